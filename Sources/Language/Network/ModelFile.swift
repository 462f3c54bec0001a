import Glibc

/// A model file mapped into memory, read-only.
/// `@unchecked Sendable`: the mapping is never written and lives as long as this object.
final class ModelFile: @unchecked Sendable {
  private let bytes: UnsafeRawBufferPointer
  private var places: [Range<Int>] = []
  private let path: String

  init(path: String) throws(LanguageError) {
    self.path = path
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size >= ModelLayout.headBytes else { throw .damaged(path: path) }
    let size = Int(status.st_size)
    guard let mapped = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), mapped != MAP_FAILED else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    bytes = UnsafeRawBufferPointer(start: mapped, count: size)
    guard bytes.prefix(8).elementsEqual(ModelLayout.magic) else { throw .damaged(path: path) }
    let version = Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    guard version == ModelLayout.version else {
      throw .otherVersion(path: path, found: version, wanted: ModelLayout.version)
    }
    for section in ModelLayout.Section.allCases {
      let start = Int(bytes.loadUnaligned(fromByteOffset: 16 + section.rawValue * 8, as: UInt32.self))
      let count = Int(bytes.loadUnaligned(fromByteOffset: 20 + section.rawValue * 8, as: UInt32.self))
      guard start % 64 == 0, start + count <= size else { throw .damaged(path: path) }
      places.append(start..<start + count)
    }
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

  /// The bytes of a section.
  func bytes(_ section: ModelLayout.Section) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[places[section.rawValue]])
  }

  /// A section as a row of numbers.
  /// - Throws: `damaged` when it does not hold exactly `count` of them.
  func numbers<Number: BitwiseCopyable>(
    _ section: ModelLayout.Section, count: Int
  ) throws(LanguageError) -> UnsafeBufferPointer<Number> {
    let bytes = bytes(section)
    guard bytes.count == count * MemoryLayout<Number>.stride else { throw .damaged(path: path) }
    return bytes.assumingMemoryBound(to: Number.self)
  }

  /// A section, or its `index`th equal part of `parts`, as a matrix.
  /// - Throws: `damaged` when the section's size is another.
  func matrix(
    _ section: ModelLayout.Section, rows: Int, columns: Int, index: Int = 0, parts: Int = 1
  ) throws(LanguageError) -> QuantizedMatrix {
    let bytes = bytes(section)
    let size = ModelLayout.bytes(rows: rows, columns: columns)
    guard bytes.count == size * parts, let base = bytes.baseAddress else { throw .damaged(path: path) }
    let start = base + index * size
    let rows = ModelLayout.padded(rows)
    let scales = start + rows * columns * 2
    return QuantizedMatrix(
      rows: rows, columns: columns, weights: start.assumingMemoryBound(to: Int16.self),
      scales: scales.assumingMemoryBound(to: Float.self),
      biases: (scales + rows * 4).assumingMemoryBound(to: Float.self))
  }

  /// The error for contents that contradict themselves.
  var damaged: LanguageError { .damaged(path: path) }
}
