/// Finds the paragraphs of a text: blank lines end one, and so does a line end that is not there because the line was full.
enum Paragraphs {
  /// UTF-8 ranges of the paragraphs, in order; none is empty or blank.
  static func find(_ bytes: [UInt8]) -> [Range<Int>] {
    var paragraphs: [Range<Int>] = []
    var block: [Range<Int>] = []
    for line in lines(bytes) {
      if line.isEmpty {
        close(&block, bytes, into: &paragraphs)
      } else {
        block.append(line)
      }
    }
    close(&block, bytes, into: &paragraphs)
    return paragraphs
  }

  /// The lines without the white space at their ends; a blank line is empty.
  private static func lines(_ bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      var last = end
      while last > start, Glyph.ascii(bytes[last - 1]) == .space { last -= 1 }
      lines.append(start..<last)
      start = end + 1
    }
    return lines
  }

  /// Joins the lines of a block that were broken only because they were full.
  private static func close(_ block: inout [Range<Int>], _ bytes: [UInt8], into paragraphs: inout [Range<Int>]) {
    defer { block.removeAll(keepingCapacity: true) }
    guard var current = block.first else { return }
    let width = block.reduce(0) { max($0, $1.count) }
    for (line, next) in zip(block, block.dropFirst()) {
      if isWrapped(line, next, width, bytes), !(isItem(current, bytes) && isItem(next, bytes)) {
        current = current.lowerBound..<next.upperBound
      } else {
        paragraphs.append(current)
        current = next
      }
    }
    paragraphs.append(current)
  }

  /// "- Kyiv: nine dead": a dash opens an item where the paragraph before it is one.
  private static func isItem(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    line.count > 2 && bytes[line.lowerBound] == 0x2D && bytes[line.lowerBound + 1] == 0x20
  }

  private static func isWrapped(_ line: Range<Int>, _ next: Range<Int>, _ width: Int, _ bytes: [UInt8]) -> Bool {
    guard width <= 120 else { return false }
    let first = bytes[next.lowerBound]
    if first == 0x20 || first == 0x09 || first == 0x2A { return false }
    let word = bytes[next].prefix { $0 > 0x20 }.count
    if line.count + 1 + word > width { return true }
    return first >= 0x61 && first <= 0x7A
  }
}
