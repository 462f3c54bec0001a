import Interchange
import Logging

/// Diagnostics for people: one line each on standard error, safe for the terminal.
struct StandardErrorLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .notice

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    StandardError.write("sarhad: \(TerminalText(event.message.description).text)\n")
  }
}

/// What the program tells its user beside the results.
enum Diagnostics {
  private static let log = Logger(label: "sarhad")

  /// Something failed.
  static func error(_ message: String) { log.error("\(message)") }
  /// Something to know, such as how an ambiguous name was taken.
  static func notice(_ message: String) { log.notice("\(message)") }
}
