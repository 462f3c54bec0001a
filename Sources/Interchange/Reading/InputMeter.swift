import Glibc
import Synchronization

/// How much of the inputs has been read, for a line that tells people how long it will take.
package final class InputMeter: Sendable {
  private let read = Atomic<Int>(0)

  package init() {}

  /// Bytes read so far.
  package var bytes: Int { read.load(ordering: .relaxed) }

  func add(_ count: Int) { read.add(count, ordering: .relaxed) }

  /// The bytes of all files that the inputs name; nil when that cannot be told, as of a pipe or a store.
  package static func total(of inputs: [String]) -> Int? {
    var total = 0
    for input in inputs {
      for path in FileTree.isFolder(input) ? FileTree.files(under: input).paths : [input] {
        var info = stat()
        guard path != "-", stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
        total += Int(info.st_size)
      }
    }
    return total
  }
}
