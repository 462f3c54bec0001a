/// Joins lines end to end where just two of them meet, so that dashes run on and files are shorter.
enum LineMerging {
  static func merged(_ lines: [[PagePoint]]) -> [[PagePoint]] {
    var ends: [PagePoint: [Int]] = [:]
    for (index, line) in lines.enumerated() {
      guard let first = line.first, let last = line.last, line.count > 1 else { continue }
      ends[first, default: []].append(index)
      ends[last, default: []].append(index)
    }
    var used = [Bool](repeating: false, count: lines.count)
    var result: [[PagePoint]] = []
    for (index, line) in lines.enumerated() where !used[index] && line.count > 1 {
      used[index] = true
      var chain = line
      for _ in 0..<2 {
        while let end = chain.last, let meeting = ends[end], meeting.count == 2,
          let next = meeting.first(where: { !used[$0] })
        {
          used[next] = true
          chain += (lines[next].first == end ? lines[next] : lines[next].reversed()).dropFirst()
        }
        chain.reverse()
      }
      result.append(chain)
    }
    return result
  }
}
