import ArgumentParser
import Glibc
import Interchange

/// Standard output, for results.
enum StandardOutput {
  /// Writes all of it.
  /// - Throws: exit code 1 when the other end is gone or the disk is full, after saying so.
  static func write(_ bytes: [UInt8]) throws {
    if let code = writeAll(bytes, to: STDOUT_FILENO) {
      Diagnostics.error("standard output cannot be written: \(String(cString: strerror(code)))")
      throw ExitCode(1)
    }
  }

  static func write(_ text: String) throws { try write(Array(text.utf8)) }

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Columns of the terminal, 80 when it is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return min(Int(size.ws_col), 160)
  }
}

/// Standard error, for diagnostics and progress.
enum StandardError {
  static func write(_ text: String) { _ = writeAll(Array(text.utf8), to: STDERR_FILENO) }
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
