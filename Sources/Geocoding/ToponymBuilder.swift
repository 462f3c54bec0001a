internal import Gazetteer
internal import Geo
internal import Incidents

/// Makes toponyms of what recognition and resolution found.
struct ToponymBuilder {
  let reading: Reading
  /// The text's datelines.
  let datelines: Spans
  /// Where areas are put; nil for the gazetteer's own points inside them, as strike vectors need.
  let representative: RepresentativePoints?

  /// Give what was weighed: the candidates and every contribution.
  var explaining = false

  private var document: Document { reading.document }

  /// All mentions of the document, in its order.
  func toponyms() -> [Toponym] {
    var named = [Toponym?](repeating: nil, count: reading.senses.count)
    return document.mentions.indices.map { index in
      let sense = reading.senseOfMention[index]
      let place = named[sense] ?? self.named(sense)
      named[sense] = place
      return toponym(index, place)
    }
  }

  func toponym(_ index: Int) -> Toponym { toponym(index, named(reading.senseOfMention[index])) }

  /// What all mentions of a sense share: the place itself.
  private func named(_ sense: Int) -> Toponym {
    var toponym = Toponym()
    if explaining { toponym.candidates = candidates(reading.senses[sense]) }
    guard let (id, share, isContainer) = reading.place(ofSense: sense) else { return toponym }
    let place = reading.gazetteer.place(id)
    toponym.place = id
    toponym.placeName = place.name
    toponym.country = place.country
    toponym.gazetteerID = place.identifier
    if let province = place.province {
      let division = province == id ? place : reading.gazetteer.place(province)
      toponym.admin1 = division.name
      toponym.admin1Code = division.isoCode
    }
    let spot = spot(of: place, isContainer: isContainer)
    if !isContainer { toponym.certainty = share }
    toponym.coordinate = spot.coordinate
    toponym.precision = spot.precision
    toponym.radiusKm = spot.radiusKm
    return toponym
  }

  private func spot(of place: GazetteerPlace, isContainer: Bool) -> Spot {
    var spot = Spot(of: place)
    if let representative { spot.coordinate = representative.point(of: place) }
    // a place the gazetteer lacks lies somewhere in the place that the text says it lies in
    if isContainer, spot.precision == .town || spot.precision == .site { spot.precision = .near }
    return spot
  }

  private func toponym(_ index: Int, _ named: Toponym) -> Toponym {
    let mention = document.mentions[index]
    var toponym = named
    toponym.range = mention.range
    toponym.name = document.string(mention.range)
    toponym.role = role(of: mention)
    toponym.probability = mention.probability
    if explaining { toponym.recognition = reading.words.recognition.contributions(mention.features) }
    guard let (id, _, isContainer) = reading.place(of: index), !isContainer,
      let relation = RelationFinder(document: document).relation(of: mention)
    else { return toponym }
    toponym.relation = relation
    let spot = SpotFinder(reading: reading).spot(of: reading.gazetteer.place(id), relation, mention: index)
    toponym.coordinate = spot.coordinate
    toponym.precision = spot.precision
    toponym.radiusKm = spot.radiusKm
    return toponym
  }

  private func candidates(_ sense: Sense) -> [Toponym.Candidate] {
    let order = sense.shares.indices.sorted { a, b in
      sense.shares[a] != sense.shares[b] ? sense.shares[a] > sense.shares[b] : a < b
    }
    return order.map { position in
      Toponym.Candidate(
        place: sense.candidates[position].place,
        score: position < sense.scores.count ? sense.scores[position] : 0, share: sense.shares[position],
        contributions: position < sense.features.count
          ? reading.words.resolution.contributions(sense.features[position]) : [])
    }
  }

  // MARK: Roles

  private func role(of mention: Mention) -> Toponym.Role {
    if datelines.overlap(mention.range) { return .dateline }
    if mention.form == .adjective { return .adjective }
    let at = mention.words.upperBound
    guard let next = document.word(at) else { return .literal }
    if next.isCapital, next.gap.isPlain || next.gap.contains(.possessive) {
      if next.cues.contains(.institution) { return .institution }
      if let second = document.word(at + 1), second.isCapital, second.gap.isPlain, second.cues.contains(.institution) {
        return .institution
      }
    }
    let isArea = mention.form == .name && document.profiles[mention.profile].strength == .strong
    guard isArea else { return .literal }
    if let before = document.word(mention.words.lowerBound - 1),
      !document.words[mention.words.lowerBound].startsSentence,
      !before.cues.isDisjoint(with: [.in, .near, .motion, .between, .strike])
    {
      return .literal
    }
    if next.gap.isPlain, next.cues.contains(.speech) { return .metonym }
    if next.gap.isPlain || next.gap.contains(.possessive), next.cues.contains(.government) { return .metonym }
    // "Iran had previously fired", "Islamabad has summoned"
    if next.gap.isPlain, isAuxiliary(next) {
      for ahead in 1...3 {
        guard let word = document.word(at + ahead), word.gap.isPlain else { break }
        if word.cues.contains(.speech) { return .metonym }
      }
    }
    return .literal
  }

  private func isAuxiliary(_ word: Word) -> Bool { Self.auxiliaries.contains(word.key) }

  private static let auxiliaries: Set<UInt64> = Set(
    ["has", "had", "have", "will", "would", "also", "later", "previously", "earlier", "again", "on", "itself"].map(
      wordKey)
  )
}

extension GazetteerPlace {
  /// The ISO 3166-2 code of a province that has one.
  var isoCode: String? {
    let bytes = Array(identifier.utf8)
    guard kind == .province, bytes.count >= 4, bytes.count <= 6, bytes[2] == UInt8(ascii: "-") else { return nil }
    return identifier
  }
}
