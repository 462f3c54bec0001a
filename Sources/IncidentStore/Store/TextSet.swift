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

  /// False when it is there already.
  mutating func insert(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { insert($0) }
  }

  private mutating func insert(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var hash = TextHash()
    hash.add(text)
    let tag = UInt32(truncatingIfNeeded: hash.mixed >> 32)
    var place = Int(tag) & (slots.count - 1)
    while slots[place].number != 0 {
      if slots[place].tag == tag, isText(Int(slots[place].number), text) { return false }
      place = (place + 1) & (slots.count - 1)
    }
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    slots[place] = Slot(tag: tag, number: UInt32(truncatingIfNeeded: ends.count - 1))
    if ends.count * 4 > slots.count * 3 { grow() }
    return true
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
