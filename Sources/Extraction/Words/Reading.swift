import Incidents
import Language

/// A word, or one side of a hyphen, as the lexicon knows it.
struct Piece {
  var text: String
  var token: Int
  /// Whether it is its whole token.
  var isWhole: Bool
}

/// Words of the text that the lexicon knows.
struct Mark {
  var tokens: Range<Int>
  var senses: Int32
}

/// A report as extraction reads it: the annotated text, the lexicon's marks on it and, for sentences that may tell of an
/// incident, the trees.
struct Reading {
  let report: Report
  let lexicon: Lexicon
  var text: AnnotatedText
  /// Each token in lower case.
  var lower: [String] = []
  var marks: [Mark] = []
  /// The mark each token belongs to, or -1.
  var markOf: [Int32] = []
  /// What each token means by itself: the senses of its word, or -1.
  private(set) var wordSenses: [Int32] = []
  private(set) var tone = Tone.plain
  private var firstChild: [Int32] = []
  private var nextSibling: [Int32] = []
  var quantities: [QuantityMention] = []
  var dates: [DateMention] = []
  /// The day that words such as "yesterday" count from, at the place now being read.
  var today: CalendarDate?
  /// Whether the entries of a log have the day before the month; nil when the text is no such log: see ``measuredLogOrder()``.
  var isLogDayFirst: Bool?
  /// For each sentence the date of the heading it stands under.
  var frames: [DateSpan?] = []
  var groups: [GroupMention] = []
  var places: [PlaceMention] = []
  /// For each word of a person's name of several words, the first such name in the text that has it.
  var personNames: [String: Range<Int>] = [:]
  /// First words of the names of ships told so far, in lower case: "the bulk carrier Galway".
  var shipNames: Set<String> = []
  /// For each place a number that places of the same words share, however they are spelt.
  private(set) var placeKeys: [Int32] = []
  /// The quantity, date, group or place that covers each token, or -1.
  var quantityOf: [Int32] = []
  var dateOf: [Int32] = []
  var groupOf: [Int32] = []
  var placeOf: [Int32] = []

  init(_ report: Report, model: LanguageModel, lexicon: Lexicon) {
    self.report = report
    self.lexicon = lexicon
    text = model.segment(report.text)
    let count = text.tokens.count
    lower.reserveCapacity(count)
    for token in text.tokens { lower.append(Self.lowered(text.utf8[token.range])) }
    markOf = Array(repeating: -1, count: count)
    wordSenses = markOf
    for sentence in text.sentences { mark(sentence.tokens) }
    tone = measuredTone()
    firstChild = Array(repeating: -1, count: count)
    nextSibling = firstChild
    quantityOf = firstChild
    dateOf = firstChild
    groupOf = firstChild
    placeOf = firstChild
  }

  /// Tags and parses sentences and links their trees.
  mutating func parse(_ sentences: [Int], model: LanguageModel) {
    model.parse(&text, sentences: sentences)
    for sentence in sentences {
      let range = text.sentences[sentence].tokens
      for token in range.reversed() {
        let head = text.tokens[token].head
        guard range.contains(head), head != token else { continue }
        nextSibling[token] = firstChild[head]
        firstChild[head] = Int32(truncatingIfNeeded: token)
      }
    }
  }

  /// Numbers the place names; asked for once, when all are found.
  mutating func numberPlaces() {
    var known: [String: Int32] = [:]
    placeKeys = places.map { place in
      let words = GroupNames.folded(string(place.words))
      // Letters that fold to nothing are of another script: each its own.
      let key = words.isEmpty ? string(place.words) : words
      if let number = known[key] { return number }
      let number = Int32(truncatingIfNeeded: known.count)
      known[key] = number
      return number
    }
  }

  // MARK: Trees

  func head(_ token: Int) -> Int { text.tokens[token].head }
  func tag(_ token: Int) -> PartOfSpeech { text.tokens[token].tag }
  func relation(_ token: Int) -> DependencyRelation { text.tokens[token].relation }

  /// The tokens that hang on a token, in the order of the text.
  func children(_ token: Int) -> Children { Children(upcoming: Int(firstChild[token]), siblings: nextSibling) }

  struct Children: Sequence, IteratorProtocol {
    var upcoming: Int
    let siblings: [Int32]

    mutating func next() -> Int? {
      guard upcoming >= 0 else { return nil }
      defer { upcoming = Int(siblings[upcoming]) }
      return upcoming
    }
  }

  func child(_ token: Int, _ relations: DependencyRelation...) -> Int? {
    children(token).first { relations.contains(relation($0)) }
  }

  /// The preposition of a nominal.
  func preposition(_ token: Int) -> String? { child(token, .case_).map { lower[$0] } }

  func isWithin(_ token: Int, _ ancestor: Int) -> Bool {
    var position = token
    for _ in 0..<200 {
      if position == ancestor { return true }
      if position < 0 { return false }
      position = head(position)
    }
    return false
  }

  /// The words of a nominal without determiner, numbers and clauses: head, what stands before it, and names after it.
  func phrase(_ token: Int) -> Range<Int> {
    var low = token
    var high = token
    for child in children(token) {
      switch relation(child) {
      case .compound where tag(child) == .pron: break
      case .compound, .amod, .nmodPoss, .nmodDesc:
        if child < token, !isQuantity(child), dateOf[child] < 0 { low = Swift.min(low, leftmost(child)) }
      case .flat, .compoundPrt, .goeswith:
        high = Swift.max(high, child)
      default: break
      }
    }
    if relation(token) == .flat || relation(token) == .compound, head(token) >= 0 { return token..<token + 1 }
    // "FARC guerrillas", two subjects of one verb side by side: the first is part of what the second is called.
    if low == token, token > 0, relation(token) == .nsubj, relation(token - 1) == .nsubj,
      head(token - 1) == head(token),
      tag(token - 1).isNominal
    {
      low -= 1
    }
    // "an eight-year-old girl": a number joined by a hyphen is part of what it opens.
    if low > 1, lower[low - 1] == "-", text.tokens[low - 2].range.upperBound == text.tokens[low].range.lowerBound - 1 {
      low -= 2
    }
    // "Tuesday gunmen", "have destroyed stores": a day or a predicate before the noun is no part of what it names; nor is who
    // did it, where the tree takes the verb for a part of the noun: "jets struck depots".
    for position in (low..<token).reversed() where isPredicate(position) {
      let isLeading = (low..<position).allSatisfy { dateOf[$0] >= 0 || tag($0) == .aux || isPredicate($0) }
      guard isLeading || tag(position - 1) == .noun && tag(position) == .verb else { continue }
      low = position + 1
      break
    }
    // "In the afternoon jets bombed"
    while low < token,
      dateOf[low] >= 0 || tag(low) == .aux || covering(low)?.time?.word == .part && word(low - 1, 0..<token) == "the"
    {
      low += 1
    }
    return low..<high + 1
  }

  /// A verb of violence, or a word of its phrase: "death" in "stabbed to death nine loggers".
  private func isPredicate(_ token: Int) -> Bool {
    guard covering(token)?.verb != nil else { return false }
    return tag(token) == .verb || markRange(token).count > 1 && tag(chief(markRange(token))) == .verb
  }

  private func leftmost(_ token: Int) -> Int {
    var low = token
    for child in children(token) where child < token {
      switch relation(child) {
      case .det, .case_, .punct, .cc: break
      case .nummod where isQuantity(child): break
      default: low = Swift.min(low, child)
      }
    }
    return low
  }

  func isQuantity(_ token: Int) -> Bool { quantityOf[token] >= 0 }

  /// The words as the text has them, line breaks as spaces.
  func string(_ tokens: Range<Int>) -> String {
    let raw = text.string(of: tokens)
    guard raw.utf8.contains(where: { $0 == 10 || $0 == 13 || $0 == 9 }) else { return raw }
    return raw.split(whereSeparator: { $0 == "\n" || $0 == "\r" || $0 == "\t" || $0 == " " || $0 == "\r\n" })
      .joined(separator: " ")
  }

  // MARK: Lexicon

  /// The senses of the mark whose chief word is this token.
  func senses(_ token: Int) -> Senses? {
    guard token >= 0, markOf[token] >= 0 else { return nil }
    let mark = marks[Int(markOf[token])]
    guard mark.tokens.count == 1 || chief(mark.tokens) == token else { return nil }
    return lexicon.senses[Int(mark.senses)]
  }

  /// The senses of the mark that covers this token, wherever in it the token stands.
  func covering(_ token: Int) -> Senses? {
    guard token >= 0, token < markOf.count, markOf[token] >= 0 else { return nil }
    return lexicon.senses[Int(marks[Int(markOf[token])].senses)]
  }

  /// What ``covering(_:)`` would tell of a token of the text, in short.
  func traits(_ token: Int) -> SenseTraits {
    markOf[token] >= 0 ? lexicon.traits[Int(marks[Int(markOf[token])].senses)] : []
  }

  /// Whether the lexicon gives a word this role beside a name.
  func says(_ token: Int, _ role: RoleWord) -> Bool { says(lower[token], role) }

  func says(_ word: String, _ role: RoleWord) -> Bool { lexicon.says(word, role) }

  /// What a token means by itself, whatever phrase it stands in.
  func ownSenses(_ token: Int) -> Senses? {
    wordSenses[token] >= 0 ? lexicon.senses[Int(wordSenses[token])] : nil
  }

  func markRange(_ token: Int) -> Range<Int> {
    markOf[token] >= 0 ? marks[Int(markOf[token])].tokens : token..<token + 1
  }

  /// The token of a stretch whose head lies outside it.
  func chief(_ tokens: Range<Int>) -> Int {
    for token in tokens {
      let above = head(token)
      if above < 0 || !tokens.contains(above), relation(token) != .punct { return token }
    }
    return tokens.upperBound - 1
  }

  func hasTrigger(_ sentence: Int) -> Bool {
    var all: SenseTraits = []
    for token in text.sentences[sentence].tokens { all.formUnion(traits(token)) }
    return all.contains(.trigger) || all.isSuperset(of: [.taking, .takers]) || all.isSuperset(of: [.answer, .force])
  }

  /// "7 dead": a paragraph of a few words that heads what follows.
  func isHeading(_ sentence: Int) -> Bool {
    let here = text.sentences[sentence]
    if isHeadline(sentence) { return true }
    guard here.tokens.count <= 4, sentence > 0, sentence + 1 < text.sentences.count else { return false }
    return text.sentences[sentence - 1].paragraph != here.paragraph
      && text.sentences[sentence + 1].paragraph != here.paragraph
      && ![".", "!", "?"].contains(lower[here.tokens.upperBound - 1])
  }

  /// An opening line without a full stop, over a text that tells the same in full.
  private func isHeadline(_ sentence: Int) -> Bool {
    guard sentence <= 1, text.sentences.count >= 4 + sentence, let last = text.sentences[sentence].tokens.last,
      sentence == 0 || isHeadline(sentence - 1)
    else { return false }
    return text.sentences[sentence].tokens.count <= 20 + 10 * sentence
      && text.sentences[sentence + 1].paragraph != text.sentences[sentence].paragraph
      && ![".", "!", "?", ":", "\"", "”"].contains(lower[last])
  }

  func isCapitalised(_ token: Int) -> Bool {
    let word = text.utf8[text.tokens[token].range]
    guard let byte = word.first else { return false }
    // "al-Qaim", "ash-Shajara": behind an article.
    if byte == UInt8(ascii: "a") || byte == UInt8(ascii: "e"), word.count > 4,
      let dash = word.prefix(4).firstIndex(of: UInt8(ascii: "-")), dash - word.startIndex >= 2
    {
      return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(word[dash + 1])
    }
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte >= 0xC3 && byte <= 0xC5
  }

  /// Whether a sentence is written in capitals throughout.
  func isUpperCase(_ sentence: Int) -> Bool { isUpperCase(text.sentences[sentence].tokens) }

  func isUpperCase(_ tokens: Range<Int>) -> Bool {
    var upper = 0
    var small = 0
    for token in tokens {
      for byte in text.utf8[text.tokens[token].range] {
        if byte >= 65, byte <= 90 { upper += 1 }
        if byte >= 97, byte <= 122 { small += 1 }
      }
    }
    return upper > 3 * small
  }

  private mutating func mark(_ tokens: Range<Int>) {
    var pieces: [Piece] = []
    pieces.reserveCapacity(tokens.count)
    for token in tokens {
      let word = lower[token]
      if Self.joins(word) { continue }
      let range = text.tokens[token].range
      guard range.count > 1, text.utf8[range].contains(UInt8(ascii: "-")) else {
        pieces.append(Piece(text: word, token: token, isWhole: true))
        continue
      }
      for part in word.split(separator: "-") { pieces.append(Piece(text: String(part), token: token, isWhole: false)) }
    }
    var index = 0
    while index < pieces.count {
      guard let known = lexicon.glance(pieces[index].text) else {
        index += 1
        continue
      }
      if pieces[index].isWhole { wordSenses[pieces[index].token] = known.senses ?? -1 }
      if known.opensPhrases, let word = lexicon.word(pieces[index].text),
        let (count, senses) = lexicon.longestPhrase(of: word, in: pieces, at: index)
      {
        for piece in pieces[index + 1..<index + count] where piece.isWhole {
          wordSenses[piece.token] = lexicon.lookup(piece.text) ?? -1
        }
        let range = pieces[index].token..<pieces[index + count - 1].token + 1
        for token in range { markOf[token] = Int32(marks.count) }
        marks.append(Mark(tokens: range, senses: senses))
        index += count
      } else {
        if let senses = known.senses {
          let token = pieces[index].token
          let isWeapon = lexicon.senses[Int(senses)].weapon?.strength == .strong
          if markOf[token] < 0, pieces[index].isWhole || isWeapon {
            markOf[token] = Int32(marks.count)
            marks.append(Mark(tokens: token..<token + 1, senses: senses))
          }
        }
        index += 1
      }
    }
  }

  /// A hyphen or quotation mark does not break a phrase: "a 'response' to".
  private static func joins(_ word: String) -> Bool {
    guard let byte = word.utf8.first, byte < 48 || byte == 96 || byte > 122 else { return false }
    return ["-", "\"", "\u{201C}", "\u{201D}", "''", "``"].contains(word)
  }

  private static func lowered(_ bytes: ArraySlice<UInt8>) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) {
      return String(unsafeUninitializedCapacity: bytes.count) { buffer in
        var count = 0
        for byte in bytes {
          buffer[count] = byte >= 65 && byte <= 90 ? byte + 32 : byte
          count += 1
        }
        return count
      }
    }
    let word = String(decoding: bytes, as: UTF8.self).lowercased()
    return word.contains("\u{2019}") ? String(word.map { $0 == "\u{2019}" ? "'" : $0 }) : word
  }
}
