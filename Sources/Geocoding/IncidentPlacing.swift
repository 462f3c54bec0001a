internal import Gazetteer
internal import Geo
internal import Incidents

/// Puts incidents on the earth, from the words that their evidence quotes for place and origin.
struct IncidentPlacing {
  let builder: ToponymBuilder
  let spans: EvidenceSpans
  let support: CountrySupport
  /// The town that the report was filed from, when its dateline stands apart from the text.
  let town: GazetteerPlace?
  private let borders = Borders()

  /// - Parameter filed: where the report was filed, when its dateline stands apart from the text.
  init(builder: ToponymBuilder, spans: EvidenceSpans, filed: PlaceID?) {
    self.builder = builder
    self.spans = spans
    town = filed.map { builder.reading.gazetteer.place($0) }.flatMap { $0.kind == .town ? $0 : nil }
    let home = filed.flatMap { builder.reading.gazetteer.country(of: $0) }.map { CountryKey($0) }
    support = CountrySupport(builder.reading.senses, builder.reading.document, filed: home)
  }

  func placed(_ incident: Incident, at index: Int) -> Incident {
    var incident = incident
    if let place = incident.place {
      incident.place = filled(
        place, from: spans.places[index], in: spans.countries[index], without: strikers(incident))
    }
    if var origin = incident.origin, let place = origin.place {
      let place = filled(place, from: spans.origins[index], in: [], without: [])
      origin.place = place
      if origin.country == nil { origin.country = place.country }
      incident.origin = origin
    }
    if let country = incident.place?.country {
      incident.actors = incident.actors.map { $0.atHome(in: country, builder.reading.words.forces) }
    }
    return incident
  }

  /// The countries whose forces strike from afar: a name that the gazetteer lacks is hardly of a place at their home.
  private func strikers(_ incident: Incident) -> Set<String> {
    guard incident.type.isRemoteStrike else { return [] }
    return Set(incident.actors.filter { ["MIL", "GOV"].contains($0.sector) }.compactMap(\.country))
  }

  private var gazetteer: Gazetteer { builder.reading.gazetteer }

  /// The place of the most specific span that can be placed; for names that the gazetteer lacks the country that other words
  /// give, that the text is about or that the report was filed from.
  private func filled(
    _ place: Place, from spans: [Range<Int>], in countries: [Range<Int>], without strikers: Set<String>
  ) -> Place {
    if let town, let span = spans.first, namesFilingPlace(span) { return described(place, Location(town)) }
    let found = spans.indices.compactMap { located(spans[$0...]) }
    if let first = found.first(where: { !isNamesake($0, beside: found) }) ?? found.first {
      // A later name may be of a town in the area, or a city of the country, that an earlier one names.
      let finer = found.first { other in
        switch first.named.kind {
        case .province: other.named.kind == .town && other.named.province == first.named.id
        case .country: other.named.kind != .country && other.named.country == first.named.country
        default: false
        }
      }
      return described(place, finer ?? first)
    }
    let told = countries.lazy.flatMap { mentions(in: $0) }.compactMap { builder.reading.place(of: $0) }.first
      .flatMap { gazetteer.country(of: $0.place) }.flatMap { gazetteer.country($0) }.map { gazetteer.place($0) }
    let filed = place.country.flatMap { gazetteer.country($0) }.map { gazetteer.place($0) }
    let discussed = builder.reading.countryUnderDiscussion.flatMap { strikers.contains($0.country ?? "") ? nil : $0 }
    let likely = [told, spans.isEmpty ? nil : discussed, filed]
    guard let country = likely.lazy.compactMap({ $0 }).first(where: { !isNamedForItsBorder($0) }) else { return place }
    if let area = provinceSpoken(around: spans, in: country) { return described(place, Location(area)) }
    // "the Miramonte neighbourhood": of the town in which it is told, where no other is.
    if let town, town.country == country.country, let span = spans.first, namesQuarter(span) {
      return described(place, Location(town))
    }
    return described(place, Location(country))
  }

  /// Whether all that the text says of a country is that its border is near: what happened there is hardly in that country.
  private func isNamedForItsBorder(_ country: GazetteerPlace) -> Bool {
    if borders.onlyNamed == nil { borders.onlyNamed = countriesNamedForTheirBorder() }
    return country.country.map { borders.onlyNamed?[$0] == true } ?? false
  }

  /// For each country of the text whether its every mention is one of its border.
  private func countriesNamedForTheirBorder() -> [String: Bool] {
    var found: [String: Bool] = [:]
    for index in builder.reading.document.mentions.indices {
      guard let named = builder.reading.place(of: index), named.share > 0.5,
        let country = gazetteer.country(of: named.place), found[country] != false
      else { continue }
      found[country] = builder.toponym(index).relation == .border
    }
    return found
  }

  /// What is worked out once, when it is first asked for.
  private final class Borders {
    var onlyNamed: [String: Bool]?
  }

  /// "this capital", "this city": where the report was filed.
  private func namesFilingPlace(_ span: Range<Int>) -> Bool {
    ["this capital", "this city", "this town"].contains(builder.reading.document.string(span).lowercased())
  }

  private func namesQuarter(_ span: Range<Int>) -> Bool {
    builder.reading.document.mentions.contains { span.overlaps($0.range) && $0.generic.contains(.quarter) }
  }

  /// The province of a country that the words around a name the gazetteer lacks speak of: "in Takhar province ... in another
  /// operation in Ishkamish district".
  private func provinceSpoken(around spans: [Range<Int>], in country: GazetteerPlace) -> GazetteerPlace? {
    let named = builder.reading.document.mentions
    guard let span = spans.first, named.contains(where: { $0.form == .name && span.overlaps($0.range) }) else {
      return nil
    }
    var nearest: (place: GazetteerPlace, gap: Int)?
    for (index, mention) in named.enumerated()
    where mention.form == .name && mention.range.lowerBound > span.lowerBound - Self.spoken {
      let gap = abs(mention.range.lowerBound - span.lowerBound)
      guard mention.range.lowerBound < span.upperBound + Self.apposition, gap < nearest?.gap ?? .max,
        let (id, share, _) = builder.reading.place(of: index), share > 0.5
      else { continue }
      let named = gazetteer.place(id)
      if named.kind == .province, named.country == country.country { nearest = (named, gap) }
    }
    return nearest?.place
  }

  /// The bytes before a name within which a province spoken of may be its own.
  private static let spoken = 400
  /// The bytes behind it.
  private static let apposition = 60

  /// Whether a small place lies in none of the provinces that the other words name, and far from all of them: a namesake of the
  /// one that is meant.
  private func isNamesake(_ found: Location, beside others: [Location]) -> Bool {
    let named = found.named
    guard [.town, .district, .site].contains(named.kind), named.population < Self.small else { return false }
    // "Kherson: ... in the Dniprovskyi district": a part of the city that is named with it
    if found.isPart || found.named.kind == .district || found.named.kind == .site,
      others.contains(where: { city in
        city.named.kind == .town && city.named.population > Self.small && city.named.country == named.country
          && city.spot.coordinate.distance(to: found.spot.coordinate) > Self.apart
      })
    {
      return true
    }
    let provinces = others.filter { $0.named.kind == .province && $0.named.country == named.country }
    return !provinces.isEmpty
      && provinces.allSatisfy { area in
        area.named.id != named.province
          && area.spot.coordinate.distance(to: found.spot.coordinate) > area.named.radiusMetres + Self.apart
      }
  }

  /// The people of a place that has to be in the area spoken of to be meant.
  private static let small = 50_000
  /// Metres beyond an area within which a place may still be spoken of as in it.
  private static let apart = 60_000.0

  /// Where words put an incident: a place and the spot that they mean beside or in it.
  private struct Location {
    var named: GazetteerPlace
    var spot: Spot
    /// Words such as "district" or "quarter" stand beside its name.
    var isPart = false

    init(_ named: GazetteerPlace, _ spot: Spot? = nil) {
      self.named = named
      self.spot = spot ?? Spot(of: named)
    }
  }

  /// Where the first of some spans, the wider ones behind it, puts an incident.
  private func located(_ spans: ArraySlice<Range<Int>>) -> Location? {
    guard let span = spans.first else { return nil }
    for mention in mentions(in: span) {
      if let city = capital(mention, named: span) { return Location(city) }
      let toponym = builder.toponym(mention)
      guard let id = toponym.place, let coordinate = toponym.coordinate else { continue }
      let finder = SpotFinder(reading: builder.reading)
      var found = Location(
        gazetteer.place(id),
        Spot(coordinate: coordinate, precision: toponym.precision ?? .country, radiusKm: toponym.radiusKm))
      let sense = builder.reading.senses[builder.reading.senseOfMention[mention]]
      found.isPart = !sense.generic.isDisjoint(with: [.district, .quarter])
      if let other = better(found.named, for: mention) {
        guard let other = other.place.map({ gazetteer.place($0) }) else { continue }
        found = Location(other, toponym.relation.map { finder.spot(of: other, $0, mention: mention) })
      }
      if toponym.relation == .border,
        let (area, strip) = finder.border(of: found.named, mention, inside: Array(spans))
      {
        return Location(area, strip)
      }
      // "close to the Afghan border", said of no other country, is hardly in Afghanistan.
      if toponym.relation == .border, found.named.kind == .country { continue }
      if toponym.relation == .between, let middle = finder.between(found.named, mention) { found.spot = middle }
      return found
    }
    return nil
  }

  /// "the Afghan capital": the city that the words mean.
  private func capital(_ mention: Int, named span: Range<Int>) -> GazetteerPlace? {
    guard span.upperBound > builder.reading.document.mentions[mention].range.upperBound,
      builder.reading.document.string(span).lowercased().hasSuffix("capital"),
      let (id, _, _) = builder.reading.place(of: mention), let country = gazetteer.country(of: id)
    else { return nil }
    return gazetteer.capital(of: country).map { gazetteer.place($0) }
  }

  /// The place that a name must mean instead of the likeliest; nil when it has no other.
  private struct Replacement {
    var place: PlaceID?
  }

  /// What an incident's place must mean instead, if it cannot well be what the name means most likely; nil when it can.
  ///
  /// Incidents happen in towns rather than in provinces of the same name, and in countries that the rest of the text speaks of
  /// rather than at namesakes far away.
  private func better(_ named: GazetteerPlace, for mention: Int) -> Replacement? {
    let sense = builder.reading.senses[builder.reading.senseOfMention[mention]]
    if let chosen = sense.candidates.first(where: { $0.place == named.id }), support.isStrange(chosen, sense),
      !isAcross(named)
    {
      let known = sense.candidates.indices.filter { !support.isStrange(sense.candidates[$0], sense) }
      let best = known.max { sense.shares[$0] < sense.shares[$1] }
      let home = builder.reading.countryUnderDiscussion?.country
      guard let best, home == nil || gazetteer.place(sense.candidates[best].place).country == home else {
        return Replacement(place: nil)
      }
      return Replacement(place: sense.candidates[best].place)
    }
    // "in the Red Sea" is at sea; the province of that name goes without an article.
    let before = builder.reading.document.mentions[mention].words.lowerBound - 1
    if named.kind == .province, builder.reading.document.word(before)?.cues.contains(.the) == true,
      let sea = sense.candidates.first(where: { $0.kind == .water && gazetteer.place($0.place).name.hasSuffix(" Sea") })
    {
      return Replacement(place: sea.place)
    }
    guard named.kind == .province, sense.generic.isDisjoint(with: [.province, .region, .district]) else { return nil }
    let towns = sense.candidates.indices.filter {
      sense.candidates[$0].kind == .town && sense.candidates[$0].province == named.id
    }
    guard let town = towns.max(by: { sense.candidates[$0].population < sense.candidates[$1].population }) else {
      return nil
    }
    return Replacement(place: sense.candidates[town].place)
  }

  /// Whether a place lies right across the border of a country that the text names: "Turkey shelled positions in Kobani".
  private func isAcross(_ place: GazetteerPlace) -> Bool {
    guard let home = place.country else { return false }
    return (0..<8).contains { point in
      let near = place.coordinate.destination(bearing: Double(point) * 45, metres: Self.beyond)
      return gazetteer.country(at: near).map { $0 != home && support.names($0) } ?? false
    }
  }

  /// Metres from a border within which a place is right across it.
  private static let beyond = 40_000.0

  private func described(_ place: Place, _ location: Location) -> Place {
    let (named, spot) = (location.named, location.spot)
    let province = named.province.map { gazetteer.place($0) }
    return Place(
      text: place.text, name: named.name, country: named.country, admin1: province?.name,
      admin1Code: province?.isoCode, gazetteerID: named.identifier, lat: spot.coordinate.latitude,
      lon: spot.coordinate.longitude, precision: spot.precision, radiusKm: spot.radiusKm)
  }

  /// The mentions in a span, the most specific first: names before adjectives, towns before provinces before countries.
  private func mentions(in span: Range<Int>) -> [Int] {
    builder.reading.document.mentions(overlapping: span).filter { !isCutShort($0) }.sorted { a, b in
      let ranks = (specificity(a), specificity(b))
      return ranks.0 != ranks.1 ? ranks.0 > ranks.1 : a < b
    }
  }

  /// "Qala" of "Qala-e-Naw": the first part of a longer name.
  private func isCutShort(_ mention: Int) -> Bool {
    let (text, end) = (builder.reading.document.text, builder.reading.document.mentions[mention].range.upperBound)
    return end + 2 < text.count && text[end] == UInt8(ascii: "-") && 97...122 ~= text[end + 1]
      && text[end + 2] == UInt8(ascii: "-")
  }

  private func specificity(_ mention: Int) -> Int {
    guard let (id, _, isContainer) = builder.reading.place(of: mention) else { return -1 }
    if isContainer { return 0 }
    switch gazetteer.place(id).kind {
    case .site: return 7
    case .town: return 6
    case .district: return 5
    case .province: return 4
    case .region, .water: return 3
    case .country: return 2
    case .continent: return 1
    }
  }
}
