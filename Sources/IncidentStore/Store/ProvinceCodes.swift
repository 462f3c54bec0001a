import Gazetteer
import Geo
import Incidents
import Synchronization

/// The codes of provinces by their names, for records of sources that have names only. Each name is looked up once.
package final class ProvinceCodes: Sendable {
  private struct Name: Hashable {
    var country: String
    var province: String
  }

  /// Names that were looked up. There are several such parts, so that threads seldom wait for one another.
  private final class Known: Sendable {
    let codes = Mutex<[Name: String?]>([:])
  }

  private let gazetteer: Gazetteer
  private let known = (0..<32).map { _ in Known() }

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
    let part = province.utf8.reduce(0) { $0 &* 31 &+ Int($1) } & (known.count - 1)
    return known[part].codes.withLock { codes in
      let name = Name(country: country, province: province)
      if let code = codes[name] { return code }
      let code = lookUp(name)
      codes[name] = .some(code)
      return code
    }
  }

  private func lookUp(_ name: Name) -> String? {
    let spellings = [name.province, RegionName.withoutKind(name.province)]
    return spellings.lazy.flatMap { self.gazetteer.places(named: $0) }.map(self.gazetteer.place)
      .first { $0.kind == .province && $0.country == name.country }?.identifier
  }
}
