internal import Gazetteer
internal import Geo
internal import Incidents

/// Places one row of a table: first what its fields name outright, then what its text says, then the areas it names.
struct RowGeocoder {
  let gazetteer: Gazetteer
  let words: PlaceWords
  let spellings: SpellingIndex
  let representative: RepresentativePoints

  func geocode(_ row: PlaceDescription) -> PlacedDescription {
    let country = row.country.flatMap(country)
    let province = row.adm1.flatMap { division($0, country: country) }
    let scope = Scope(
      country: country ?? province.flatMap { gazetteer.place($0).country }, province: province,
      district: row.adm2.flatMap { district($0, country: country, province: province) })
    if let name = row.name, let found = named(name, in: scope) { return answer(row, found) }
    for text in [row.name, row.description] {
      if let text, let found = described(text, in: scope) { return answer(row, found) }
    }
    for fallback in [scope.district, scope.province] {
      if let fallback { return answer(row, Spot(of: fallback, as: gazetteer), of: fallback) }
    }
    if let country = scope.country, let place = gazetteer.country(country) {
      return answer(row, Spot(of: place, as: gazetteer), of: place)
    }
    return PlacedDescription(id: row.id)
  }

  /// What a row says its place lies in.
  struct Scope {
    let country: String?
    let province: PlaceID?
    /// A district, or the town it is named after.
    let district: PlaceID?
  }

  private func answer(_ row: PlaceDescription, _ found: (place: PlaceID, spot: Spot)) -> PlacedDescription {
    answer(row, found.spot, of: found.place)
  }

  private func answer(_ row: PlaceDescription, _ spot: Spot, of id: PlaceID) -> PlacedDescription {
    let place = gazetteer.place(id)
    var result = PlacedDescription(id: row.id)
    result.coordinate =
      spot.coordinate == place.coordinate ? representative.point(of: place) : spot.coordinate
    result.country = place.country
    if let province = place.province.map({ gazetteer.place($0) }) {
      result.admin1 = province.name
      result.admin1Code = province.isoCode
    }
    result.precision = spot.precision
    result.radiusKm = spot.radiusKm
    result.gazetteerID = place.identifier
    return result
  }

  // MARK: Areas

  /// The alpha-3 code of a country's name or code; "Myanmar (Burma)" is read as either.
  func country(_ text: String) -> String? {
    let parts = [text] + text.split(whereSeparator: { $0 == "(" || $0 == ")" }).map(String.init)
    for part in parts {
      let name = part.trimmed
      if let place = gazetteer.place(identifier: name), place.kind == .country { return place.country }
      for id in gazetteer.places(named: name) where gazetteer.place(id).kind == .country {
        return gazetteer.place(id).country
      }
    }
    return nil
  }

  /// The first-order division of that name in a country.
  func division(_ text: String, country: String?) -> PlaceID? {
    let name = PlaceTitle(text, words: words)
    for part in [text.trimmed, name.base] {
      for id in gazetteer.places(named: part) {
        let place = gazetteer.place(id)
        if place.kind == .province, country == nil || place.country == country { return id }
      }
    }
    guard let country else { return nil }
    let alike = spellings.places(like: name.base, in: country, province: nil)
    if let best = alike.first(where: { gazetteer.place($0.place).kind == .province }) { return best.place }
    return nil
  }

  private func district(_ text: String, country: String?, province: PlaceID?) -> PlaceID? {
    let name = PlaceTitle(text, words: words)
    let scope = Scope(country: country, province: province, district: nil)
    return best(candidates(name, in: scope), name: name, prefer: .district, in: scope)
  }

  // MARK: Names

  private func named(_ text: String, in scope: Scope) -> (place: PlaceID, spot: Spot)? {
    let name = PlaceTitle(text, words: words)
    guard !name.isRelation else { return nil }
    if let province = scope.province, name.generic.contains(.province) || name.generic.isEmpty,
      division(text, country: scope.country) == province, !name.generic.isEmpty
    {
      return (province, Spot(of: province, as: gazetteer))
    }
    let prefer: PlaceKind? =
      name.generic.contains(.town) && !name.generic.contains(.district)
      ? .town : name.generic.contains(.district) ? .district : name.generic.contains(.province) ? .province : nil
    guard let place = best(candidates(name, in: scope), name: name, prefer: prefer, in: scope) else { return nil }
    var spot = Spot(of: place, as: gazetteer)
    if prefer == .district, spot.precision == .town {
      spot = Spot(coordinate: spot.coordinate, precision: .district, radiusKm: max(15, spot.radiusKm ?? 0))
    }
    return (place, spot)
  }

  private func candidates(_ name: PlaceTitle, in scope: Scope) -> [PlaceID] {
    var seen: Set<PlaceID> = []
    var result: [PlaceID] = []
    for text in [name.whole, name.base] {
      for id in gazetteer.places(named: text) where seen.insert(id).inserted {
        if scope.country == nil || gazetteer.place(id).country == scope.country { result.append(id) }
      }
    }
    if let country = scope.country, !result.contains(where: { isWithin($0, scope) }) {
      for alike in spellings.places(like: name.base, in: country, province: scope.province).prefix(8)
      where seen.insert(alike.place).inserted {
        result.append(alike.place)
      }
    }
    return result
  }

  /// Whether a place fits the scope: in its province, or near its district.
  private func isWithin(_ id: PlaceID, _ scope: Scope) -> Bool {
    let place = gazetteer.place(id)
    if let province = scope.province, place.province == province { return true }
    if let district = scope.district {
      return place.coordinate.distance(to: gazetteer.place(district).coordinate) < 60_000
    }
    return scope.province == nil
  }

  private func best(_ candidates: [PlaceID], name: PlaceTitle, prefer: PlaceKind?, in scope: Scope) -> PlaceID? {
    let wanted = Spelling(name.base)
    var best: (place: PlaceID, score: Double)?
    for id in candidates {
      let place = gazetteer.place(id)
      if place.kind == .country || place.kind == .continent { continue }
      var score = log10Approximate(place.population) * 0.3
      if let prefer { score += place.kind == prefer ? 2 : 0 }
      if place.kind == .town { score += 0.5 }
      if wanted == Spelling(place.name) { score += 0.5 }
      if let province = scope.province { score += place.province == province ? 6 : 0 }
      if let district = scope.district, district != id {
        let far = place.coordinate.distance(to: gazetteer.place(district).coordinate) / 1000
        score += far < 30 ? 4 : far < 60 ? 3 : far < 120 ? 1 : -2
      }
      // a namesake beyond the province is worse than the province itself
      if !isWithin(id, scope) { continue }
      if let known = best, known.score >= score { continue }
      best = (id, score)
    }
    return best?.place
  }

  // MARK: Texts

  /// The finest place that a free text names inside the scope; by its spelling alone when it names nothing finer than a
  /// province that the gazetteer knows.
  private func described(_ text: String, in scope: Scope) -> (place: PlaceID, spot: Spot)? {
    var text = text
    return text.withUTF8 { bytes in
      let reading = Reading(of: bytes, gazetteer: gazetteer, words: words, rowScope: scope, spellings: spellings)
      let region = province(in: reading) ?? scope.province
      let best = finest(in: reading, region: region)
      if best == nil || gazetteer.facts(best?.place ?? PlaceID(rawValue: 0)).kind.isBroad,
        let country = scope.country ?? best.flatMap({ gazetteer.country(of: $0.place) }),
        let alike = alike(in: reading.document, country: country, region: region)
      {
        return alike
      }
      guard let best else { return nil }
      // a country, or a province already known, says nothing new
      if gazetteer.facts(best.place).kind == .country, scope.province != nil || scope.district != nil { return nil }
      if best.place == scope.province, scope.district != nil { return nil }
      return best
    }
  }

  /// The province that the text says its place lies in.
  private func province(in reading: Reading) -> PlaceID? {
    for (index, mention) in reading.document.mentions.enumerated() {
      guard let (id, share, isContainer) = reading.place(of: index), !isContainer, share > 0.5,
        gazetteer.facts(id).kind == .province, mention.generic.contains(.province) || index > 0
      else { continue }
      return id
    }
    return nil
  }

  private func finest(in reading: Reading, region: PlaceID?) -> (place: PlaceID, spot: Spot)? {
    let finder = SpotFinder(reading: reading)
    var best: (place: PlaceID, spot: Spot, score: Double)?
    for (index, mention) in reading.document.mentions.enumerated() where mention.form == .name {
      guard let (id, share, isContainer) = reading.place(of: index) else { continue }
      let place = gazetteer.place(id)
      var score = 0.4 * share - 0.35 * Double(index)
      switch place.kind {
      case .continent: continue
      case .town, .site: score += isContainer ? 1 : 3
      case .district: score += isContainer ? 1.5 : 2.6
      case .province: score += 1
      case .region, .water: score += 0.8
      case .country: break
      }
      // a quarter or a street named like a town elsewhere
      if !mention.generic.isDisjoint(with: [.quarter, .road]) && place.kind != .province { score -= 2.2 }
      if let region, id != region, place.province != region, place.kind != .country { score -= 2.5 }
      var spot = Spot(of: place)
      if !isContainer, let relation = RelationFinder(document: reading.document).relation(of: mention) {
        spot = finder.spot(of: place, relation, mention: index)
        if relation == .between, let middle = finder.between(place, index) { spot = middle }
      }
      if score > best?.score ?? -.infinity { best = (id, spot, score) }
    }
    return best.map { ($0.place, $0.spot) }
  }

  /// A place spelt nearly like a capitalised run of the text.
  private func alike(in document: Document, country: String, region: PlaceID?) -> (place: PlaceID, spot: Spot)? {
    var index = 0
    while index < document.words.count {
      guard document.words[index].isCapital else {
        index += 1
        continue
      }
      var end = index
      while end + 1 < document.words.count, end - index < 3, document.words[end + 1].isCapital,
        document.words[end + 1].gap.isPlain || document.words[end + 1].gap == .hyphen,
        document.words[end + 1].cues.isDisjoint(with: .generic)
      {
        end += 1
      }
      for last in stride(from: end, through: index, by: -1) {
        let name = document.string(document.words[index].start..<document.words[last].end)
        guard name.utf8.count >= 5, document.words[index].cues.isDisjoint(with: .generic) else { continue }
        let found = spellings.places(like: name, in: country, province: region)
        if let first = found.first, first.distance <= (region == nil ? 0.12 : 0.18) {
          return (first.place, Spot(of: first.place, as: gazetteer))
        }
      }
      index = end + 1
    }
    return nil
  }
}

extension PlaceKind {
  /// Too wide to say where in a country.
  fileprivate var isBroad: Bool { self == .country || self == .province || self == .continent }
}

extension Spot {
  init(of place: PlaceID, as gazetteer: Gazetteer) { self.init(of: gazetteer.place(place)) }
}

/// A place's name parted from its generic word and from what stands in brackets: "Hranitne village (Volnovakha raion)".
struct PlaceTitle {
  /// Without the brackets.
  let whole: String
  /// Without the generic words.
  let base: String
  let generic: CueSet
  /// "Border between A and B", "A - B highway": no name but a relation.
  let isRelation: Bool

  init(_ text: String, words: PlaceWords) {
    let outside = text.split(separator: "(", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init)
    let whole = (outside ?? text).trimmed
    let parts = whole.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "," }).map(String.init)
    var generic: CueSet = []
    var kept = parts
    while kept.count > 1, let last = kept.last {
      let cues = words.cues(wordKey(last)).intersection(.generic)
      if cues.isEmpty { break }
      if generic.isEmpty { generic = cues }
      kept.removeLast()
    }
    while kept.count > 1, let first = kept.first, generic.isEmpty || first.first?.isLowercase == true {
      let cues = words.cues(wordKey(first))
      guard !cues.intersection(.generic).isEmpty || ["of", "the", "in", "near"].contains(first) else { break }
      guard first.first?.isLowercase == true else { break }
      generic.formUnion(cues.intersection(.generic))
      kept.removeFirst()
    }
    self.whole = whole
    base = kept.joined(separator: " ")
    self.generic = generic
    let lowered = parts.map { wordKey($0) }
    isRelation =
      lowered.contains(wordKey("between")) || lowered.contains(wordKey("border"))
      || parts.contains("-") || parts.contains("and")
  }
}

extension String {
  var trimmed: String {
    let blanks: (Character) -> Bool = { $0.isWhitespace }
    return String(drop(while: blanks).reversed().drop(while: blanks).reversed())
  }
}
