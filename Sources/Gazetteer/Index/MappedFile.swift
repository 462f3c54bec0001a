internal import Glibc

/// What keeps the memory of mapped arrays alive.
protocol MemoryKeeper: AnyObject, Sendable {}

/// A file mapped into memory for reading; unmapped when no longer referred to.
final class MappedFile: MemoryKeeper, @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  /// Nil when the file is missing, empty or cannot be mapped.
  init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0,
      let address = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED
    else { return nil }
    bytes = UnsafeRawBufferPointer(start: address, count: Int(status.st_size))
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
  }
}

/// Memory of one's own in place of a mapped file.
final class OwnMemory: MemoryKeeper, @unchecked Sendable {
  private var pieces: [UnsafeMutableRawPointer] = []

  /// The values as a mapped array, `blank` alone where there are none.
  func array<Element: BitwiseCopyable>(_ values: [Element], blank: Element) -> MappedArray<Element> {
    let values = values.isEmpty ? [blank] : values
    let piece = UnsafeMutablePointer<Element>.allocate(capacity: values.count)
    for (index, value) in values.enumerated() { (piece + index).initialize(to: value) }
    pieces.append(piece)
    return MappedArray(start: piece, count: values.count)
  }

  deinit { for piece in pieces { piece.deallocate() } }
}

/// A typed part of a mapped file. It is never empty, and an index outside it gives its first element: a damaged file can give
/// wrong answers but no access outside the file.
package struct MappedArray<Element: BitwiseCopyable>: @unchecked Sendable {
  @usableFromInline let base: UnsafePointer<Element>
  package let count: Int

  init(start: UnsafePointer<Element>, count: Int) {
    base = start
    self.count = count
  }

  init?(_ bytes: UnsafeRawBufferPointer) {
    let count = bytes.count / MemoryLayout<Element>.stride
    guard count > 0, let start = bytes.baseAddress,
      Int(bitPattern: start) % MemoryLayout<Element>.alignment == 0
    else { return nil }
    base = start.assumingMemoryBound(to: Element.self)
    self.count = count
  }

  @inlinable @inline(__always)
  package subscript(index: Int) -> Element {
    base[UInt(bitPattern: index) < UInt(bitPattern: count) ? index : 0]
  }

  /// A part of the array, cut to what there is.
  @inlinable @inline(__always)
  package func slice(_ start: Int, _ length: Int) -> UnsafeBufferPointer<Element> {
    let start = min(max(start, 0), count)
    return UnsafeBufferPointer(start: base + start, count: min(max(length, 0), count - start))
  }

  /// The part between two neighbouring entries of a table of starts.
  @inlinable @inline(__always)
  package func slice(_ starts: MappedArray<UInt32>, _ index: Int) -> UnsafeBufferPointer<Element> {
    let start = Int(starts[index])
    return slice(start, Int(starts[index + 1]) - start)
  }
}
