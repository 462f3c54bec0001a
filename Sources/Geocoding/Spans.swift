/// Ranges of a text, joined where they overlap.
struct Spans {
  private var joined: [Range<Int>] = []

  init(_ ranges: [Range<Int>]) {
    for range in ranges.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound < last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
  }

  /// Whether any of them overlaps a range.
  func overlap(_ range: Range<Int>) -> Bool {
    var (low, high) = (0, joined.count)
    while low < high {
      let middle = (low + high) / 2
      if joined[middle].upperBound > range.lowerBound { high = middle } else { low = middle + 1 }
    }
    return low < joined.count && joined[low].overlaps(range)
  }
}
