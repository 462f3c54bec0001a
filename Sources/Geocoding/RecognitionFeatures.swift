internal import Gazetteer

/// The names of the features of recognition. A context feature occurs once for all names and once for each strength of name.
enum RecognitionFeature: Int, CaseIterable {
  case bias, adjective, abbreviation, prominence, country, province, capital, natural, manyWords, ambiguity
  case commonWord, personName, onlyAlternate, givenName, title, month, capitals, short, uncased, unicase, areaTrait
  case strong, medium, weak, unknown
  case headTown, headSite, headDistrict, headProvince, headRegion, headRoad
  case directionInside

  /// What stands around a name, beside the cues of the words.
  enum Context: Int, CaseIterable {
    case startsSentence, startsText, beforeLower, beforeCapital, beforeCapitalComma, beforeNumber, beforeInitial
    case gapHyphen, gapOpening, gapQuote, gapSlash, gapComma, gapPossessive, gapDash
    case afterLower, afterCapital, afterNumber, afterNothing, afterStop, afterHyphen, afterComma, afterPossessive
    case afterClosing, afterDash, afterSlash, afterColon, afterCommaDivision, afterCommaCapital, afterCommaLower
    case secondBrand, secondInstitution, secondSpeech, beforePersonOnly, beforeOfGeneric
    case surname, loweredElsewhere, othersPlace, othersNot, alone, insideOther, beforeDatelineDash
    case placeApposition, personApposition, listedWithPlace, listedWithOther
    case inSetting, outOfSetting
    /// What follows it says the country or province that it lies in.
    case qualified
  }

  static let cueCount = Cue.allCases.count
  /// Before, after, two before.
  static let contextCount = Context.allCases.count + 3 * cueCount
  static let priorCount = allCases.count

  static func context(_ context: Context) -> Int { context.rawValue }
  static func before(_ cue: Int) -> Int { Context.allCases.count + cue }
  static func after(_ cue: Int) -> Int { Context.allCases.count + cueCount + cue }
  static func secondBefore(_ cue: Int) -> Int { Context.allCases.count + 2 * cueCount + cue }

  /// The groups a context feature is repeated for: all, then adjectives, then the strengths.
  static let groups = ["all", "adjective", "strong", "medium", "weak", "unknown"]

  static func index(_ context: Int, group: Int) -> Int { priorCount + group * contextCount + context }

  static let names: [String] = {
    var contexts = Context.allCases.map { "\($0)" }
    for side in ["before", "after", "secondBefore"] {
      contexts += Cue.allCases.map { "\(side).\($0.name)" }
    }
    return allCases.map { "\($0)" } + groups.flatMap { group in contexts.map { "\(group):\($0)" } }
  }()
}

/// Builds the features of a document's mentions.
struct RecognitionFeatures {
  let document: Document
  private let profiles: [NameProfile]
  /// The features of the mention read last.
  private(set) var features: [Feature] = []
  /// By first word's key and length: the sum of log-odds and the number of mentions alike.
  private var scores = KeyTable(blank: Tally(), capacity: 64)
  /// The countries that the text speaks of by themselves, their nationality words, provinces and great cities.
  private var countries = KeyTable(blank: false)
  private var speaksOfCountries = false
  /// By the index of a word that a mention begins with, and of the word after one: its greatest log-odds.
  private var scoreAt: [Float]
  private var scoreUpTo: [Float]

  /// Mentions alike.
  private struct Tally {
    var sum = 0.0
    var count = 0
  }

  init(document: Document) {
    self.document = document
    profiles = document.profiles
    scoreAt = Array(repeating: -.infinity, count: document.words.count + 2)
    scoreUpTo = scoreAt
  }

  private func group(_ mention: Mention) -> Int {
    switch mention.form {
    case .adjective: 1
    case .abbreviation: 2
    case .name: 2 + profiles[mention.profile].strength.rawValue
    }
  }

  private func likeness(_ mention: Mention) -> UInt64 {
    var key: UInt64 = 0
    for word in document.words[mention.words] { key = key &* 31 &+ word.key }
    return key
  }

  mutating func noteScores(_ mentions: [Mention]) {
    for mention in mentions {
      let likeness = likeness(mention)
      var tally = scores[likeness]
      tally.sum += max(-4, min(4, mention.score))
      tally.count += 1
      scores[likeness] = tally
      let words = mention.words
      let score = Float(max(-4, mention.score))
      scoreAt[words.lowerBound] = max(scoreAt[words.lowerBound], score)
      scoreUpTo[words.upperBound] = max(scoreUpTo[words.upperBound], score)
      guard mention.score > 0 else { continue }
      let profile = profiles[mention.profile]
      if mention.form == .adjective {
        if !mention.country.isNone { note(mention.country) }
      } else if profile.strength == .strong, let first = profile.candidates.first, !first.country.isNone {
        note(first.country)
      }
    }
  }

  private mutating func note(_ country: CountryKey) {
    countries[UInt64(country.rawValue)] = true
    speaksOfCountries = true
  }

  /// What the name's other mentions say of this one.
  mutating func readDocumentFeatures(of mention: Mention) {
    features.removeAll(keepingCapacity: true)
    let group = group(mention)
    func add(_ context: RecognitionFeature.Context, _ value: Double = 1, _ features: inout [Feature]) {
      let index = RecognitionFeature.context(context)
      features.append(Feature(RecognitionFeature.index(index, group: 0), value))
      features.append(Feature(RecognitionFeature.index(index, group: group), value))
    }
    if let listed = listedScore(mention) {
      if listed > 0 { add(.listedWithPlace, min(4, listed) / 4, &features) }
      if listed < 0 { add(.listedWithOther, min(4, -listed) / 4, &features) }
    }
    if mention.form == .name, let division = document.division(after: mention.words) {
      let areas = profiles[division].candidates.filter { $0.kind == .country || $0.kind == .province }
      let isInside = profiles[mention.profile].candidates.contains { candidate in
        areas.contains { candidate.lies(in: $0) }
      }
      if isInside { add(.qualified, 1, &features) }
    }
    if mention.form == .name, speaksOfCountries {
      let profile = profiles[mention.profile]
      if profile.strength == .weak || profile.strength == .medium {
        let isIn = profile.candidates.contains { countries[UInt64($0.country.rawValue)] && !$0.country.isNone }
        add(isIn ? .inSetting : .outOfSetting, 1, &features)
      }
    }
    let tally = scores[likeness(mention)]
    guard tally.count > 1 else {
      add(.alone, 1, &features)
      return
    }
    let others = (tally.sum - max(-4, min(4, mention.score))) / Double(tally.count - 1)
    if others > 0 { add(.othersPlace, others / 4, &features) } else { add(.othersNot, -others / 4, &features) }
  }

  /// What the names say that a comma or "and" joins it to: "in A, B and C".
  private func listedScore(_ mention: Mention) -> Double? {
    let words = document.words
    var best = -Float.infinity
    func take(_ score: Float) { best = max(best, score) }
    let first = mention.words.lowerBound
    if words[first].gap == [.comma, .space] {
      take(scoreUpTo[first])
    } else if first > 0, words[first].gap.isPlain, words[first - 1].cues.contains(.and) {
      take(scoreUpTo[first - 1])
    }
    let end = mention.words.upperBound
    if end < words.count {
      if words[end].gap == [.comma, .space] {
        take(scoreAt[end])
      } else if words[end].gap.isPlain, words[end].cues.contains(.and) {
        take(scoreAt[end + 1])
      }
    }
    return best == -.infinity ? nil : Double(best)
  }

  /// What the name and the words around it say.
  mutating func readFeatures(of mention: Mention) {
    features.removeAll(keepingCapacity: true)
    var features = self.features
    self.features = []
    defer { self.features = features }
    let profile = profiles[mention.profile]
    let words = document.words
    let first = words[mention.words.lowerBound]
    let last = words[mention.words.upperBound - 1]
    func prior(_ feature: RecognitionFeature, _ value: Double = 1) {
      features.append(Feature(feature.rawValue, value))
    }
    prior(.bias)
    switch mention.form {
    case .adjective: prior(.adjective)
    case .abbreviation: prior(.abbreviation)
    case .name:
      prior(.prominence, profile.prominence)
      if profile.hasCountry { prior(.country) }
      if profile.hasProvince { prior(.province) }
      if profile.hasCapital { prior(.capital) }
      if profile.isNatural { prior(.natural) }
      if mention.words.count > 1 { prior(.manyWords) }
      prior(.ambiguity, log10Approximate(profile.candidates.count))
      if profile.traits.contains(.commonWord) { prior(.commonWord) }
      if profile.traits.contains(.personName) { prior(.personName) }
      if profile.traits.contains(.onlyAlternate) { prior(.onlyAlternate) }
      if profile.traits.contains(.namesArea) { prior(.areaTrait) }
      switch profile.strength {
      case .strong: prior(.strong)
      case .medium: prior(.medium)
      case .weak: prior(.weak)
      case .unknown: prior(.unknown)
      }
      if mention.words.count > 1 || mention.name == nil {
        let heads: [(CueSet, RecognitionFeature)] = [
          (.town, .headTown), (.site, .headSite), (.district, .headDistrict), (.province, .headProvince),
          (.region, .headRegion), (.road, .headRoad),
        ]
        for (cue, feature) in heads where last.cues.contains(cue) { prior(feature) }
      }
    }
    if first.cues.contains(.givenName) { prior(.givenName) }
    if first.cues.contains(.title) { prior(.title) }
    if first.cues.contains(.month) { prior(.month) }
    if first.cues.contains(.direction), mention.words.count > 1 { prior(.directionInside) }
    if first.shape == .capitals && !document.isUnicase { prior(.capitals) }
    if first.shape == .uncased { prior(.uncased) }
    if document.isUnicase { prior(.unicase) }
    if mention.range.count <= 3 { prior(.short) }
    let group = group(mention)
    forEachContext(mention, first, last) { context in
      features.append(Feature(RecognitionFeature.index(context, group: 0)))
      features.append(Feature(RecognitionFeature.index(context, group: group)))
    }
  }

  /// Words whose capital is a sentence's, a heading's or a list entry's.
  private static let openers = CueSet([.in, .near, .on, .between, .the, .article, .with, .and])

  private func forEachContext(_ mention: Mention, _ first: Word, _ last: Word, _ body: (Int) -> Void) {
    func add(_ context: RecognitionFeature.Context) { body(RecognitionFeature.context(context)) }
    let gap = first.gap
    if first.startsSentence { add(.startsSentence) }
    if gap.contains(.textStart) || gap.contains(.newline) { add(.startsText) }
    if gap.contains(.hyphen) { add(.gapHyphen) }
    if gap.contains(.dash) { add(.gapDash) }
    if gap.contains(.opening) { add(.gapOpening) }
    if gap.contains(.quote) { add(.gapQuote) }
    if gap.contains(.slash) { add(.gapSlash) }
    if gap.contains(.comma) { add(.gapComma) }
    if gap.contains(.possessive) { add(.gapPossessive) }
    if let before = document.word(mention.words.lowerBound - 1), !first.startsSentence {
      if gap.isPlain || gap == .hyphen || gap.contains(.possessive) {
        before.cues.forEachIndex { body(RecognitionFeature.before($0)) }
        if gap.isPlain {
          switch before.shape {
          case .lower, .uncased: add(.beforeLower)
          case .capitalised, .capitals:
            if before.cues.isDisjoint(with: Self.openers), !before.startsSentence || before.cues.isEmpty {
              add(.beforeCapital)
            }
          case .number: add(.beforeNumber)
          }
        }
      } else if gap.contains(.comma), before.isCapital {
        add(.beforeCapitalComma)
      } else if gap.contains(.stop), before.end - before.start == 1, before.isCapital {
        add(.beforeInitial)
      } else if gap.contains(.stop), before.cues.contains(.title) {
        before.cues.forEachIndex { body(RecognitionFeature.before($0)) }
      }
      if let second = document.word(mention.words.lowerBound - 2), before.gap.isPlain {
        second.cues.forEachIndex { body(RecognitionFeature.secondBefore($0)) }
        if before.cues.contains(.of), !second.cues.isDisjoint(with: [.area, .generic]) { add(.beforeOfGeneric) }
      }
    }
    if document.surnames[last.key] && mention.form == .name { add(.surname) }
    if document.lowered[first.key], mention.words.count == 1 { add(.loweredElsewhere) }
    guard let next = document.word(mention.words.upperBound) else {
      add(.afterNothing)
      return
    }
    let after = next.gap
    if after.contains(.possessive) { add(.afterPossessive) }
    if after.contains(.hyphen) { add(.afterHyphen) }
    if after.contains(.dash) { add(.afterDash) }
    if after.contains(.slash) { add(.afterSlash) }
    if after.contains(.closing) { add(.afterClosing) }
    if after.contains(.colon) { add(.afterColon) }
    if after.contains(.stop) && mention.form != .abbreviation { add(.afterStop) }
    if after.contains(.comma) {
      add(.afterComma)
      if next.isCapital { add(.afterCommaCapital) } else { add(.afterCommaLower) }
      if document.namesDivision(at: mention.words.upperBound) { add(.afterCommaDivision) }
      if next.cues.contains(.personVerb) || next.cues.contains(.speech) {
        next.cues.forEachIndex { body(RecognitionFeature.after($0)) }
      }
      switch document.apposition(at: mention.words.upperBound) {
      case .place: add(.placeApposition)
      case .person: add(.personApposition)
      case nil: break
      }
    } else if after.isPlain || after == .hyphen || after.contains(.possessive) {
      next.cues.forEachIndex { body(RecognitionFeature.after($0)) }
      switch next.shape {
      case .lower, .uncased: add(.afterLower)
      case .capitalised, .capitals: add(.afterCapital)
      case .number: add(.afterNumber)
      }
      if next.isCapital, let second = document.word(mention.words.upperBound + 1), second.gap.isPlain {
        if second.isCapital, second.cues.contains(.brand) { add(.secondBrand) }
        if second.isCapital, second.cues.contains(.institution) { add(.secondInstitution) }
        if second.cues.contains(.speech) || second.cues.contains(.personVerb) { add(.secondSpeech) }
      }
    }
  }
}
