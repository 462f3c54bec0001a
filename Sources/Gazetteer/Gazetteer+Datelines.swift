extension Gazetteer {
  /// Where a report was filed, by its dateline: the town or province that it names before the day ("LIMA, 4 Feb 90 (EFE)"), in
  /// the country that it names beside it ("MANAGUA (NICARAGUA)"); a country named alone; nil where it names no such place
  /// ("CLANDESTINE").
  package func filingPlace(of dateline: String) -> PlaceID? {
    let bytes = Array(dateline.utf8.prefix { !(0x30...0x39).contains($0) })
    var found: [[PlaceID]] = []
    bytes.withUnsafeBufferPointer { text in
      forEachName(in: text) { range, name in
        let letter = text[range.lowerBound]
        // "NO DATE" is neither Norway nor Nō in Japan.
        guard range.count > 2, (0x41...0x5A).contains(letter) || letter >= 0x80 else { return }
        var named: [PlaceID] = []
        forEachUse(of: name) { use in if use.kind != .abbreviation { named.append(use.place) } }
        if !named.isEmpty { found.append(named) }
      }
    }
    guard let first = found.first else { return nil }
    let countries = found.lazy.compactMap { $0.first { self.kind(of: $0) == .country } }
    guard let stated = countries.first.flatMap({ country(of: $0) }) else {
      // Agencies file from capitals rather than from greater towns of their name.
      let towns = first.filter { kind(of: $0) == .town }
      return towns.first { town in country(of: town).flatMap { capital(of: $0) } == town }
        ?? towns.max { facts($0).population < facts($1).population } ?? first.first { kind(of: $0) == .province }
    }
    return first.first { country(of: $0) == stated && kind(of: $0) == .town } ?? country(stated)
  }
}
