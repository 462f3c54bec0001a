import Glibc

/// The bytes of a file or of standard input, read in pieces as they come.
struct ByteSource: ~Copyable {
  let name: String
  private let descriptor: Int32
  private let meter: InputMeter?
  private var isAtEnd = false
  /// Why the file could not be opened; the first reading throws it.
  private var openingFailure: InputFailure?

  /// `-` is standard input.
  init(path: String, meter: InputMeter? = nil) {
    name = path
    self.meter = meter
    guard path != "-" else {
      descriptor = 0
      return
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { openingFailure = InputFailure(unreadable: path, code: errno) }
  }

  deinit {
    if descriptor > 0 { close(descriptor) }
  }

  /// Appends what one read gives: from a pipe, what is there already. False at the end.
  mutating func read(into bytes: inout [UInt8], atMost count: Int = 1 << 18) throws(InputFailure) -> Bool {
    if let openingFailure { throw openingFailure }
    guard !isAtEnd else { return false }
    while true {
      var failure: Int32 = 0
      let piece = [UInt8](unsafeUninitializedCapacity: count) { buffer, got in
        let result = Glibc.read(descriptor, buffer.baseAddress, count)
        failure = result < 0 ? errno : 0
        got = max(0, result)
      }
      if !piece.isEmpty {
        meter?.add(piece.count)
        bytes.append(contentsOf: piece)
        return true
      }
      if failure == 0 {
        isAtEnd = true
        return false
      }
      if failure != EINTR { throw InputFailure(unreadable: name, code: failure) }
    }
  }

  /// Everything from here on. Throws when it is more than `limit` bytes.
  mutating func readAll(after first: [UInt8], limit: Int) throws(InputFailure) -> [UInt8] {
    var bytes = first
    while try read(into: &bytes, atMost: 1 << 20) {
      guard bytes.count <= limit else {
        throw InputFailure(
          file: name, problem: "one report of more than \(limit >> 20) MB",
          mend: "split it, or give JSON Lines with one report a line")
      }
    }
    return bytes
  }
}

extension InputFailure {
  init(unreadable file: String, code: Int32) {
    let reason = String(cString: strerror(code))
    let mend =
      switch code {
      case ENOENT: "check the path"
      case EACCES, EPERM: "allow reading it with chmod u+r, or run as its owner"
      case EMFILE, ENFILE: "raise the limit with ulimit -n"
      default: "check the file and its disk"
      }
    self.init(file: file, problem: "cannot be read (\(reason))", mend: mend)
  }
}
