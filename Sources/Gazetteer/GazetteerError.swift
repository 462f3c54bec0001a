/// Why a gazetteer could not be opened: one line that names the file and what to do.
package struct GazetteerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file concerned.
  package let path: String
  /// What is wrong and what mends it, without the file's name.
  package let reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  package var description: String { "\(path): \(reason)" }
}
