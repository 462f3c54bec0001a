import Gazetteer

/// Chooses the place that someone who names a region means.
struct RegionName {
  let gazetteer: Gazetteer

  /// Throws when nothing has that name.
  func place(named text: String) throws(RegionError) -> (place: GazetteerPlace, note: String?) {
    let name = text.split(separator: " ").joined(separator: " ")
    if let place = gazetteer.place(identifier: name) ?? gazetteer.place(identifier: name.uppercased()) {
      return (place, nil)
    }
    var exact = gazetteer.places(named: name).map(gazetteer.place)
    if exact.isEmpty { exact = gazetteer.places(named: Self.withoutKind(name)).map(gazetteer.place) }
    let areas = ranked(exact.filter { $0.kind == .country || $0.kind == .province }, name)
    // "Sistan" is also how people call Sistan and Baluchestan: an area's word counts more than a hamlet's whole name.
    let others = ranked(exact.filter { $0.kind != .country && $0.kind != .province }, name)
    let candidates: [GazetteerPlace]
    if !areas.isEmpty {
      candidates = areas + others
    } else if let first = others.first, first.population >= 20_000 || first.kind == .water {
      candidates = others
    } else {
      candidates = areasHolding(name) + others
    }
    guard let taken = candidates.first else {
      let near = gazetteer.suggestions(for: name, limit: 5).map(label)
      throw RegionError(text: text, reason: "is not known", suggestions: near)
    }
    // The same place may come as town and as province of its name; only what lies elsewhere is worth telling.
    let rivals = candidates.dropFirst().filter { ($0.kind == taken.kind || $0.rank <= 4) && $0.id != taken.id }.prefix(
      3)
    let differs = !isSame(name, taken.name)
    guard differs || !rivals.isEmpty else { return (taken, nil) }
    var note = "\"\(text)\" is taken as \(label(taken)) [\(taken.identifier)]"
    if !rivals.isEmpty {
      note += "; not " + rivals.map { "\(label($0)) [\($0.identifier)]" }.joined(separator: ", ")
    }
    return (taken, note)
  }

  /// Countries, then places whose main name it is, then as the gazetteer ranks them.
  private func ranked(_ places: [GazetteerPlace], _ name: String) -> [GazetteerPlace] {
    func rank(_ place: GazetteerPlace) -> Int {
      let isMain = isSame(place.name, name)
      switch place.kind {
      case .country: return isMain ? 0 : 2
      case .province: return isMain ? 1 : 3
      default: return isMain ? 4 : 5
      }
    }
    return places.enumerated().sorted { a, b in
      let ranks = (rank(a.element), rank(b.element))
      return ranks.0 != ranks.1 ? ranks.0 < ranks.1 : a.offset < b.offset
    }.map(\.element)
  }

  /// Countries and provinces one of whose names has these words in it: "Sistan" for Sistan and Baluchestan.
  private func areasHolding(_ name: String) -> [GazetteerPlace] {
    let words = [0x20] + Folded.bytes(name) + [0x20]
    guard words.count >= 6 else { return [] }
    let areas = gazetteer.places(kind: .country) + gazetteer.places(kind: .province)
    return areas.filter { area in
      gazetteer.names(of: area).contains { other in
        other.text.utf8.count >= name.utf8.count && Self.holds([0x20] + Folded.bytes(other.text) + [0x20], words)
      }
    }.map(gazetteer.place)
  }

  private static func holds(_ name: [UInt8], _ words: [UInt8]) -> Bool {
    guard name.count >= words.count else { return false }
    return (0...(name.count - words.count)).contains { name[$0...].starts(with: words) }
  }

  /// "Kerman province" is Kerman.
  static func withoutKind(_ name: String) -> String {
    let kinds: Set<String> = ["province", "governorate", "state", "region", "district", "county", "oblast"]
    var words = name.split(separator: " ")
    if words.count > 1, let last = words.last, kinds.contains(last.lowercased()) { words.removeLast() }
    return words.joined(separator: " ")
  }

  private func isSame(_ a: String, _ b: String) -> Bool { a.lowercased() == b.lowercased() }

  /// `Balochistan (Pakistan)`.
  private func label(_ place: GazetteerPlace) -> String {
    guard place.kind != .country, let country = place.country, let land = gazetteer.place(identifier: country) else {
      return place.name
    }
    return "\(place.name) (\(land.name))"
  }
}
