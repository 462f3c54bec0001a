/// What is wrong with a piece of JSON, and at which byte of it.
package struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  package let offset: Int
  package let problem: String

  package init(offset: Int, problem: String) {
    self.offset = offset
    self.problem = problem
  }

  package var description: String { "\(problem) at byte \(offset + 1)" }
}

/// Reads JSON (RFC 8259) by pulling the values that are expected, straight from bytes and without a tree between.
///
/// Every method reads one value and moves past it; a value of another kind is an error that says what was expected.
/// Nesting deeper than 256 is refused, so that no input can exhaust the stack.
package struct JSONReader {
  private let bytes: [UInt8]
  private var position: Int
  private let end: Int
  private var depth = 0

  package init(_ bytes: [UInt8]) {
    self.init(bytes, in: 0..<bytes.count)
  }

  /// Reads only these bytes; offsets in errors count from the start of the range.
  package init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    start = range.lowerBound
    end = range.upperBound
  }

  private let start: Int

  package func error(_ problem: String) -> JSONError { JSONError(offset: position - start, problem: problem) }

  /// Calls `member` with each key; it must read or ``skip()`` the value.
  package mutating func object(
    _ member: (inout JSONReader, JSONKey) throws(JSONError) -> Void
  ) throws(JSONError) {
    try enter(UInt8(ascii: "{"), "an object")
    if consume(UInt8(ascii: "}")) { return depth -= 1 }
    while true {
      let key = try key()
      guard consume(UInt8(ascii: ":")) else { throw error("':' expected after \"\(key.text)\"") }
      try member(&self, key)
      if consume(UInt8(ascii: ",")) { continue }
      guard consume(UInt8(ascii: "}")) else { throw error("',' or '}' expected") }
      return depth -= 1
    }
  }

  /// Calls `element` before each element; it must read or ``skip()`` it.
  package mutating func array(_ element: (inout JSONReader) throws(JSONError) -> Void) throws(JSONError) {
    try enter(UInt8(ascii: "["), "an array")
    if consume(UInt8(ascii: "]")) { return depth -= 1 }
    while true {
      try element(&self)
      if consume(UInt8(ascii: ",")) { continue }
      guard consume(UInt8(ascii: "]")) else { throw error("',' or ']' expected") }
      return depth -= 1
    }
  }

  package mutating func string() throws(JSONError) -> String {
    let first = try scanString()
    guard bytes[position] != UInt8(ascii: "\"") else {
      defer { position += 1 }
      return try utf8String(bytes[first..<position])
    }
    return try escapedString(from: first)
  }

  private mutating func key() throws(JSONError) -> JSONKey {
    let first = try scanString()
    guard bytes[position] != UInt8(ascii: "\"") else {
      defer { position += 1 }
      return JSONKey(bytes[first..<position])
    }
    return JSONKey(Array(try escapedString(from: first).utf8)[...])
  }

  /// Moves past the opening quote to the closing one or to the first backslash, and gives where the text starts.
  private mutating func scanString() throws(JSONError) -> Int {
    skipSpace()
    guard position < end, bytes[position] == UInt8(ascii: "\"") else { throw error("a string expected") }
    let first = position + 1
    var index = first
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        position = index
        return first
      }
      guard byte >= 0x20 else {
        position = index
        throw error("a control character inside a string")
      }
      index += 1
    }
    position = index
    throw error("a string without its closing quote")
  }

  package mutating func integer() throws(JSONError) -> Int {
    let number = try number()
    guard let integer = Int(exactly: number) else { throw error("a whole number expected") }
    return integer
  }

  package mutating func number() throws(JSONError) -> Double {
    skipSpace()
    let first = position
    while position < end, Self.isNumberByte(bytes[position]) { position += 1 }
    guard first < position else { throw error("a number expected") }
    if position - first <= 17, let exact = Self.exactDecimal(bytes[first..<position]) { return exact }
    guard let value = Double(String(decoding: bytes[first..<position], as: UTF8.self)), value.isFinite else {
      position = first
      throw error("a number expected")
    }
    return value
  }

  package mutating func boolean() throws(JSONError) -> Bool {
    if literal("true") { return true }
    if literal("false") { return false }
    throw error("true or false expected")
  }

  /// Moves past `null` if that is what comes next.
  package mutating func null() -> Bool { literal("null") }

  /// Nil for null, else what `read` reads.
  package mutating func optional<Value>(
    _ read: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> Value? {
    if null() { return nil }
    return try read(&self)
  }

  /// Moves past one value of any kind.
  package mutating func skip() throws(JSONError) {
    skipSpace()
    guard position < end else { throw error("a value expected") }
    switch bytes[position] {
    case UInt8(ascii: "{"): try object { (json, _) throws(JSONError) in try json.skip() }
    case UInt8(ascii: "["): try array { (json) throws(JSONError) in try json.skip() }
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try boolean()
    case UInt8(ascii: "n"): guard null() else { throw error("a value expected") }
    default: _ = try number()
    }
  }

  /// Moves past one value of any kind and gives its bytes, with their places in the input as indices.
  package mutating func raw() throws(JSONError) -> ArraySlice<UInt8> {
    skipSpace()
    let first = position
    try skip()
    return bytes[first..<position]
  }

  /// Throws unless only white space is left.
  package mutating func finish() throws(JSONError) {
    skipSpace()
    guard position == end else { throw error("something follows the value") }
  }

  private mutating func enter(_ bracket: UInt8, _ name: String) throws(JSONError) {
    guard consume(bracket) else { throw error("\(name) expected") }
    depth += 1
    guard depth <= 256 else { throw error("nested deeper than 256 levels") }
  }

  private mutating func consume(_ byte: UInt8) -> Bool {
    skipSpace()
    guard position < end, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private mutating func literal(_ text: StaticString) -> Bool {
    skipSpace()
    let count = text.utf8CodeUnitCount
    guard end - position >= count else { return false }
    for offset in 0..<count where bytes[position + offset] != text.utf8Start[offset] { return false }
    position += count
    return true
  }

  private mutating func escapedString(from first: Int) throws(JSONError) -> String {
    var plain = Array(bytes[first..<position])
    while position < end {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return try utf8String(plain[...])
      case UInt8(ascii: "\\"): try unescape(into: &plain)
      case 0..<0x20:
        position -= 1
        throw error("a control character inside a string")
      default: plain.append(byte)
      }
    }
    throw error("a string without its closing quote")
  }

  private mutating func unescape(into plain: inout [UInt8]) throws(JSONError) {
    guard position < end else { throw error("a string without its closing quote") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain.append(byte)
    case UInt8(ascii: "b"): plain.append(0x08)
    case UInt8(ascii: "f"): plain.append(0x0C)
    case UInt8(ascii: "n"): plain.append(0x0A)
    case UInt8(ascii: "r"): plain.append(0x0D)
    case UInt8(ascii: "t"): plain.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code), position + 1 < end, bytes[position] == UInt8(ascii: "\\"),
        bytes[position + 1] == UInt8(ascii: "u")
      {
        position += 2
        let low = try hexadecimal()
        code = (0xDC00..<0xE000).contains(low) ? 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) : 0xFFFD
      }
      // A surrogate without its other half stands for no character.
      plain.append(contentsOf: String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
    default:
      position -= 1
      throw error("an unknown escape in a string")
    }
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard position < end, let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else {
        throw error("four hexadecimal digits expected after \\u")
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }

  private func utf8String(_ slice: ArraySlice<UInt8>) throws(JSONError) -> String {
    let text = slice.withUnsafeBufferPointer { bytes -> String? in
      // Made without asking, a text that is not UTF-8 comes out with other bytes.
      let text = String(decoding: bytes, as: UTF8.self)
      var all: UInt8 = 0
      for byte in bytes { all |= byte }
      return all < 0x80 || text.utf8.elementsEqual(bytes) ? text : nil
    }
    guard let text else { throw error("not UTF-8 inside a string") }
    return text
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  /// A number without an exponent and of at most 15 digits: a whole number and a power of ten, both exact, so that one division
  /// rounds it as it must be (Clinger, "How to Read Floating Point Numbers Accurately", 1990). Nil for others.
  private static func exactDecimal(_ text: ArraySlice<UInt8>) -> Double? {
    var value = 0
    var digits = 0
    var point: Int?
    var rest = text
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    for byte in rest {
      if byte == UInt8(ascii: "."), point == nil, digits > 0 {
        point = digits
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      digits += 1
    }
    guard digits > 0, digits <= 15, point != digits else { return nil }
    let whole = Double(isNegative ? -value : value)
    guard let point else { return whole }
    return whole / powersOfTen[digits - point]
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
