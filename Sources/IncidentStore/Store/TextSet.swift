/// Texts that were met, kept one after another in memory: a set of hundreds of thousands that makes no object of any.
struct TextSet {
  private struct Slot {
    /// Of the text's hash; the place in the table follows from it too.
    var tag: UInt32 = 0
    /// The text's number from 1; 0 for a slot that is free.
    var number: UInt32 = 0
  }

  private var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [Int] = [0]
  private var slots = [Slot](repeating: Slot(), count: 1024)

  /// Adds texts.
  /// - Returns: false for each that was there already.
  mutating func insert(_ texts: some Sequence<String>) -> [Bool] {
    let tagged = texts.map { (text: $0, tag: Self.tag($0)) }
    // Where all of them may stand is looked at before any is put in: what is far in memory then comes for many of them at once.
    let free = tagged.count { slots[Int($0.tag) & (slots.count - 1)].number == 0 }
    while !hasRoom(for: free) { grow() }
    return tagged.map { text, tag in
      var text = text
      return text.withUTF8 { insert($0, tag: tag) }
    }
  }

  private mutating func insert(_ text: UnsafeBufferPointer<UInt8>, tag: UInt32) -> Bool {
    var place = Int(tag) & (slots.count - 1)
    while slots[place].number != 0 {
      if slots[place].tag == tag, isText(Int(slots[place].number), text) { return false }
      place = (place + 1) & (slots.count - 1)
    }
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    slots[place] = Slot(tag: tag, number: UInt32(truncatingIfNeeded: ends.count - 1))
    if !hasRoom(for: 0) { grow() }
    return true
  }

  private func hasRoom(for more: Int) -> Bool { (ends.count + more) * 4 <= slots.count * 3 }

  private static func tag(_ text: String) -> UInt32 {
    var hash = TextHash()
    hash.add(text)
    return UInt32(truncatingIfNeeded: hash.mixed >> 32)
  }

  private func isText(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = ends[number - 1]..<ends[number]
    return range.count == text.count && bytes.withUnsafeBufferPointer { $0[range].elementsEqual(text) }
  }

  private mutating func grow() {
    var larger = [Slot](repeating: Slot(), count: slots.count * 4)
    for slot in slots where slot.number != 0 {
      var place = Int(slot.tag) & (larger.count - 1)
      while larger[place].number != 0 { place = (place + 1) & (larger.count - 1) }
      larger[place] = slot
    }
    slots = larger
  }
}
