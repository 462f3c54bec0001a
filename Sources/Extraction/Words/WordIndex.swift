/// The words of a lexicon, for a reader who asks for every word of a text, most of which are not among them.
struct WordIndex: Sendable {
  private var entries: [(text: String, word: Lexicon.Word)] = []
  /// The number of an entry plus 1, at its hash or behind; 0 where none is. Never more than a quarter full.
  private var slots: [Int32] = Array(repeating: 0, count: 1 << 16)
  /// A bit for each slot that is taken: most words of a text stop here.
  private var taken: [UInt64] = Array(repeating: 0, count: 1 << 10)
  /// Words with letters beyond ASCII, which can be written in more than one way.
  private var others: [String: Lexicon.Word] = [:]

  subscript(text: String) -> Lexicon.Word? { read(text) { $0 } }

  /// What is asked of a word, if it is known.
  @inline(__always)
  func read<Value>(_ text: String, _ value: (Lexicon.Word) -> Value) -> Value? {
    guard let hash = Self.hash(text) else { return others[text].map(value) }
    let home = hash & (slots.count - 1)
    guard taken[home >> 6] >> UInt64(home & 63) & 1 == 1 else { return nil }
    let entry = Int(slots[slot(of: text, hash)])
    return entry > 0 ? value(entries[entry - 1].word) : nil
  }

  /// Changes what is known of a word, which may be new.
  mutating func update(_ text: String, _ change: (inout Lexicon.Word) -> Void) {
    guard let hash = Self.hash(text) else { return change(&others[text, default: Lexicon.Word()]) }
    let slot = slot(of: text, hash)
    if slots[slot] == 0 {
      entries.append((text, Lexicon.Word()))
      take(slot, entries.count)
    }
    change(&entries[Int(slots[slot]) - 1].word)
    if entries.count * 4 > slots.count { grow() }
  }

  /// Changes what is known of every word.
  mutating func updateAll(_ change: (inout Lexicon.Word) -> Void) {
    for entry in entries.indices { change(&entries[entry].word) }
    for text in others.keys { change(&others[text, default: Lexicon.Word()]) }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    taken = Array(repeating: 0, count: taken.count * 2)
    for (number, entry) in entries.enumerated() {
      guard let hash = Self.hash(entry.text) else { continue }
      take(slot(of: entry.text, hash), number + 1)
    }
  }

  private mutating func take(_ slot: Int, _ number: Int) {
    slots[slot] = Int32(truncatingIfNeeded: number)
    taken[slot >> 6] |= 1 << UInt64(slot & 63)
  }

  /// Where the word stands, or the free place where it would.
  private func slot(of text: String, _ hash: Int) -> Int {
    var slot = hash & (slots.count - 1)
    while slots[slot] != 0, entries[Int(slots[slot]) - 1].text != text { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  /// Nil for a word that is not all ASCII.
  private static func hash(_ text: String) -> Int? {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var all: UInt8 = 0
    for byte in text.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3
      all |= byte
    }
    return all < 0x80 ? Int(truncatingIfNeeded: hash >> 32) : nil
  }
}
