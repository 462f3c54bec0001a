import Glibc
import Incidents

/// What a piece of work cost: the median of several runs after one that warms memory and caches.
struct Measurement {
  let work: String
  let unit: String
  let amount: Double
  let seconds: Double
  let cpuSeconds: Double
  /// What the work counted, to show that it did it.
  let result: Int

  /// - Parameters:
  ///   - amount: how many of `unit` one run works on.
  ///   - run: does the work once and gives a count of what it found.
  init(_ work: String, amount: Double, unit: String, runs: Int, _ run: () throws -> Int) rethrows {
    self.work = work
    self.unit = unit
    self.amount = amount
    var walls: [Double] = []
    var cpus: [Double] = []
    var result = try run()
    let clock = ContinuousClock()
    for _ in 0..<max(1, runs) {
      let cpu = Self.cpuSeconds()
      let start = clock.now
      result = try run()
      walls.append((clock.now - start) / .seconds(1))
      cpus.append(Self.cpuSeconds() - cpu)
    }
    self.result = result
    seconds = walls.sorted()[walls.count / 2]
    cpuSeconds = cpus.sorted()[cpus.count / 2]
  }

  func print() {
    var json = JSONWriter()
    json.object { json in
      json.member("work", work)
      json.member("amount", amount, decimals: 3)
      json.member("unit", unit)
      json.member("seconds", seconds, decimals: 6)
      json.member("cpu_seconds", cpuSeconds, decimals: 6)
      json.member("result", result)
    }
    Swift.print(String(decoding: json.bytes, as: UTF8.self))
  }

  /// User and system time of this process so far.
  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
