/// Finds the end of a word or number: which marks inside it belong to it.
struct WordScanner {
  let bytes: [UInt8]
  /// The end of the stretch without white space that holds the word.
  let limit: Int

  /// Scans from `from`, which is past any sign that opens the word at `start`.
  func scan(_ start: Int, _ from: Int) -> (end: Int, mayEndSentence: Bool) {
    var position = from
    var part = from
    while true {
      position = endOfPart(position)
      guard position < limit else { return (position, false) }
      let before = position > part ? bytes[position - 1] : 0
      let (joint, length) = Glyph.at(position, bytes)
      let after = position + length
      let next = after < limit ? Glyph.at(after, bytes).glyph : .space
      let betweenDigits = isDigit(before) && next == .digit
      switch bytes[position] {
      case 0x2E where joint == .stop:
        if let answer = fullStop(start, part, position, next) { return answer }
      case 0x2C:
        guard betweenDigits, thousands(after) else { return (position, false) }
      case 0x3A, 0x2F:
        guard betweenDigits else { return (position, false) }
      case 0x26:
        guard isCapital(before), next == .letter, isCapital(bytes[after]) else { return (position, false) }
      case 0x5F:
        guard next == .letter || next == .digit else { return (position, false) }
      case 0x24:
        let isCurrency = position - start <= 3 && bytes[start..<position].allSatisfy(isCapital)
        return (isCurrency ? after : position, false)
      default:
        if joint == .apostrophe, next == .letter, position > start { break }
        if joint == .dash, length == 1, Hyphens.join(bytes, start, position, limit) { break }
        return (position, false)
      }
      position = after
      part = after
    }
  }

  /// The end of a run of letters and digits; a unit glued to a number ("10am", "5km") is left for the next word.
  private func endOfPart(_ start: Int) -> Int {
    var position = start
    var digits = start
    while position < limit {
      let (glyph, length) = Glyph.at(position, bytes)
      guard glyph == .letter || glyph == .digit else { break }
      if glyph == .digit, position == digits { digits += 1 }
      position += length
    }
    guard digits > start, position - digits <= 3, position > digits else { return position }
    return Self.units.contains(folded(digits, position)) ? digits : position
  }

  private static let units: Set<[UInt8]> = Set(
    ["am", "pm", "km", "kg", "mm", "cm", "mph", "kph", "hrs", "ft", "lbs", "mw", "gmt", "pst", "lb", "m"].map {
      Array($0.utf8)
    })

  /// Decides on a full stop after a part; nil when it belongs to the word and the word goes on.
  private func fullStop(_ start: Int, _ part: Int, _ position: Int, _ next: Glyph) -> (end: Int, mayEndSentence: Bool)?
  {
    let before = position > start ? bytes[position - 1] : 0
    let isLetter = Glyph.ascii(before) == .letter
    let isSingle = position - part == 1 && isLetter
    let after = position + 1
    if next == .digit, isDigit(before) { return nil }
    if next == .letter {
      let follower = after + 1 < limit ? Glyph.at(after + 1, bytes).glyph : .space
      if isSingle, follower != .letter { return nil }
      if isSingle, part == start, isCapital(before) { return (after, false) }
      if isSmall(bytes[after]), isLetter || isDigit(before), position - part > 1 || isSmall(before) { return nil }
      if folded(start, position) == [0x70, 0x68] { return nil }
      return (position, false)
    }
    if next == .stop { return isSingle && part > start ? (after, true) : (position, false) }
    if isSingle, part > start { return (after, true) }
    if position - start <= Abbreviations.longest,
      let kind = Abbreviations.kind(String(decoding: folded(start, position), as: UTF8.self))
    {
      switch kind {
      case .opening: return (after, false)
      case .closing: return (after, true)
      case .beforeNumber: return (numberFollows(after) ? after : position, false)
      }
    }
    if isSingle, isCapital(before), before != 0x49 { return (after, true) }
    return (position, false)
  }

  private func numberFollows(_ start: Int) -> Bool {
    var position = start
    while position < bytes.count, bytes[position] == 0x20 { position += 1 }
    return position < bytes.count && isDigit(bytes[position])
  }

  private func thousands(_ start: Int) -> Bool {
    start + 3 <= limit && bytes[start..<start + 3].allSatisfy(isDigit)
      && (start + 3 == limit || !isDigit(bytes[start + 3]))
  }

  private func folded(_ start: Int, _ end: Int) -> [UInt8] { bytes[start..<end].map(foldedASCII) }
  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  private func isSmall(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
}

/// The small letter of an ASCII capital; any other byte as it is.
@inline(__always)
func foldedASCII(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
