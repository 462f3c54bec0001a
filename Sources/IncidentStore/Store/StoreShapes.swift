import Gazetteer
import Geo
import Incidents
import Synchronization

/// What the stages above compute of an incident and the store only keeps.
package struct StoreShapes: Sendable {
  /// The line of a strike vector, cut at 180 degrees.
  package var track: @Sendable (StrikeVector) -> [[Coordinate]]
  /// The area of uncertainty; nil for an incident that has a point.
  package var area: @Sendable (Incident) -> MultiPolygon?
  /// The code of the province that a place without one names.
  package var province: @Sendable (Place) -> String?

  package init(
    track: @escaping @Sendable (StrikeVector) -> [[Coordinate]] = { [[$0.origin, $0.target]] },
    area: @escaping @Sendable (Incident) -> MultiPolygon? = { _ in nil },
    province: @escaping @Sendable (Place) -> String? = { _ in nil }
  ) {
    self.track = track
    self.area = area
    self.province = province
  }
}

/// The codes of provinces by their names, for records of sources that have names only. Each name is looked up once.
package final class ProvinceCodes: Sendable {
  private struct Name: Hashable {
    var country: String
    var province: String
  }

  private let gazetteer: Gazetteer
  private let known = Mutex<[Name: String?]>([:])

  package init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// The code of the province that a place names, or else that a vague place's point lies in. (A place known better that
  /// names no province may lie on either side of an edge near it: it is left to the question.)
  package func storedCode(of place: Place) -> String? {
    if let code = code(of: place) { return code }
    guard place.precision == .near || place.precision == .border, let country = place.country, let lat = place.lat,
      let lon = place.lon, let province = gazetteer.province(at: Coordinate(longitude: lon, latitude: lat))
    else { return nil }
    let found = gazetteer.place(province)
    return found.country == country ? found.identifier : nil
  }

  /// ISO 3166-2; nil for a place that names no province, or one its country does not have.
  package func code(of place: Place) -> String? {
    guard let country = place.country, let province = place.admin1 else { return nil }
    let name = Name(country: country, province: province)
    return known.withLock { known in
      if let code = known[name] { return code }
      let spellings = [province, RegionName.withoutKind(province)]
      let code = spellings.lazy.flatMap { self.gazetteer.places(named: $0) }.map(self.gazetteer.place)
        .first { $0.kind == .province && $0.country == country }?.identifier
      known[name] = .some(code)
      return code
    }
  }
}
