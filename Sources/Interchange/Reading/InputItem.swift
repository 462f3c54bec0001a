import Incidents

/// One thing found in an input.
package enum InputItem: Sendable {
  case report(Report)
  case incident(Incident)
  /// Lines that each hold an incident record, not read yet: reading them is work for several threads.
  case records(LineBatch)
  /// The path of an incident store, which the incident store module opens.
  case store(String)
  case failure(InputFailure)
  /// A row in order that tells of no act of violence, such as a protest, and what it tells of.
  case leftOut(String)
}

/// Why a file, or one line of it, could not be taken, and what its owner can do about it.
package struct InputFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The path as it was given; `-` for standard input.
  package var file: String
  /// Counted from 1; nil when the whole file is meant.
  package var line: Int?
  package var problem: String
  package var mend: String
  /// The line or row itself, for a rejects file; nil when the whole file is meant.
  package var content: [UInt8]?
  /// The header of the table that the row is from.
  package var header: [UInt8]?

  package init(file: String, line: Int? = nil, problem: String, mend: String, content: [UInt8]? = nil) {
    self.file = file
    self.line = line
    self.problem = problem
    self.mend = mend
    self.content = content
  }

  /// One line: `reports.jsonl:7: not JSON (',' or '}' expected at byte 41): mend the line; the others were read`.
  package var description: String {
    let name = file == "-" ? "standard input" : file
    let place = line.map { "\(name):\($0)" } ?? name
    return "\(place): \(problem): \(mend)".onOneLine
  }
}

extension String {
  /// Control characters, which could disturb a terminal or break the line, become spaces.
  var onOneLine: String {
    guard unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }) else { return self }
    return String(
      String.UnicodeScalarView(unicodeScalars.map { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) ? " " : $0 }))
  }
}
