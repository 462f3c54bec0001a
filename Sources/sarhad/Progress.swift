import Glibc
import Interchange

/// A line on the terminal that says how far long work has come, how fast it goes and how long it will take; silent in a pipe.
struct Progress {
  private let isShown = StandardError.isTerminal
  private let start = Self.now
  private let meter: InputMeter?
  /// Bytes of all inputs; nil when that cannot be told.
  private let total: Int?
  private var shown: Double?
  private var read = 0
  private var incidents = 0

  init(inputs: [String], meter: InputMeter?) {
    self.meter = meter
    total = isShown ? InputMeter.total(of: inputs) : nil
  }

  mutating func advance(read: Int, incidents: Int) {
    guard isShown else { return }
    self.read += read
    self.incidents += incidents
    let time = Self.now
    guard time - (shown ?? start) > 0.25 else { return }
    shown = time
    StandardError.write("\r\u{1B}[K" + line(seconds: max(time - start, 0.001)))
  }

  mutating func clear() {
    if shown != nil { StandardError.write("\r\u{1B}[K") }
    shown = nil
  }

  private func line(seconds: Double) -> String {
    let counts = "\(read) read, \(incidents) incidents, \(Int(Double(read) / seconds)) a second"
    guard let meter, let total, total > 0 else { return counts }
    let share = min(1, Double(meter.bytes) / Double(total))
    let done = Int((share * 20).rounded(.down))
    let bar = String(repeating: "█", count: done) + String(repeating: "░", count: 20 - done)
    let left = share > 0.01 ? ", \(Self.clock(seconds * (1 - share) / share)) left" : ""
    return "\(bar) \(Int(share * 100)) %  \(counts)\(left)"
  }

  /// "12 s", "3 min 5 s", "2 h 4 min".
  private static func clock(_ seconds: Double) -> String {
    let seconds = Int(seconds.rounded())
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
    return "\(seconds / 3600) h \(seconds % 3600 / 60) min"
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Processors this process may use.
let processorCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
