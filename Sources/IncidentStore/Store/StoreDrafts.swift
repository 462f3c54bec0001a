import Glibc
import Synchronization

/// The names under which new stores are written: `incidents.gpkg.4711-1.partial`, with the number of the process that writes.
enum StoreDrafts {
  /// Numbers the drafts of this process, so that no two have one name.
  private static let numbers = Atomic<Int>(0)
  private static let ending = ".partial"

  static func newName(for path: String) -> String {
    "\(path).\(getpid())-\(numbers.add(1, ordering: .relaxed).newValue)\(ending)"
  }

  /// Removes the drafts of a store whose processes were killed while they wrote: nothing of them was promised to anyone. What a
  /// process of this machine is still writing stays.
  static func removeLeft(of path: String) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "./"
    let start = (slash.map { String(path[path.index(after: $0)...]) } ?? path) + "."
    guard let entries = opendir(folder) else { return }
    defer { closedir(entries) }
    while let entry = readdir(entries) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      guard name.hasPrefix(start), name.hasSuffix(ending) else { continue }
      let numbers = name.dropFirst(start.count).dropLast(ending.count).split(separator: "-")
      guard numbers.count == 2, Int(numbers[1]) != nil, let process = pid_t(numbers[0]), process > 0 else { continue }
      if kill(process, 0) != 0, errno == ESRCH { unlink(folder + name) }
    }
  }
}
