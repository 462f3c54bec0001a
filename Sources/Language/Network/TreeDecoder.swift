/// Finds the best tree for a matrix of scores.
struct TreeDecoder {
  /// Tokens with the root at 0.
  let count: Int
  /// `scores[token * count + head]`; the higher the likelier.
  let scores: UnsafePointer<Float>

  /// The head of each token (0 for the root's one dependent); the first entry is the root's own and means nothing.
  func heads() -> [Int] {
    let best = bestHeads()
    return isTree(best) ? best : projectiveTree()
  }

  private func bestHeads() -> [Int] {
    (0..<count).map { token in
      var best = 0
      let row = scores + token * count
      if token > 0 { for head in 0..<count where head != token && row[head] > row[best] { best = head } }
      return best
    }
  }

  /// Whether every token leads to the root and the root has one dependent.
  private func isTree(_ heads: [Int]) -> Bool {
    guard heads.dropFirst().reduce(0, { $0 + ($1 == 0 ? 1 : 0) }) == 1 else { return false }
    var seen = Array(repeating: 0, count: count)
    for start in 1..<count {
      var token = start
      while token > 0, seen[token] == 0 {
        seen[token] = start
        token = heads[token]
      }
      if token > 0, seen[token] == start { return false }
    }
    return true
  }

  /// The best tree without crossing arcs (Eisner 1996), with one dependent of the root. Cubic in the number of tokens.
  private func projectiveTree() -> [Int] {
    let n = count - 1
    // For spans first...last of tokens (0-based without root): left means the head is the last token, right the first.
    var completeLeft = Array(repeating: Float(0), count: n * n)
    var completeRight = completeLeft
    var openLeft = completeLeft
    var openRight = completeLeft
    var splitOpen = Array(repeating: UInt8(0), count: n * n)
    var splitLeft = splitOpen
    var splitRight = splitOpen
    for length in 1..<max(n, 1) {
      for first in 0..<(n - length) {
        let last = first + length
        var best = -Float.infinity
        for middle in first..<last {
          let value = completeRight[first * n + middle] + completeLeft[(middle + 1) * n + last]
          if value > best {
            best = value
            splitOpen[first * n + last] = UInt8(middle)
          }
        }
        openLeft[first * n + last] = best + scores[(first + 1) * count + last + 1]
        openRight[first * n + last] = best + scores[(last + 1) * count + first + 1]
        best = -Float.infinity
        for middle in first..<last {
          let value = completeLeft[first * n + middle] + openLeft[middle * n + last]
          if value > best {
            best = value
            splitLeft[first * n + last] = UInt8(middle)
          }
        }
        completeLeft[first * n + last] = best
        best = -Float.infinity
        for middle in (first + 1)...last {
          let value = openRight[first * n + middle] + completeRight[middle * n + last]
          if value > best {
            best = value
            splitRight[first * n + last] = UInt8(middle)
          }
        }
        completeRight[first * n + last] = best
      }
    }
    var root = 0
    var best = -Float.infinity
    for token in 0..<n {
      let value = completeLeft[token] + completeRight[token * n + n - 1] + scores[(token + 1) * count]
      if value > best {
        best = value
        root = token
      }
    }
    var heads = Array(repeating: 0, count: count)
    enum Span { case left, right, openLeft, openRight }
    var open: [(span: Span, first: Int, last: Int)] = [(.left, 0, root), (.right, root, n - 1)]
    while let (span, first, last) = open.popLast() {
      guard first < last else { continue }
      switch span {
      case .left:
        let middle = Int(splitLeft[first * n + last])
        open += [(.left, first, middle), (.openLeft, middle, last)]
      case .right:
        let middle = Int(splitRight[first * n + last])
        open += [(.openRight, first, middle), (.right, middle, last)]
      case .openLeft, .openRight:
        if span == .openLeft { heads[first + 1] = last + 1 } else { heads[last + 1] = first + 1 }
        let middle = Int(splitOpen[first * n + last])
        open += [(.right, first, middle), (.left, middle + 1, last)]
      }
    }
    return heads
  }
}
