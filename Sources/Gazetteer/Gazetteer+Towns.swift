internal import Glibc
package import Geo

extension Gazetteer {
  /// Towns in a box, by rank, then population.
  package func towns(in box: BoundingBox, limit: Int) -> [PlaceID] {
    var found: [UInt32] = []
    for row in TownGrid.row(box.south)...max(TownGrid.row(box.south), TownGrid.row(box.north)) {
      for column in columns(of: box) {
        for town in index.towns.slice(index.townStarts, row * 360 + column) {
          let record = index.places[Int(town)]
          if record.kind == PlaceKind.town.rawValue,
            box.contains(Coordinate(longitude: record.longitude, latitude: record.latitude))
          {
            found.append(town)
          }
        }
      }
    }
    found.sort { a, b in
      let (p, q) = (index.places[Int(a)], index.places[Int(b)])
      return (p.rank, q.population, a) < (q.rank, p.population, b)
    }
    return found.prefix(max(limit, 0)).map { PlaceID(rawValue: $0) }
  }

  /// Towns within a distance (on the sphere), nearest first.
  package func towns(near point: Coordinate, withinMetres distance: Double) -> [PlaceID] {
    nearest(to: point, within: distance) { $0.kind == PlaceKind.town.rawValue }.map { PlaceID(rawValue: $0) }
  }

  /// Places of the town grid within a distance of a point that pass a test, nearest first.
  func nearest(to point: Coordinate, within distance: Double, where isWanted: (PlaceRecord) -> Bool) -> [UInt32] {
    var found: [(cosine: Double, place: UInt32)] = []
    forEachPlace(near: point, within: distance, where: isWanted) { found.append(($1, $0)) }
    found.sort { ($1.cosine, $0.place) < ($0.cosine, $1.place) }
    return found.map(\.place)
  }

  /// The first of ``nearest(to:within:where:)``.
  func nearestOne(to point: Coordinate, within distance: Double, where isWanted: (PlaceRecord) -> Bool) -> UInt32? {
    var best: (cosine: Double, place: UInt32)?
    forEachPlace(near: point, within: distance, where: isWanted) { place, cosine in
      guard let known = best else { return best = (cosine, place) }
      if (known.cosine, place) < (cosine, known.place) { best = (cosine, place) }
    }
    return best?.place
  }

  /// Calls `body` with places of the town grid, and with the cosine of their distance as an angle.
  private func forEachPlace(
    near point: Coordinate, within distance: Double, where isWanted: (PlaceRecord) -> Bool,
    _ body: (_ place: UInt32, _ cosine: Double) -> Void
  ) {
    guard point.isOnEarth, distance > 0 else { return }
    let radius = 6_371_008.8
    let reach = min(distance / radius, .pi)
    let degrees = reach * 180 / .pi
    let south = max(point.latitude - degrees, -90)
    let north = min(point.latitude + degrees, 90)
    let sine = sin(reach) / cos(point.latitude * .pi / 180)
    let isAllRound = south <= -90 || north >= 90 || reach >= .pi / 2 || sine >= 1
    let width = isAllRound ? 180 : asin(sine) * 180 / .pi
    let box =
      isAllRound
      ? BoundingBox(west: -180, south: south, east: 180, north: north)
      : BoundingBox(
        west: Coordinate(longitude: point.longitude - width, latitude: 0).normalized.longitude, south: south,
        east: Coordinate(longitude: point.longitude + width, latitude: 0).normalized.longitude, north: north)
    // A hair wider, so that it turns away nothing that the distance would not.
    let edges = BoundingBox(west: box.west - 1e-9, south: south - 1e-9, east: box.east + 1e-9, north: north + 1e-9)
    let here = UnitVector(point)
    let limit = cos(reach)
    for row in TownGrid.row(south)...TownGrid.row(north) {
      for column in columns(of: box) {
        for town in index.towns.slice(index.townStarts, row * 360 + column) {
          let record = index.places[Int(town)]
          let there = Coordinate(longitude: record.longitude, latitude: record.latitude)
          guard edges.contains(there), isWanted(record) else { continue }
          let cosine = here.dot(UnitVector(there))
          if cosine >= limit { body(town, cosine) }
        }
      }
    }
  }

  private func columns(of box: BoundingBox) -> [Int] {
    let west = TownGrid.column(box.west)
    let east = TownGrid.column(box.east)
    return box.crossesAntimeridian ? Array(west...359) + Array(0...east) : Array(west...max(west, east))
  }
}

/// A direction from the earth's centre.
private struct UnitVector {
  let x: Double
  let y: Double
  let z: Double

  init(_ point: Coordinate) {
    let longitude = point.longitude * .pi / 180
    let latitude = point.latitude * .pi / 180
    x = cos(latitude) * cos(longitude)
    y = cos(latitude) * sin(longitude)
    z = sin(latitude)
  }

  func dot(_ other: UnitVector) -> Double { x * other.x + y * other.y + z * other.z }
}
