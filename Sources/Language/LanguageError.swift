/// Why a language model cannot be used.
package enum LanguageError: Error, Hashable, CustomStringConvertible {
  /// The file cannot be opened or mapped; the reason as the system gives it.
  case unreadable(path: String, reason: String)
  /// The file is not a model, is cut short, or contradicts itself.
  case damaged(path: String)
  /// The file is a model of another format version than this program reads.
  case otherVersion(path: String, found: Int, wanted: Int)

  package var description: String {
    switch self {
    case .unreadable(let path, let reason): "cannot read the language model \(path): \(reason)"
    case .damaged(let path): "\(path) is not a whole language model"
    case .otherVersion(let path, let found, let wanted):
      "\(path) is a language model of format \(found), this program reads format \(wanted): train it anew"
    }
  }
}
