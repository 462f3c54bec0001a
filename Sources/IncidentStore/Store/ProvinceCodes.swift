import Gazetteer
import Geo
import Incidents
import Synchronization

/// The codes of provinces by their names, for records of sources that have names only. Each name is looked up once.
package final class ProvinceCodes: Sendable {
  private struct Name: Hashable {
    let country: String
    let province: String
    /// FNV-1a: texts so short take longer to be hashed as the library does.
    let hash: UInt64

    init(country: String, province: String) {
      self.country = country
      self.province = province
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for text in [country, province] { for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 } }
      self.hash = hash
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }
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
    let name = Name(country: country, province: province)
    return known[Int(truncatingIfNeeded: name.hash >> 32) & (known.count - 1)].codes.withLock { codes in
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
