import Gazetteer
import Geo
import Incidents
import Synchronization

/// The codes of provinces by their names, for records of sources that have names only. Each name is looked up once.
package final class ProvinceCodes: Sendable {
  /// Names that were looked up, found by their hash: there are few of them and many look-ups, in which the library's dictionary would
  /// take longer to hash a name than to find it.
  private struct Names {
    private struct Entry {
      var hash: UInt64
      var country: String
      var province: String
      var code: String?
    }

    private var entries: [Entry] = []
    /// The number of an entry from 1; 0 for a slot that is free.
    private var slots = [Int32](repeating: 0, count: 256)

    /// The code of a name, which `lookUp` finds when it was not met before.
    mutating func code(
      _ country: String, _ province: String, hash: UInt64, _ lookUp: () -> String?
    ) -> String? {
      var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[place] != 0 {
        let number = Int(slots[place]) - 1
        if entries[number].hash == hash, entries[number].province == province, entries[number].country == country {
          return entries[number].code
        }
        place = (place + 1) & (slots.count - 1)
      }
      let code = lookUp()
      entries.append(Entry(hash: hash, country: country, province: province, code: code))
      slots[place] = Int32(truncatingIfNeeded: entries.count)
      if entries.count * 2 > slots.count { grow() }
      return code
    }

    private mutating func grow() {
      slots = [Int32](repeating: 0, count: slots.count * 4)
      for (number, entry) in entries.enumerated() {
        var place = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
        while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = Int32(truncatingIfNeeded: number + 1)
      }
    }
  }

  /// Some of the names. There are several such parts, so that threads seldom wait for one another.
  private final class Known: Sendable {
    let names = Mutex(Names())
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
    var hash = TextHash()
    hash.add(country)
    hash.add(province)
    let mixed = hash.mixed
    return known[Int(truncatingIfNeeded: mixed >> 48) & (known.count - 1)].names.withLock { names in
      names.code(country, province, hash: mixed >> 16) { lookUp(country, province) }
    }
  }

  private func lookUp(_ country: String, _ province: String) -> String? {
    let spellings = [province, RegionName.withoutKind(province)]
    return spellings.lazy.flatMap { self.gazetteer.places(named: $0) }.map(self.gazetteer.place)
      .first { $0.kind == .province && $0.country == country }?.identifier
  }
}
