/// What the words of a language mean to an analyst of conflict: the tables of a folder such as `Lexicon/en`, in memory.
///
/// One file a dimension, tab separated, first line the column names, sorted by phrase. A phrase is written as a text in lower
/// case has it; verbs and nouns are given in their dictionary form, the other forms are made by ``Inflection``.
package struct Lexicon: Sendable {
  var senses: [Senses] = []
  /// Of each of the senses.
  private(set) var traits: [SenseTraits] = []
  private var words = WordIndex()
  var groups = GroupNames()
  /// How much each sign counts for two tellings of one incident.
  private(set) var likeness = LikenessWeights()
  /// What speaks for a nominal's being what was aimed at.
  var targets = TargetWeights()

  /// A word in lower case.
  struct Word: Sendable {
    /// What it means by itself.
    var senses: Int32?
    /// The phrases that begin with it, the longest first.
    var phrases: [Phrase] = []
    /// What it says of a name or a noun beside it: a bit a ``RoleWord``.
    var roles: UInt64 = 0
    /// What it does to numbers of casualties: a bit a ``CountingWord``.
    var counting: UInt64 = 0
    /// The place in an order that it tells: "third".
    var ordinal: Int?
  }

  struct Phrase: Sendable {
    var rest: [String]
    var senses: Int32
  }

  /// Reads the tables of a folder.
  /// - Throws: when a table is missing, or a line of it has a code that is none.
  package init(folder: String) throws(LexiconError) {
    let inflection = Inflection()
    for row in try Table(folder: folder, name: "events").rows {
      let sense = EventSense(
        lemma: row[0], class: try row.code(2), type: try row.code(3), harm: row[4] == "-" ? nil : try row.code(4))
      switch row[1] {
      case "verb": for form in inflection.verb(row[0]) { add(form) { $0.verb = $0.verb ?? sense } }
      case "noun": for form in inflection.noun(row[0]) { add(form) { $0.noun = sense } }
      default: add(row[0]) { $0.adjective = sense }
      }
    }
    for row in try Table(folder: folder, name: "weapons").rows {
      let sense = WeaponSense(class: try row.code(1), strength: try row.code(2))
      for form in inflection.noun(row[0]) { add(form) { $0.weapon = sense } }
    }
    for row in try Table(folder: folder, name: "parties").rows {
      let sense = PartySense(
        lemma: row[0], kind: try row.code(1), sector: row[2], category: row[3] == "-" ? nil : row[3],
        role: try row.code(4))
      for form in inflection.noun(row[0]) { add(form) { $0.party = $0.party ?? sense } }
    }
    for row in try Table(folder: folder, name: "sites").rows {
      let sense = SiteSense(kind: try row.code(1), sector: row[2] == "-" ? nil : row[2])
      for form in inflection.noun(row[0]) { add(form) { $0.site = sense } }
    }
    for row in try Table(folder: folder, name: "quantities").rows {
      let sense = Quantity(low: Int(row[1]), best: Int(row[2]), high: Int(row[3]))
      add(row[0]) { $0.quantity = sense }
    }
    for row in try Table(folder: folder, name: "bounds").rows {
      let bound: Bound = try row.code(1)
      add(row[0]) { $0.bound = bound }
    }
    for row in try Table(folder: folder, name: "speech").rows {
      let speech: SpeechClass = try row.code(1)
      for form in inflection.verb(row[0]) { add(form) { $0.speech = speech } }
    }
    for row in try Table(folder: folder, name: "standing").rows {
      let standing: StandingClass = try row.code(1)
      let forms = standing.inflects ? inflection.verb(row[0]) + inflection.noun(row[0]) : [row[0]]
      for form in forms { add(form) { $0.standing = $0.standing ?? standing } }
    }
    for row in try Table(folder: folder, name: "domains").rows {
      let domain: Domain = try row.code(1)
      for form in inflection.noun(row[0]) { add(form) { $0.domain = domain } }
    }
    let counting = Table.codes(CountingWord.self)
    for row in try Table(folder: folder, name: "counting").rows {
      let word = try row.code(1, of: counting)
      words.update(row[0]) { $0.counting |= 1 << UInt64(word.rawValue) }
    }
    for row in try Table(folder: folder, name: "ordinals").rows { words.update(row[0]) { $0.ordinal = Int(row[1]) } }
    for row in try Table(folder: folder, name: "times").rows {
      let time: TimeWord = try row.code(1)
      let value = Int(row[2]) ?? 0
      add(row[0]) { $0.time = TimeSense(word: time, value: value) }
    }
    for row in try Table(folder: folder, name: "links").rows {
      let link: LinkClass = try row.code(1)
      add(row[0]) { $0.link = link }
    }
    let roles = Table.codes(RoleWord.self)
    for row in try Table(folder: folder, name: "roles").rows {
      let role = try row.code(1, of: roles)
      words.update(row[0]) { $0.roles |= 1 << UInt64(role.rawValue) }
    }
    for row in try Table(folder: folder, name: "given-names").rows {
      words.update(row[0]) { $0.roles |= 1 << UInt64(RoleWord.given.rawValue) }
    }
    let traits = Table.codes(TargetTrait.self)
    for row in try Table(folder: folder, name: "targets").rows {
      let trait = try row.code(0, of: traits)
      targets.set(trait, (1...TargetClass.allCases.count + 1).map { Double(row[$0]) ?? 0 })
    }
    for row in try Table(folder: folder, name: "groups").rows {
      groups.add(name: row[0], aliases: row[1], country: row[2].isEmpty ? nil : row[2], sector: row[3])
    }
    likeness = try LikenessWeights(try Table(folder: folder, name: "likeness"))
    words.updateAll { if $0.phrases.count > 1 { $0.phrases.sort { $0.rest.count > $1.rest.count } } }
    self.traits = senses.map(\.traits)
  }

  /// The senses of one word in lower case.
  func lookup(_ word: String) -> Int32? { words.read(word) { $0.senses } ?? nil }

  /// The place in an order that a word tells: "third".
  func ordinal(_ word: String) -> Int? { words.read(word) { $0.ordinal } ?? nil }

  /// Whether a word says that of a name or a noun beside it.
  func says(_ word: String, _ role: RoleWord) -> Bool {
    words.read(word) { $0.roles >> UInt64(role.rawValue) & 1 == 1 } ?? false
  }

  /// Whether a word does that to the number of casualties beside it.
  func counts(_ word: String, _ counting: CountingWord) -> Bool {
    words.read(word) { $0.counting >> UInt64(counting.rawValue) & 1 == 1 } ?? false
  }

  /// What one word in lower case means by itself, and whether phrases begin with it.
  func glance(_ word: String) -> (senses: Int32?, opensPhrases: Bool)? {
    words.read(word) { ($0.senses, !$0.phrases.isEmpty) }
  }

  /// What is known of one word in lower case.
  func word(_ word: String) -> Word? { words[word] }

  /// The longest of a word's phrases that stands in the pieces from `start` on: how many of them it has, and its senses.
  func longestPhrase(of word: Word, in pieces: [Piece], at start: Int) -> (count: Int, senses: Int32)? {
    for candidate in word.phrases where start + candidate.rest.count < pieces.count {
      var matches = true
      for (offset, word) in candidate.rest.enumerated() where pieces[start + 1 + offset].text != word {
        matches = false
        break
      }
      if matches { return (candidate.rest.count + 1, candidate.senses) }
    }
    return nil
  }

  private mutating func add(_ form: String, _ change: (inout Senses) -> Void) {
    let isPhrase = form.utf8.contains { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
    let parts = isPhrase ? form.split(whereSeparator: { $0 == " " || $0 == "-" }).map(String.init) : [form]
    guard let first = parts.first else { return }
    if parts.count == 1 {
      if let index = words[first]?.senses {
        change(&senses[Int(index)])
      } else {
        let number = Int32(senses.count)
        words.update(first) { $0.senses = number }
        senses.append(Senses())
        change(&senses[senses.count - 1])
      }
      return
    }
    let rest = Array(parts.dropFirst())
    if let known = words[first]?.phrases.first(where: { $0.rest == rest }) {
      change(&senses[Int(known.senses)])
    } else {
      let phrase = Phrase(rest: rest, senses: Int32(senses.count))
      words.update(first) { $0.phrases.append(phrase) }
      senses.append(Senses())
      change(&senses[senses.count - 1])
    }
  }
}
