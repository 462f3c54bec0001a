import Interchange
import Pipeline

/// What goes on while inputs are read: progress on a terminal, a line for each input that could not be read, and at the end what
/// was left out.
struct Diary {
  private var progress: Progress
  private var leftOut: [String: Int] = [:]
  private var isComplete = true

  init(_ question: Pipeline.Question) {
    progress = Progress(inputs: question.inputs, meter: question.meter)
  }

  mutating func note(_ outcome: Pipeline.Outcome) {
    note(
      read: outcome.read, incidents: outcome.answers.count, failures: outcome.failures, leftOut: outcome.leftOut)
  }

  mutating func note(read: Int, incidents: Int, failures: [InputFailure], leftOut: [String]) {
    progress.advance(read: read, incidents: incidents)
    for failure in failures {
      isComplete = false
      progress.clear()
      Diagnostics.error("\(failure)")
    }
    for what in leftOut { self.leftOut[what, default: 0] += 1 }
  }

  /// - Returns: whether all inputs could be read.
  mutating func finish() -> Bool {
    progress.clear()
    if !leftOut.isEmpty {
      let parts = leftOut.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
      let count = leftOut.values.reduce(0, +)
      Diagnostics.notice(
        "\(count) \(count == 1 ? "row tells" : "rows tell") of no act of violence and \(count == 1 ? "is" : "are") left out: "
          + parts.joined(separator: ", "))
    }
    return isComplete
  }
}
