internal import Gazetteer
internal import Geo
internal import Incidents

/// Places one row of a table: first what its fields name outright, then what its text says, then the areas it names.
struct RowGeocoder {
  let geocoder: Geocoder
  /// Keep what was tried and weighed.
  let explaining: Bool

  private var gazetteer: Gazetteer { geocoder.gazetteer }
  private var words: PlaceWords { geocoder.words }
  private var spellings: SpellingIndex { geocoder.spellings }

  func geocode(_ row: PlaceDescription) -> PlacedDescription {
    let country = row.country.flatMap(country)
    let province = row.adm1.flatMap { division($0, country: country) }
    let scope = Scope(
      country: country ?? province.flatMap { gazetteer.place($0).country }, province: province,
      district: row.adm2.flatMap { district($0, country: country, province: province) })
    var attempts: [RowAttempt] = []
    let found = place(of: row, in: scope, &attempts)
    var placed = found.map { answer(row, $0) } ?? PlacedDescription(id: row.id)
    if explaining { placed.attempts = attempts }
    return placed
  }

  private func place(
    of row: PlaceDescription, in scope: Scope, _ attempts: inout [RowAttempt]
  ) -> (place: PlaceID, spot: Spot)? {
    if let name = row.name {
      var attempt = RowAttempt(field: "name", text: name, manner: .name)
      let found = named(name, in: scope, &attempt)
      attempts.append(attempt)
      if let found { return found }
    }
    for (field, text) in [("name", row.name), ("description", row.description)] {
      guard let text else { continue }
      if let found = described(text, field: field, in: scope, &attempts) { return found }
    }
    let areas = [
      ("adm2", row.adm2, scope.district), ("adm1", row.adm1, scope.province),
      ("country", row.country, scope.country.flatMap(gazetteer.country)),
    ]
    for (field, text, area) in areas {
      guard let area else { continue }
      var attempt = RowAttempt(field: field, text: text ?? "", manner: .area)
      attempt.candidates = [RowAttempt.Candidate(place: area, score: 0, contributions: [])]
      attempts.append(attempt)
      return (area, Spot(of: area, as: gazetteer))
    }
    return nil
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
      spot.coordinate == place.coordinate ? geocoder.representative.point(of: place) : spot.coordinate
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
    return weighed(candidates(name, in: scope), name: name, prefer: .district, in: scope).first?.place
  }

  // MARK: Names

  private func named(_ text: String, in scope: Scope, _ attempt: inout RowAttempt) -> (place: PlaceID, spot: Spot)? {
    let name = PlaceTitle(text, words: words)
    guard !name.isRelation else { return nil }
    if let province = scope.province, name.generic.contains(.province) || name.generic.isEmpty,
      division(text, country: scope.country) == province, !name.generic.isEmpty
    {
      attempt.candidates = [RowAttempt.Candidate(place: province, score: 0, contributions: [])]
      return (province, Spot(of: province, as: gazetteer))
    }
    let prefer: PlaceKind? =
      name.generic.contains(.town) && !name.generic.contains(.district)
      ? .town : name.generic.contains(.district) ? .district : name.generic.contains(.province) ? .province : nil
    attempt.candidates = weighed(candidates(name, in: scope), name: name, prefer: prefer, in: scope)
    guard let place = attempt.candidates.first?.place else { return nil }
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

  /// The candidates that lie where the row says, best first, with what spoke for each.
  private func weighed(
    _ candidates: [PlaceID], name: PlaceTitle, prefer: PlaceKind?, in scope: Scope
  ) -> [RowAttempt.Candidate] {
    let wanted = spellings.spelling(name.base, in: scope.country)
    var result: [RowAttempt.Candidate] = []
    for id in candidates {
      let place = gazetteer.place(id)
      // a namesake beyond the province is worse than the province itself
      if place.kind == .country || place.kind == .continent || !isWithin(id, scope) { continue }
      var points = [
        Contribution(feature: "population", value: log10Approximate(place.population), weight: 0.3)
      ]
      func add(_ feature: String, _ weight: Double) {
        points.append(Contribution(feature: feature, value: 1, weight: weight))
      }
      if let prefer, place.kind == prefer { add("headAgrees", 2) }
      if place.kind == .town { add("town", 0.5) }
      if wanted == spellings.spelling(place.name, in: scope.country) { add("sameSpelling", 0.5) }
      if let province = scope.province, place.province == province { add("inProvince", 6) }
      if let district = scope.district, district != id {
        let far = place.coordinate.distance(to: gazetteer.place(district).coordinate) / 1000
        add(far < 120 ? "nearDistrict" : "farFromDistrict", far < 30 ? 4 : far < 60 ? 3 : far < 120 ? 1 : -2)
      }
      let score = points.reduce(0) { $0 + $1.points }
      result.append(RowAttempt.Candidate(place: id, score: score, contributions: points))
    }
    let order = result.indices.sorted { a, b in
      result[a].score != result[b].score ? result[a].score > result[b].score : a < b
    }
    return order.map { result[$0] }
  }

  // MARK: Texts

  /// The finest place that a free text names inside the scope; by its spelling alone when it names nothing finer than a
  /// province that the gazetteer knows.
  private func described(
    _ text: String, field: String, in scope: Scope, _ attempts: inout [RowAttempt]
  ) -> (place: PlaceID, spot: Spot)? {
    var bytes = text
    return bytes.withUTF8 { bytes in
      let reading = Reading(of: bytes, by: geocoder, rowScope: scope, explaining: explaining)
      if explaining {
        let builder = ToponymBuilder(
          reading: reading, datelines: Spans([]), representative: geocoder.representative, explaining: true)
        var attempt = RowAttempt(field: field, text: text, manner: .text)
        attempt.toponyms = builder.toponyms()
        attempts.append(attempt)
      }
      let region = province(in: reading) ?? scope.province
      let best = finest(in: reading, region: region)
      if best == nil || gazetteer.facts(best?.place ?? PlaceID(rawValue: 0)).kind.isBroad,
        let country = scope.country ?? best.flatMap({ gazetteer.country(of: $0.place) }),
        let alike = alike(in: reading.document, country: country, region: region)
      {
        var attempt = RowAttempt(field: field, text: text, manner: .spelling)
        attempt.candidates = [RowAttempt.Candidate(place: alike.place, score: 0, contributions: [])]
        attempts.append(attempt)
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
