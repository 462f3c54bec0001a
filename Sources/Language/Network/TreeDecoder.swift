import CMatrix

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
      guard token > 0 else { return 0 }
      let row = scores + token * count
      var (before, behind): (Float, Float) = (0, 0)
      let first = cmatrix_largest(row, token, &before)
      let second = cmatrix_largest(row + token + 1, count - token - 1, &behind)
      return behind > before ? token + 1 + second : first
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
    let chart = Chart(size: n)
    for length in 1..<max(n, 1) {
      for first in 0..<(n - length) {
        let last = first + length
        chart.fill(
          first, last, left: scores[(first + 1) * count + last + 1], right: scores[(last + 1) * count + first + 1])
      }
    }
    var root = 0
    var best = -Float.infinity
    for token in 0..<n {
      let value = chart.reach(of: token) + scores[(token + 1) * count]
      if value > best {
        best = value
        root = token
      }
    }
    return [0] + chart.heads(root: root)
  }
}

/// The best projective trees over all stretches of a sentence. Tokens count from 0, without the root.
private struct Chart: ~Copyable {
  private let n: Int
  private let values: UnsafeMutablePointer<Float>
  private let splits: UnsafeMutablePointer<UInt8>

  // A whole stretch hangs on its last token (left) or its first (right); an open one lacks the far side of its outer arc.
  // The tables that are read by their second bound are kept turned, so that the search for a split reads along rows.
  private var left: UnsafeMutablePointer<Float> { values }
  private var leftTurned: UnsafeMutablePointer<Float> { values + n * n }
  private var right: UnsafeMutablePointer<Float> { values + 2 * n * n }
  private var rightTurned: UnsafeMutablePointer<Float> { values + 3 * n * n }
  private var openLeftTurned: UnsafeMutablePointer<Float> { values + 4 * n * n }
  private var openRight: UnsafeMutablePointer<Float> { values + 5 * n * n }
  private var openSplit: UnsafeMutablePointer<UInt8> { splits }
  private var leftSplit: UnsafeMutablePointer<UInt8> { splits + n * n }
  private var rightSplit: UnsafeMutablePointer<UInt8> { splits + 2 * n * n }

  init(size: Int) {
    n = size
    values = .allocate(capacity: max(6 * n * n, 1))
    splits = .allocate(capacity: max(3 * n * n, 1))
    values.initialize(repeating: 0, count: 6 * n * n)
    splits.initialize(repeating: 0, count: 3 * n * n)
  }

  deinit {
    values.deallocate()
    splits.deallocate()
  }

  /// Finds the best trees of a stretch from those of shorter ones, given the scores of the arc between its ends.
  func fill(_ first: Int, _ last: Int, left leftScore: Float, right rightScore: Float) {
    let place = first * n + last
    let turned = last * n + first
    var (best, split) = Self.best(right + first * n, leftTurned + last * n + 1, first, last)
    openSplit[place] = UInt8(truncatingIfNeeded: split)
    openLeftTurned[turned] = best + leftScore
    openRight[place] = best + rightScore
    (best, split) = Self.best(left + first * n, openLeftTurned + last * n, first, last)
    leftSplit[place] = UInt8(truncatingIfNeeded: split)
    left[place] = best
    leftTurned[turned] = best
    (best, split) = Self.best(openRight + first * n, rightTurned + last * n, first + 1, last + 1)
    rightSplit[place] = UInt8(truncatingIfNeeded: split)
    right[place] = best
    rightTurned[turned] = best
  }

  /// The value of the best trees on both sides of a token.
  func reach(of token: Int) -> Float { left[token] + right[token * n + n - 1] }

  /// The heads of the best tree under a root, counted from 1, the root's own being 0.
  func heads(root: Int) -> [Int] {
    enum Span { case left, right, openLeft, openRight }
    var heads = Array(repeating: 0, count: n)
    var open: [(span: Span, first: Int, last: Int)] = [(.left, 0, root), (.right, root, n - 1)]
    while let (span, first, last) = open.popLast() {
      guard first < last else { continue }
      let place = first * n + last
      switch span {
      case .left:
        let middle = Int(leftSplit[place])
        open += [(.left, first, middle), (.openLeft, middle, last)]
      case .right:
        let middle = Int(rightSplit[place])
        open += [(.openRight, first, middle), (.right, middle, last)]
      case .openLeft, .openRight:
        if span == .openLeft { heads[first] = last + 1 } else { heads[last] = first + 1 }
        let middle = Int(openSplit[place])
        open += [(.right, first, middle), (.left, middle + 1, last)]
      }
    }
    return heads
  }

  /// The largest sum of two rows between two places, and where it is.
  @inline(__always)
  private static func best(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ start: Int, _ end: Int) -> (
    Float, Int
  ) {
    var sum = -Float.infinity
    let place = cmatrix_split(a + start, b + start, end - start, &sum)
    return (sum, start + place)
  }
}
