internal import Gazetteer
internal import Glibc

/// Chooses for every recognised name of a document the place it means, from the whole document.
struct Resolver {
  let gazetteer: Gazetteer
  let words: PlaceWords
  let profiles: NameProfiles
  let spellings: SpellingIndex
  /// Look for names that the gazetteer has only in another transliteration, or only as short forms, by the countries under discussion.
  let looksFurther: Bool
  /// Keep the features of every candidate.
  let explaining: Bool

  init(of geocoder: Geocoder, looksFurther: Bool, explaining: Bool) {
    gazetteer = geocoder.gazetteer
    words = geocoder.words
    profiles = geocoder.profiles
    spellings = geocoder.spellings
    self.looksFurther = looksFurther
    self.explaining = explaining
  }

  /// How often the choice is made again with what the last one said of the other names.
  private static let rounds = 3

  /// - Parameter filed: a place that speaks of its country though no mention names it.
  func resolve(
    _ document: Document, qualifiers: [[Qualifier]], filed: PlaceID? = nil
  ) -> (senses: [Sense], senseOfMention: [Int]) {
    var (senses, senseOfMention) = gathered(document, qualifiers)
    if let country = filed.flatMap({ gazetteer.country(of: $0) }).flatMap({ gazetteer.country($0) }) {
      senses.append(Sense(mentions: [], candidates: [Candidate(country, use: .main, in: gazetteer)], isFixed: true))
    }
    var ranking = Ranking(senses, senseOfMention)
    prior(senses, &ranking)
    var own = ownScores(senses, ranking)
    for round in 0..<Self.rounds {
      if round == 1, looksFurther, lookFurther(&senses, in: document, ranking) {
        let before = ranking
        ranking = Ranking(senses, senseOfMention)
        prior(senses, &ranking)
        ranking.keep(before)
        own = ownScores(senses, ranking)
      }
      rank(&senses, &ranking, own: own)
    }
    if looksFurther { noteAstray(&senses, ranking) }
    for index in senses.indices {
      let range = ranking.grounds.range(index)
      senses[index].shares = Array(ranking.shares[range])
      if !senses[index].features.isEmpty { senses[index].scores = Array(ranking.scores[range]) }
    }
    return (senses, senseOfMention)
  }

  /// The senses that something is to be chosen or explained for.
  private func isOpen(_ sense: Sense) -> Bool { !sense.isFixed && sense.candidates.count > (explaining ? 0 : 1) }

  /// What the candidates themselves, without the rest of the document, add to their scores; 0 where nothing is chosen.
  private func ownScores(_ senses: [Sense], _ ranking: Ranking) -> [Double] {
    let features = ResolutionFeatures(senses, ranking)
    var scores = [Double](repeating: 0, count: ranking.shares.count)
    var buffer: [Feature] = []
    for index in senses.indices where isOpen(senses[index]) {
      for position in ranking.grounds.range(index) {
        buffer.removeAll(keepingCapacity: true)
        features.readOwn(&buffer, of: index, at: position)
        scores[position] = words.resolution.score(buffer)
      }
    }
    return scores
  }

  /// Ranks the candidates of every sense by what the last ranking says of the others.
  private func rank(_ senses: inout [Sense], _ ranking: inout Ranking, own: [Double]) {
    let features = ResolutionFeatures(senses, ranking)
    let grounds = ranking.grounds
    var setting = Setting(senses, grounds, shares: ranking.shares)
    var buffer: [Feature] = []
    for index in senses.indices where isOpen(senses[index]) {
      setting.leaveOut(index, of: senses, grounds)
      if explaining { senses[index].features.removeAll() }
      for position in grounds.range(index) {
        buffer.removeAll(keepingCapacity: true)
        features.readContext(&buffer, of: index, at: position, setting)
        ranking.scores[position] = own[position] + words.resolution.score(buffer)
        guard explaining else { continue }
        features.readOwn(&buffer, of: index, at: position)
        senses[index].features.append(buffer)
      }
    }
    for index in senses.indices where isOpen(senses[index]) { ranking.share(index) }
  }

  /// Marks the districts that the gazetteer lacks and that no town named like them can stand for: several towns of one country, or
  /// one of another country, none where the text plays.
  private func noteAstray(_ senses: inout [Sense], _ ranking: Ranking) {
    let grounds = ranking.grounds
    var setting = Setting(senses, grounds, shares: ranking.shares)
    for index in senses.indices where senses[index].generic == [.district] && !senses[index].isFixed {
      let range = grounds.range(index)
      guard let best = range.max(by: { (ranking.shares[$0], $1) < (ranking.shares[$1], $0) }),
        grounds.candidates[best].kind == .town, setting.points.contains(where: { $0.sense != index })
      else { continue }
      setting.leaveOut(index, of: senses, grounds)
      let isAmbiguous = range.contains {
        $0 != best && grounds.country[$0] == grounds.country[best] && grounds.candidates[$0].kind == .town
      }
      let isHere =
        isAmbiguous
        ? setting.share(ofProvince: grounds.province[best]) > Self.leastShare
        : setting.share(ofCountry: grounds.country[best]) > Self.leastShare
      senses[index].isAstray = !isHere && !setting.isNear(grounds.candidates[best], leaving: index)
    }
  }

  /// Of the document that speaks of a country or province for a place to be expected there.
  private static let leastShare = 0.08

  /// The senses of the mentions, and of each mention its sense.
  private func gathered(_ document: Document, _ qualifiers: [[Qualifier]]) -> ([Sense], [Int]) {
    var senses: [Sense] = []
    var senseOfMention = [Int](repeating: 0, count: document.mentions.count)
    var known = KeyTable<Int32>(blank: -1, capacity: document.mentions.count)
    for (index, mention) in document.mentions.enumerated() {
      let key = senseKey(mention, in: document)
      var sense = Int(known[key])
      if sense < 0 {
        sense = senses.count
        known[key] = Int32(truncatingIfNeeded: sense)
        senses.append(self.sense(of: mention, in: document))
      }
      senseOfMention[index] = sense
      senses[sense].mentions.append(index)
      senses[sense].generic.formUnion(mention.generic)
      if !qualifiers[index].isEmpty { senses[sense].qualifiers += qualifiers[index] }
    }
    return (senses, senseOfMention)
  }

  /// Gives names that the gazetteer lacks the places of the countries under discussion that are spelt nearly so, and takes the
  /// short names of their towns for as good as the full ones.
  /// - Returns: whether that changed any candidate.
  private func lookFurther(_ senses: inout [Sense], in document: Document, _ ranking: Ranking) -> Bool {
    let setting = Setting(senses, ranking.grounds, shares: ranking.shares)
    let countries = setting.countries(above: 0.2, ranking.grounds).prefix(3)
    var isChanged = false
    for index in senses.indices where !senses[index].isFixed {
      guard let mention = senses[index].mentions.first.map({ document.mentions[$0] }) else { continue }
      if senses[index].candidates.isEmpty {
        let found = alike(mention, in: document, countries)
        senses[index].candidates = found.map { Candidate($0, use: .alternate, in: gazetteer) }
        isChanged = isChanged || !found.isEmpty
        continue
      }
      for (position, candidate) in senses[index].candidates.enumerated()
      where candidate.use == .alternate && candidate.kind == .town && countries.contains(candidate.country)
        && isShort(document.text[mention.range], for: candidate.place)
      {
        senses[index].candidates[position].use = .main
        isChanged = true
      }
    }
    return isChanged
  }

  /// Whether words are the first part of a place's name: "Santiago" of Santiago de Cuba.
  private func isShort(_ words: Slice<UnsafeBufferPointer<UInt8>>, for place: PlaceID) -> Bool {
    var isFound = false
    gazetteer.forEachName(of: place) { name, kind in
      guard !isFound, kind == .main, name.count > words.count, name[words.count] == UInt8(ascii: " "),
        name.starts(with: words)
      else { return }
      let rest = name[(words.count + 1)...].prefix { $0 != UInt8(ascii: " ") }
      isFound = Self.linkers.contains(String(decoding: rest, as: UTF8.self))
    }
    return isFound
  }

  private static let linkers: Set = [
    "de", "del", "da", "do", "dos", "das", "di", "della", "am", "an", "im", "in", "sur", "upon", "on", "by", "en",
  ]

  private func alike(
    _ mention: Mention, in document: Document, _ countries: ArraySlice<CountryKey>
  ) -> [PlaceID] {
    var words = mention.words
    // "Harnai District": the name without its generic word
    while words.count > 1, !document.words[words.upperBound - 1].cues.isDisjoint(with: .generic) {
      words = words.lowerBound..<words.upperBound - 1
    }
    let end = document.words[words.upperBound - 1].end
    guard (5..<64).contains(end - mention.range.lowerBound) else { return [] }
    let name = document.string(mention.range.lowerBound..<end)
    return countries.flatMap { spellings.places(soundingLike: name, in: $0).prefix(4) }
  }

  /// Ranks before anything is known of the document: by population alone.
  private func prior(_ senses: [Sense], _ ranking: inout Ranking) {
    for (index, sense) in senses.enumerated() where sense.candidates.count > 1 {
      let start = ranking.grounds.range(index).lowerBound
      for (position, candidate) in sense.candidates.enumerated() {
        ranking.scores[start + position] =
          sense.isFixed
          ? (position == 0 ? 0 : -.infinity)
          : log10Approximate(candidate.population)
            + (candidate.kind == .country ? 4 : candidate.kind == .province ? 1 : 0)
            + (candidate.isCapital ? 2 : 0) - (candidate.use == .main ? 0 : 1) + (position == 0 ? 0.5 : 0)
      }
      ranking.share(index)
    }
  }

  private func sense(of mention: Mention, in document: Document) -> Sense {
    switch mention.form {
    case .name:
      let candidates = document.profiles[mention.profile].candidates
      // "Maguindanao del Sur": the code of a country is written in capitals.
      let text = document.text[mention.range]
      let isWord =
        !document.isUnicase && text.count == 3 && document.words[mention.words.lowerBound].shape == .capitalised
        && !text.contains(UInt8(ascii: "."))
      let named = isWord ? candidates.filter { $0.use != .abbreviation || $0.kind != .country } : candidates
      return Sense(mentions: [], candidates: named.isEmpty ? candidates : named, isFixed: false)
    case .abbreviation:
      let text = document.string(mention.range)
      let place = words.division(of: text).flatMap { gazetteer.place(identifier: $0) }
      return Sense(
        mentions: [], candidates: place.map { [Candidate($0.id, use: .abbreviation, in: gazetteer)] } ?? [],
        isFixed: true)
    case .adjective:
      let text = document.string(mention.range)
      return Sense(mentions: [], candidates: adjectivePlace(text).map { [$0] } ?? [], isFixed: true)
    }
  }

  private func adjectivePlace(_ text: String) -> Candidate? {
    if let name = words.adjectives[wordKey(text)] {
      return gazetteer.nameID(name).flatMap { profiles.profile(of: $0).candidates.first }
    }
    return gazetteer.nationality(text).flatMap { gazetteer.country($0) }.map {
      Candidate($0, use: .main, in: gazetteer)
    }
  }

  /// What makes two mentions the same name: the words, and whether a province or the town of that name is said.
  private func senseKey(_ mention: Mention, in document: Document) -> UInt64 {
    var key: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ value: UInt64) { key = (key ^ value) &* 0x100_0000_01b3 }
    add(mention.form == .name ? 1 : mention.form == .adjective ? 2 : 3)
    add(mention.generic.intersection([.province, .district]).rawValue)
    if let name = mention.name {
      add(UInt64(name.rawValue) + 1)
    } else {
      for byte in document.text[mention.range] { add(UInt64(byte)) }
    }
    return key ^ key >> 29
  }
}

/// How likely each candidate of each sense is.
struct Ranking {
  let senseOfMention: [Int]
  let grounds: Grounds
  /// By candidate in the row of the grounds.
  var scores: [Double]
  /// By candidate; those of a sense add up to 1.
  private(set) var shares: [Double]

  init(_ senses: [Sense], _ senseOfMention: [Int]) {
    self.senseOfMention = senseOfMention
    grounds = Grounds(senses)
    scores = Array(repeating: 0, count: grounds.candidates.count)
    shares = Array(repeating: 1, count: grounds.candidates.count)
  }

  /// Makes shares of the scores of a sense.
  mutating func share(_ sense: Int) {
    let range = grounds.range(sense)
    var top = -Double.infinity
    for index in range { top = max(top, scores[index]) }
    var sum = 0.0
    for index in range {
      shares[index] = exp(scores[index] - top)
      sum += shares[index]
    }
    for index in range { shares[index] /= sum }
  }

  /// Takes over the shares of an earlier ranking for the senses whose candidates are the same.
  mutating func keep(_ other: Ranking) {
    for sense in 0..<grounds.starts.count - 1 {
      let (mine, theirs) = (grounds.range(sense), other.grounds.range(sense))
      guard mine.count == theirs.count else { continue }
      for (index, old) in zip(mine, theirs) { shares[index] = other.shares[old] }
    }
  }
}
