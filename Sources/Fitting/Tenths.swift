/// Reports in ten parts, each to be judged by weights that were fitted to the other nine.
package struct Tenths {
  private var parts: [String: Int] = [:]

  package init(_ reports: some Sequence<String>) {
    for (index, report) in Set(reports).sorted().enumerated() { parts[report] = index % 10 }
  }

  package func judge<Sample>(
    _ samples: [Sample], of report: (Sample) -> String, _ body: (_ others: [Sample], _ part: [Sample]) -> Void
  ) {
    for part in 0..<10 {
      body(samples.filter { parts[report($0)] != part }, samples.filter { parts[report($0)] == part })
    }
  }
}
