/// Strings stored once each.
struct StringPool {
  private(set) var bytes: [UInt8] = [0]
  private var known: [String: StringRef] = [:]

  mutating func add(_ text: String) -> StringRef {
    if text.isEmpty { return StringRef() }
    if let ref = known[text] { return ref }
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    let ref = StringRef(offset: UInt32(start), length: UInt32(bytes.count - start))
    known[text] = ref
    return ref
  }
}
