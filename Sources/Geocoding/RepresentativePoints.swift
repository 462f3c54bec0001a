internal import Gazetteer
internal import Geo
internal import Synchronization

/// Where a mention of a whole area is put on the earth: a country or continent at the point that gazetteers publish for it, a
/// province at the middle of its area. Unlike the gazetteer's widest interior point this is where users and other data sets
/// expect "Canada" to stand. Filled as provinces are asked for; safe to share.
final class RepresentativePoints: Sendable {
  private let gazetteer: Gazetteer
  private let published: [PlaceID: Coordinate]
  private let centres = Mutex<[PlaceID: Coordinate]>([:])

  /// - Parameter points: by identifier ("CAN") or name ("Europe").
  init(_ points: [(place: String, coordinate: Coordinate)], gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    var published: [PlaceID: Coordinate] = [:]
    for (place, coordinate) in points {
      if let known = gazetteer.place(identifier: place) {
        published[known.id] = coordinate
      } else if let name = gazetteer.nameID(place) {
        for id in gazetteer.places(name) {
          let kind = gazetteer.facts(id).kind
          if kind == .continent || kind == .region { published[id] = coordinate }
        }
      }
    }
    self.published = published
  }

  func point(of place: GazetteerPlace) -> Coordinate {
    if let point = published[place.id] { return point }
    guard place.kind == .province else { return place.coordinate }
    return centres.withLock { known in
      if let point = known[place.id] { return point }
      let point = centre(of: place) ?? place.coordinate
      known[place.id] = point
      return point
    }
  }

  /// The centre of gravity of a province's area in longitude and latitude, if it lies in the province.
  private func centre(of place: GazetteerPlace) -> Coordinate? {
    guard let area = gazetteer.area(of: place.id) else { return nil }
    var doubled = 0.0
    var x = 0.0
    var y = 0.0
    for polygon in area.polygons {
      // relative to the place, so that small areas far from the origin lose no digits
      var last = polygon.exterior.last ?? place.coordinate
      for point in polygon.exterior {
        let a = (last.longitude - place.coordinate.longitude, last.latitude - place.coordinate.latitude)
        let b = (point.longitude - place.coordinate.longitude, point.latitude - place.coordinate.latitude)
        let cross = a.0 * b.1 - b.0 * a.1
        doubled += cross
        x += (a.0 + b.0) * cross
        y += (a.1 + b.1) * cross
        last = point
      }
    }
    guard doubled != 0 else { return nil }
    let centre = Coordinate(
      longitude: place.coordinate.longitude + x / (3 * doubled), latitude: place.coordinate.latitude + y / (3 * doubled)
    )
    return gazetteer.province(at: centre) == place.id ? centre : nil
  }
}
