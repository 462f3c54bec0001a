/// What a file holds, told from its first bytes and never from its name.
enum ContentKind: Sendable, Hashable {
  case text
  case html
  /// Objects one a line: reports, incident records or features, mixed as they come.
  case jsonLines
  /// One GeoJSON object, or features after record separators (RFC 8142).
  case geoJSON
  /// Our own KML.
  case kml
  /// A table with a header row in this layout.
  case table(TableLayout, delimiter: UInt8)
  case store
  /// Nothing that could be read; what it is instead, and what to do.
  case unreadable(problem: String, mend: String)

  /// How many bytes are looked at, unless the input is shorter.
  static let prefixLength = 1 << 16

  init(prefix: [UInt8]) {
    let bytes = prefix.starts(with: [0xEF, 0xBB, 0xBF]) ? prefix[3...] : prefix[...]
    if let packed = Self.packed(bytes) {
      self = packed
      return
    }
    guard !Self.isBinary(bytes) else {
      self = .unreadable(
        problem: "is binary, not a report", mend: "save it as plain text or HTML; JSON Lines, CSV and GeoJSON work too")
      return
    }
    let content = bytes.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    switch content.first {
    case nil:
      self = .unreadable(problem: "is empty", mend: "give a report with text in it")
    case UInt8(ascii: "{"):
      self = Self.json(content)
    case 0x1E:
      self = .geoJSON
    case UInt8(ascii: "[") where Self.startsArrayOfObjects(content):
      self = .unreadable(
        problem: "is one JSON array", mend: "give one object a line, as `jq -c '.[]' FILE` writes them")
    case UInt8(ascii: "<") where Self.isKML(content):
      self = .kml
    case UInt8(ascii: "<") where HTMLReport.looksLikeHTML(content):
      self = .html
    default:
      if let (layout, delimiter) = TableLayout.recognise(content) {
        self = .table(layout, delimiter: delimiter)
      } else {
        self = .text
      }
    }
  }

  private static func packed(_ bytes: ArraySlice<UInt8>) -> ContentKind? {
    if bytes.starts(with: "SQLite format 3\0".utf8) { return .store }
    if bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
      || bytes.starts(with: "BZh".utf8)
      || bytes.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A])
    {
      return .unreadable(
        problem: "is compressed", mend: "unpack it first, for example with `gzip -dc FILE | sarhad … -`")
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return .unreadable(problem: "is a ZIP archive or an office document", mend: "unpack it, or save it as plain text")
    }
    if bytes.starts(with: "%PDF".utf8) {
      return .unreadable(problem: "is a PDF", mend: "turn it into text first, for example with pdftotext")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return .unreadable(problem: "is UTF-16", mend: "convert it: `iconv -f UTF-16 -t UTF-8 FILE`")
    }
    return nil
  }

  /// Text has no NUL and hardly any other control characters.
  private static func isBinary(_ bytes: ArraySlice<UInt8>) -> Bool {
    var strange = 0
    for byte in bytes {
      if byte == 0 { return true }
      if byte < 0x20, !(0x07...0x0D).contains(byte), byte != 0x1B, byte != 0x1E { strange += 1 }
    }
    return strange * 20 > bytes.count
  }

  /// The outermost element is `kml`, after a declaration and comments.
  private static func isKML(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes.prefix(1024), as: UTF8.self).contains("<kml")
  }

  private static func startsArrayOfObjects(_ bytes: ArraySlice<UInt8>) -> Bool {
    let next = bytes.dropFirst().first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    return next == UInt8(ascii: "{")
  }

  /// An object that closes on its first line starts JSON Lines, unless it is a whole FeatureCollection.
  private static func json(_ bytes: ArraySlice<UInt8>) -> ContentKind {
    switch JSONShape(of: bytes) {
    case .featureCollection: return .geoJSON
    case .feature:
      let firstLine = bytes.prefix { $0 != 0x0A }
      return firstLine.last == UInt8(ascii: "}") || firstLine.dropLast().last == UInt8(ascii: "}")
        ? .jsonLines : .geoJSON
    case .report, .incident, .unknown: return .jsonLines
    }
  }
}

/// What a JSON object is about, told from its own keys without reading it through.
enum JSONShape: Sendable, Hashable {
  case report, incident, feature, featureCollection, unknown

  init(of bytes: ArraySlice<UInt8>) {
    var shape = JSONShape.unknown
    var features = false
    Self.eachKey(of: bytes) { key, value in
      switch String(decoding: key, as: UTF8.self) {
      case "text", "published": shape = .report
      case "report", "actors", "tolls", "evidence", "codes": shape = .incident
      case "features": shape = .featureCollection
      case "geometry", "properties": features = true
      case "type":
        if value.starts(with: "\"FeatureCollection\"".utf8) { shape = .featureCollection }
        if value.starts(with: "\"Feature\"".utf8) { shape = .feature }
      default: break
      }
      return shape == .unknown
    }
    self = shape == .unknown && features ? .feature : shape
  }

  /// Calls `visit` with each key of the outermost object and the bytes from its value on, while it returns true.
  private static func eachKey(
    of bytes: ArraySlice<UInt8>, _ visit: (ArraySlice<UInt8>, ArraySlice<UInt8>) -> Bool
  ) {
    var depth = 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return }
      case UInt8(ascii: "\""):
        let first = index + 1
        index = first
        while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard index < bytes.endIndex else { return }
        if depth == 1 {
          let rest = bytes[(index + 1)...].drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
          if rest.first == UInt8(ascii: ":") {
            let value = rest.dropFirst().drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
            if !visit(bytes[first..<index], value) { return }
          }
        }
      default: break
      }
      index += 1
    }
  }
}
