import Glibc

/// A line on the terminal that says how far long work has come; silent in a pipe.
struct Progress {
  private let isShown = StandardError.isTerminal
  private let start = Self.now
  private var shown: Double?
  private var reports = 0
  private var incidents = 0

  mutating func advance(incidents count: Int) {
    guard isShown else { return }
    reports += 1
    incidents += count
    let time = Self.now
    guard time - (shown ?? start) > 0.25 else { return }
    shown = time
    let rate = Int(Double(reports) / max(time - start, 0.001))
    StandardError.write("\r\u{1B}[K\(reports) read, \(incidents) incidents, \(rate) a second")
  }

  mutating func clear() {
    if shown != nil { StandardError.write("\r\u{1B}[K") }
    shown = nil
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Processors this process may use.
let processorCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
