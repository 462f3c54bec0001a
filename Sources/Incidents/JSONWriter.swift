/// Writes JSON as bytes, keys in the order they are given, so that the same values are the same bytes everywhere.
///
/// Foundation's encoder keeps no order of keys and is too slow for streams of hundreds of thousands of records. The writer
/// puts the commas; that objects and arrays are closed again is the caller's part.
package struct JSONWriter: Sendable {
  package var bytes: [UInt8] = []
  /// Writes `<`, `>` and `&` as `\u003c` and so on, for JSON inside an HTML page.
  package let isSafeInHTML: Bool
  /// Leaves out members that are null, false or an empty list: a reader of records takes them for that.
  package let isCompact: Bool
  private var needsComma = false

  package init(isSafeInHTML: Bool = false, isCompact: Bool = false) {
    self.isSafeInHTML = isSafeInHTML
    self.isCompact = isCompact
  }

  /// What has been written, as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  // What takes closures is inlinable, so that modules above pay for no generics at run time.

  @inlinable
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "{"))
    members(&self)
    close(UInt8(ascii: "}"))
  }

  @inlinable
  package mutating func array(_ elements: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "["))
    elements(&self)
    close(UInt8(ascii: "]"))
  }

  @inlinable
  package mutating func array<Element>(
    _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
  ) {
    array { json in
      for element in elements { write(&json, element) }
    }
  }

  /// The name of the next value, of letters that need no escape.
  package mutating func key(_ name: String) {
    put(name, room: 0) { $0 }
    needsComma = false
  }

  /// The name of the next value, which may be any text.
  package mutating func key(anyText name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func null() { literal("null") }
  package mutating func value(_ flag: Bool) { literal(flag ? "true" : "false") }

  package mutating func value(_ text: String?) {
    guard let text else { return null() }
    separate()
    quote(text)
  }

  /// A day, `"2024-01-18"`.
  package mutating func value(_ date: CalendarDate?) {
    guard let date else { return null() }
    separate()
    bytes.append(room: 12) { start in
      date.write(to: start.put(UInt8(ascii: "\""))).put(UInt8(ascii: "\"")) - start
    }
  }

  package mutating func value(_ number: Int?) {
    guard let number else { return null() }
    separate()
    bytes.appendDecimal(number)
  }

  /// At most `decimals` digits after the point, no exponent, no trailing zeros, no -0; null for what is not finite.
  package mutating func value(_ number: Double?, decimals: Int) {
    guard let number, number.isFinite else { return null() }
    separate()
    bytes.appendDecimal(number, decimals: decimals)
  }

  package mutating func member(_ name: String, _ text: String?) {
    guard let text else { return absent(name) }
    if put(name, plain: text) { return }
    key(name)
    value(text)
  }

  package mutating func member(_ name: String, _ date: CalendarDate?) {
    guard let date else { return absent(name) }
    put(name, room: 12) { date.write(to: $0.put(UInt8(ascii: "\""))).put(UInt8(ascii: "\"")) }
  }

  /// A word; `usual` is what a reader takes a missing one for.
  package mutating func member(_ name: String, _ word: String, usual: String) {
    if isCompact && word == usual { return }
    member(name, word)
  }

  package mutating func member(_ name: String, _ number: Int?) {
    guard let number else { return absent(name) }
    put(name, room: 21) { $0.put(decimal: number) }
  }

  package mutating func member(_ name: String, _ flag: Bool) {
    if isCompact && !flag { return }
    key(name)
    value(flag)
  }

  package mutating func member(_ name: String, _ number: Double?, decimals: Int) {
    if isCompact && number == nil { return }
    key(name)
    value(number, decimals: decimals)
  }

  /// Ends a line of a stream of records; the next value starts afresh.
  package mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// The next value starts afresh, without a comma: what stands between was put into ``bytes`` directly.
  package mutating func restart() { needsComma = false }

  /// Bytes that are JSON already, as one value.
  package mutating func raw(_ json: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  @usableFromInline
  mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  @usableFromInline
  mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func literal(_ text: StaticString) {
    separate()
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func quote(_ text: String) {
    // Texts of our own making are contiguous; what is not is made so.
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { put($0) }
    if done == nil { Array(text.utf8).withUnsafeBufferPointer { put($0) } }
  }

  /// A member that has no value.
  private mutating func absent(_ name: String) {
    if isCompact { return }
    key(name)
    null()
  }

  /// A member whose text needs no escape, as nearly all are, in one go.
  /// - Returns: false when it needs one, and nothing is written.
  private mutating func put(_ name: String, plain text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { text in
      guard isPlain(text) else { return false }
      put(name, room: text.count + 2) { $0.put(UInt8(ascii: "\"")).put(text).put(UInt8(ascii: "\"")) }
      return true
    } ?? false
  }

  /// A member whose value `write` puts at the pointer that it is given; it gives back the place after it.
  /// - Parameter room: how many bytes the value takes at most.
  @inline(__always)
  private mutating func put(
    _ name: String, room: Int, _ write: (UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>
  ) {
    let hasComma = needsComma
    var name = name
    name.withUTF8 { name in
      bytes.append(room: name.count + room + 4) { start in
        let first = hasComma ? start.put(UInt8(ascii: ",")) : start
        return write(first.put(UInt8(ascii: "\"")).put(name).put(UInt8(ascii: "\"")).put(UInt8(ascii: ":"))) - start
      }
    }
    needsComma = true
  }

  /// In quotes.
  private mutating func put(_ utf8: UnsafeBufferPointer<UInt8>) {
    if isPlain(utf8) {
      return bytes.append(room: utf8.count + 2) { start in
        start.put(UInt8(ascii: "\"")).put(utf8).put(UInt8(ascii: "\"")) - start
      }
    }
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    var start = 0
    for index in utf8.indices {
      let byte = utf8[index]
      guard
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
          || (isSafeInHTML && (byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")))
      else { continue }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
      escape(byte)
      start = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<utf8.count]))
  }

  /// Nearly all texts are. Eight bytes at once are looked at, some of them twice.
  private func isPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    if isSafeInHTML,
      utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "&") })
    {
      return false
    }
    guard let start = utf8.baseAddress.map({ UnsafeRawPointer($0) }), utf8.count >= 4 else {
      return utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 != 0x7F }
    }
    let all: UInt64 = 0x0101_0101_0101_0101
    var special: UInt64 = 0
    func look(at bytes: UInt64) {
      // The highest bit of each byte that is zero after turning, or below 0x20 (Mycroft's test).
      let quote = bytes ^ all &* UInt64(UInt8(ascii: "\""))
      let slash = bytes ^ all &* UInt64(UInt8(ascii: "\\"))
      let delete = bytes ^ all &* 0x7F
      special |= (bytes &- all &* 0x20) & ~bytes
      special |= (quote &- all) & ~quote | (slash &- all) & ~slash | (delete &- all) & ~delete
    }
    if utf8.count >= 8 {
      for place in stride(from: 0, to: utf8.count - 8, by: 8) {
        look(at: start.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      }
      look(at: start.loadUnaligned(fromByteOffset: utf8.count - 8, as: UInt64.self))
    } else {
      let last = start.loadUnaligned(fromByteOffset: utf8.count - 4, as: UInt32.self)
      look(at: UInt64(start.loadUnaligned(as: UInt32.self)) << 32 | UInt64(last))
    }
    // A borrow can mark too many, so that a mark is looked into.
    guard special & (all &* 0x80) != 0 else { return true }
    return utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 != 0x7F }
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
    default:
      let hex = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")])
      bytes.append(hex[Int(byte >> 4)])
      bytes.append(hex[Int(byte & 15)])
    }
  }
}

extension [UInt8] {
  /// The integer in decimal digits.
  package mutating func appendDecimal(_ number: Int) {
    append(room: 21) { $0.put(decimal: number) - $0 }
  }

  /// The number rounded to at most `decimals` digits after the point: no exponent, no trailing zeros, never -0.
  package mutating func appendDecimal(_ number: Double, decimals: Int) {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (number * scale).rounded()
    guard abs(scaled) < 9e15 else {
      // Beyond what an integer holds exactly, digits after the point mean nothing.
      append(contentsOf: (Int(exactly: number.rounded()).map(String.init) ?? "\(number)").utf8)
      return
    }
    let whole = Int(scaled)
    let unit = UInt(scale)
    let integer = whole.magnitude / unit
    var fraction = whole.magnitude % unit
    append(room: 24 + decimals) { start in
      let first = whole < 0 ? start.put(UInt8(ascii: "-")) : start
      let point = first.put(digitsOf: integer, width: 1)
      guard fraction > 0 else { return point - start }
      var width = decimals
      while fraction % 10 == 0 {
        fraction /= 10
        width -= 1
      }
      return point.put(UInt8(ascii: ".")).put(digitsOf: fraction, width: width) - start
    }
  }

  /// Appends what `write` puts at the pointer that it is given; it gives back how many bytes these are.
  /// - Parameter room: as many as they can be.
  @inline(__always)
  package mutating func append(room: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
    append(addingCapacity: room) { output in
      output.withUnsafeMutableBufferPointer { bytes, count in
        guard let base = bytes.baseAddress else { return }
        count += write(base + count)
      }
    }
  }
}

/// Each puts something at the pointer and gives the place after it.
extension UnsafeMutablePointer<UInt8> {
  @inline(__always)
  package func put(_ byte: UInt8) -> Self {
    pointee = byte
    return self + 1
  }

  @inline(__always)
  package func put(_ bytes: UnsafeBufferPointer<UInt8>) -> Self {
    guard let base = bytes.baseAddress else { return self }
    let count = bytes.count
    // Short ones, nearly all, without a call: their first and their last bytes, which may overlap.
    guard count >= 4, count <= 16 else {
      update(from: base, count: count)
      return self + count
    }
    let (from, to) = (UnsafeRawPointer(base), UnsafeMutableRawPointer(self))
    if count >= 8 {
      let last = from.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      to.storeBytes(of: from.loadUnaligned(as: UInt64.self), as: UInt64.self)
      to.storeBytes(of: last, toByteOffset: count - 8, as: UInt64.self)
    } else {
      let last = from.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      to.storeBytes(of: from.loadUnaligned(as: UInt32.self), as: UInt32.self)
      to.storeBytes(of: last, toByteOffset: count - 4, as: UInt32.self)
    }
    return self + count
  }

  /// The integer in decimal digits, 20 and a sign at most.
  @inline(__always)
  fileprivate func put(decimal number: Int) -> Self {
    let first = number < 0 ? put(UInt8(ascii: "-")) : self
    return first.put(digitsOf: number.magnitude, width: 1)
  }

  /// At least `width` digits.
  @inline(__always)
  func put(digitsOf value: UInt, width: Int) -> Self {
    var count = 1
    var power: UInt = 10
    while count < 19, value >= power {
      power *= 10
      count += 1
    }
    if count == 19, value >= power { count = 20 }
    count = Swift.max(count, width)
    var rest = value
    for place in stride(from: count - 1, through: 0, by: -1) {
      let (tens, digit) = rest.quotientAndRemainder(dividingBy: 10)
      self[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      rest = tens
    }
    return self + count
  }
}
