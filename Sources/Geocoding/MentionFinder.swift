internal import Gazetteer

/// Finds every span of a document that may name a place, overlapping ones too; choosing among them is recognition's.
struct MentionFinder {
  let gazetteer: Gazetteer
  let words: PlaceWords
  let profiles: NameProfiles
  /// Where all places of the text lie, when that is known.
  let scope: RowGeocoder.Scope?
  let spellings: SpellingIndex

  init(of geocoder: Geocoder, scope: RowGeocoder.Scope? = nil) {
    gazetteer = geocoder.gazetteer
    words = geocoder.words
    profiles = geocoder.profiles
    spellings = geocoder.spellings
    self.scope = scope
  }

  /// The most letters of an abbreviation with full stops.
  private static let longestAcronym = 5

  func find(in document: Document) {
    var profileOfName = KeyTable<Int32>(blank: -1, capacity: 64)
    document.profiles = [NameProfile([], traits: [])]
    noteSurnames(document)
    for index in document.words.indices {
      let word = document.words[index]
      guard word.mayBeName || (document.isUnicase && word.shape == .lower) else {
        if let named = articled(at: index, in: document) { append(named, to: document, &profileOfName) }
        continue
      }
      if let abbreviation = pressAbbreviation(at: index, in: document) {
        document.mentions.append(abbreviation)
        document.noteDivision(at: index, profile: 0)
        continue
      }
      let named = gazetteerName(at: index, in: document)
      if let adjective = adjective(at: index, in: document), (named?.words.count ?? 0) <= adjective.words.count {
        document.mentions.append(adjective)
        continue
      }
      if let joined = joined(at: index, in: document) {
        document.mentions.append(
          Mention(
            words: joined.words, range: joined.range, form: .name, name: joined.name,
            profile: joined.name.map { self.profile(of: $0, document, &profileOfName) } ?? 0, generic: .province))
        continue
      }
      if let longer = extended(named, at: index, in: document) { append(longer, to: document, &profileOfName) }
      if let named { append(named, to: document, &profileOfName) }
    }
    noteLowered(document)
  }

  private func append(_ named: Mention, to document: Document, _ known: inout KeyTable<Int32>) {
    guard let name = named.name else {
      document.mentions.append(named)
      return
    }
    let profile = self.profile(of: name, document, &known)
    if scope != nil, document.profiles[profile].candidates.isEmpty { return }
    if document.profiles[profile].hasCountry || document.profiles[profile].hasProvince {
      document.noteDivision(at: named.words.lowerBound, profile: profile)
    }
    document.mentions.append(
      Mention(
        words: named.words, range: named.range, form: .name, name: name, profile: profile,
        generic: generic(beside: named.words, in: document)))
  }

  private func noteSurnames(_ document: Document) {
    for index in document.words.indices {
      let word = document.words[index]
      guard word.isCapital, index > 0, word.gap.isPlain || word.gap == [.stop, .space] else { continue }
      let before = document.words[index - 1]
      if before.isCapital, before.cues.contains(.givenName) || before.cues.contains(.title),
        word.cues.isDisjoint(with: [.brand, .institution, .generic, .government])
      {
        document.surnames[word.key] = true
      }
    }
  }

  /// Notes which mentions of one word are words in lower case elsewhere. Most words are told by a few bits of their key not to be
  /// any of these.
  private func noteLowered(_ document: Document) {
    var wanted = KeyTable(blank: false, capacity: 64)
    var bits = [Bool](repeating: false, count: 4096)
    for mention in document.mentions where mention.words.count == 1 {
      let key = document.words[mention.words.lowerBound].key
      wanted[key] = true
      bits[Int(key >> 20 & 4095)] = true
    }
    for word in document.words where word.shape == .lower && bits[Int(word.key >> 20 & 4095)] {
      if wanted[word.key] { document.lowered[word.key] = true }
    }
  }

  private func profile(of name: NameID, _ document: Document, _ known: inout KeyTable<Int32>) -> Int {
    let key = UInt64(name.rawValue) + 1
    let found = known[key]
    if found >= 0 { return Int(found) }
    let index = document.profiles.count
    var profile = profiles.profile(of: name)
    if let scope, scope.country != nil || scope.province != nil { profile = profile.narrowed(to: scope) }
    document.profiles.append(profile)
    known[key] = Int32(truncatingIfNeeded: index)
    return index
  }

  // MARK: Names of the gazetteer

  /// "U.S.", "U.A.E.": the letters of an abbreviation with full stops, looked up without them.
  private func acronym(at index: Int, in document: Document) -> Mention? {
    var last = index
    var letters = ""
    while last < document.words.count, last - index <= Self.longestAcronym {
      let word = document.words[last]
      guard word.end - word.start == 1, word.isCapital, word.end < document.text.count,
        document.text[word.end] == UInt8(ascii: "."), last == index || word.gap == .stop
      else { break }
      letters += document.string(word.start..<word.end)
      last += 1
    }
    guard last - index >= 2, last - index <= Self.longestAcronym, let name = gazetteer.nameID(letters) else {
      return nil
    }
    return Mention(
      words: index..<last, range: document.words[index].start..<document.words[last - 1].end + 1, form: .name,
      name: name, profile: 0)
  }

  func gazetteerName(at index: Int, in document: Document) -> Mention? {
    let word = document.words[index]
    if word.end - word.start == 1, let acronym = acronym(at: index, in: document) { return acronym }
    guard let (length, name) = gazetteer.longestName(in: document.text, at: word.start), length > 0 else {
      return inflected(at: index, in: document)
    }
    var last = index
    while last + 1 < document.words.count, document.words[last + 1].start < word.start + length { last += 1 }
    // "THIS CAPITAL" is not Venezuela's state of that name.
    if document.isUnicase, last == index, word.cues.contains(.area) { return nil }
    // "Kandahar province" is the name Kandahar with a common noun: shorten to what is capitalised
    var chosen = name
    var end = last
    if !document.isUnicase && word.isCapital {
      while end > index, document.words[end].shape == .lower { end -= 1 }
      if end < last {
        let text = document.string(word.start..<document.words[end].end)
        guard let shorter = gazetteer.nameID(text) else { return nil }
        chosen = shorter
      }
    }
    let stop = end == last ? word.start + length : document.words[end].end
    if gazetteer.traits(of: chosen).contains(.abbreviation) && word.shape != .capitals && word.end - word.start > 1
      && word.shape != .uncased
    {
      return nil
    }
    return Mention(
      words: index..<end + 1, range: word.start..<max(stop, document.words[end].end), form: .name, name: chosen,
      profile: 0)
  }

  /// A name with what its language adds to it: Russian and Ukrainian case endings, Arabic prepositions and "and" written as one.
  private func inflected(at index: Int, in document: Document) -> Mention? {
    let word = document.words[index]
    guard word.end - word.start >= 8, word.end - word.start < 64, document.text[word.start] >= 0xd0 else { return nil }
    let text = document.string(word.start..<word.end)
    for base in InflectedName.bases(of: text) {
      if let name = gazetteer.nameID(base) {
        return Mention(words: index..<index + 1, range: word.start..<word.end, form: .name, name: name, profile: 0)
      }
    }
    return nil
  }

  /// The generic word before ("city of", "Mount") or after ("province") a name.
  func generic(beside words: Range<Int>, in document: Document) -> CueSet {
    if let next = document.word(words.upperBound), next.gap.isPlain || next.gap == [.hyphen] {
      let kind = next.cues.intersection(.generic)
      if !kind.isEmpty { return kind }
    }
    if let last = document.word(words.upperBound - 1), words.count > 1 {
      let kind = last.cues.intersection(.generic)
      if !kind.isEmpty { return kind }
    }
    if let of = document.word(words.lowerBound - 1), of.cues.contains(.of),
      let head = document.word(words.lowerBound - 2)
    {
      return head.cues.intersection(.generic)
    }
    if let before = document.word(words.lowerBound - 1), document.words[words.lowerBound].gap.isPlain {
      return before.cues.intersection(.generic)
    }
    return []
  }

  // MARK: Adjectives and abbreviations

  private func adjective(at index: Int, in document: Document) -> Mention? {
    let word = document.words[index]
    guard word.isCapital, word.end - word.start >= 4, word.end - word.start <= 32 else { return nil }
    let nationality = gazetteer.nationality(UnsafeBufferPointer(rebasing: document.text[word.start..<word.end]))
    guard nationality != nil || words.isAdjective(word.key) else { return nil }
    return Mention(
      words: index..<index + 1, range: word.start..<word.end, form: .adjective, name: nil, profile: 0,
      country: CountryKey(nationality))
  }

  private func pressAbbreviation(at index: Int, in document: Document) -> Mention? {
    let word = document.words[index]
    if word.gap.contains(.comma), word.shape == .capitals, words.postalAbbreviations[word.key] != nil,
      !document.isUnicase
    {
      return Mention(words: index..<index + 1, range: word.start..<word.end, form: .abbreviation, name: nil, profile: 0)
    }
    let isStopped = word.end < document.text.count && document.text[word.end] == UInt8(ascii: ".")
    guard word.isCapital, isStopped || word.gap.contains(.comma) else { return nil }
    let likely = words.pressAbbreviations[Int(document.text[word.start])]
    for abbreviation in likely where matches(abbreviation.text, at: word.start, in: document.text) {
      let end = word.start + abbreviation.text.count
      // a word must not go on: "Miss." but not "Miss.e"; a short one needs a town before it or more than one stop
      let stops = abbreviation.text.reduce(0) { $0 + ($1 == UInt8(ascii: ".") ? 1 : 0) }
      if stops < 2 && !word.gap.contains(.comma) { continue }
      var last = index
      while last + 1 < document.words.count, document.words[last + 1].start < end { last += 1 }
      if document.words[last].end > end { continue }
      return Mention(
        words: index..<last + 1, range: word.start..<end, form: .abbreviation, name: nil, profile: 0)
    }
    return nil
  }

  private func matches(_ bytes: [UInt8], at start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard start + bytes.count <= text.count else { return false }
    for offset in bytes.indices where text[start + offset] != bytes[offset] { return false }
    return true
  }
}
