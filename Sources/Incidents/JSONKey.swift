/// The name of a JSON object's member, in the form in which it is quickest compared with the names that are looked for.
///
/// A record has dozens of members, and making and comparing strings for their names cost more than reading their values.
package struct JSONKey: Sendable {
  /// The bytes, eight a word, the last word first.
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  private let count: Int
  /// Names of more than 24 bytes as they are.
  private let long: String?

  init(_ bytes: ArraySlice<UInt8>) {
    count = bytes.count
    long = bytes.count > Self.room ? String(decoding: bytes, as: UTF8.self) : nil
    guard long == nil else { return }
    var shift: UInt64 = 0
    var word: UInt64 = 0
    for place in bytes.indices {
      word |= UInt64(bytes[place]) << shift
      shift += 8
      guard shift == 64 else { continue }
      words = (word, words.0, words.1, words.2)
      (shift, word) = (0, 0)
    }
    words = (word, words.0, words.1, words.2)
  }

  /// The name as text.
  package var text: String {
    if let long { return long }
    return String(unsafeUninitializedCapacity: Self.room) { utf8 in
      for place in 0..<count { utf8[place] = byte(place) }
      return count
    }
  }

  /// Lets a `switch` over a key name its cases as literals.
  @inline(__always)
  package static func ~= (name: StaticString, key: JSONKey) -> Bool {
    guard key.count == name.utf8CodeUnitCount else { return false }
    return key.holds(name)
  }

  private func holds(_ name: StaticString) -> Bool {
    name.withUTF8Buffer { utf8 in
      if let long { return long.utf8.elementsEqual(utf8) }
      for place in utf8.indices where utf8[place] != byte(place) { return false }
      return true
    }
  }

  @inline(__always)
  private func byte(_ place: Int) -> UInt8 {
    let word =
      switch count / 8 - place / 8 {
      case 0: words.0
      case 1: words.1
      case 2: words.2
      default: words.3
      }
    return UInt8(truncatingIfNeeded: word >> (8 * UInt64(place & 7)))
  }

  private static let room = 24
}
