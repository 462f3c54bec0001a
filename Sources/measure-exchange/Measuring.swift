import Glibc

/// Runs the work once to warm up and then some times, and prints the median as a line of JSON.
/// - Parameter prepare: runs before each, untimed.
func measure(
  _ job: String, rows: Int, runs: Int, prepare: () -> Void = {}, _ work: () throws -> Void
) throws {
  prepare()
  try work()
  var walls: [Double] = []
  var processors: [Double] = []
  for _ in 0..<max(1, runs) {
    prepare()
    let (wall, processor) = (clock(CLOCK_MONOTONIC), clock(CLOCK_PROCESS_CPUTIME_ID))
    try work()
    walls.append(clock(CLOCK_MONOTONIC) - wall)
    processors.append(clock(CLOCK_PROCESS_CPUTIME_ID) - processor)
  }
  let wall = walls.sorted()[walls.count / 2]
  let processor = processors.sorted()[processors.count / 2]
  var usage = rusage()
  getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
  print(
    "{\"job\":\"\(job)\",\"rows\":\(rows),\"seconds\":\(rounded(wall)),\"cpu_seconds\":\(rounded(processor)),"
      + "\"rows_per_second\":\(Int(Double(rows) / wall)),\"rows_per_cpu_second\":\(Int(Double(rows) / processor)),"
      + "\"runs\":\(walls.map(rounded)),\"max_rss_mb\":\(usage.ru_maxrss / 1024)}")
}

private func clock(_ id: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(id, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

private func rounded(_ seconds: Double) -> Double { (seconds * 10_000).rounded() / 10_000 }

extension Array {
  /// In parts of `length`, the last one shorter.
  func chunked(by length: Int) -> [[Element]] {
    stride(from: 0, to: count, by: length).map { Array(self[$0..<Swift.min(count, $0 + length)]) }
  }
}
