internal import Glibc

/// Gathers the parts of an index and writes the file.
struct IndexWriter {
  private var parts: [Int: [UInt8]] = [:]

  /// Sets a part; an empty one gets one blank record, so that a reader never meets an empty part.
  mutating func set<Element: BitwiseCopyable>(_ part: IndexPart, _ values: [Element], blank: Element) {
    let values = values.isEmpty ? [blank] : values
    parts[part.rawValue] = values.withUnsafeBytes { Array($0) }
  }

  /// Writes the file beside its place and moves it there, so that nobody ever sees half of it.
  func write(to path: String, source: SourceStamp) throws(GazetteerError) {
    let align = 64
    let headSize = MemoryLayout<IndexHead>.size + IndexPart.allCases.count * 16
    var head: [UInt8] = []
    withUnsafeBytes(of: IndexHead(sourceSize: source.size, sourceHash: source.hash)) { head.append(contentsOf: $0) }
    var offset = (headSize + align - 1) / align * align
    for part in IndexPart.allCases {
      let length = parts[part.rawValue]?.count ?? 0
      withUnsafeBytes(of: UInt64(offset).littleEndian) { head.append(contentsOf: $0) }
      withUnsafeBytes(of: UInt64(length).littleEndian) { head.append(contentsOf: $0) }
      offset = (offset + length + align - 1) / align * align
    }
    let draft = path + ".\(getpid())"
    guard let file = fopen(draft, "wb") else {
      throw GazetteerError(path: path, reason: "the index cannot be written here")
    }
    var written = 0
    var isGood = true
    func put(_ bytes: [UInt8]) {
      isGood = isGood && fwrite(bytes, 1, bytes.count, file) == bytes.count
      written += bytes.count
    }
    func pad() { put([UInt8](repeating: 0, count: (align - written % align) % align)) }
    put(head)
    pad()
    for part in IndexPart.allCases {
      put(parts[part.rawValue] ?? [])
      pad()
    }
    isGood = fclose(file) == 0 && isGood
    guard isGood, rename(draft, path) == 0 else {
      unlink(draft)
      throw GazetteerError(path: path, reason: "the index cannot be written here (is the disk full?)")
    }
  }
}
