/// A link between the incidents that go by two keys.
struct ScoredPair {
  let link: Link
  let first: Int
  let second: Int
}

/// Puts together what tells the same, the surest pairs first: two groups become one when the evidence, on average over the pairs
/// across them, speaks for it.
///
/// So an incident that looks like two which cannot be one goes with the one it looks more like, and two that say too little to be
/// told the same are, when others are the same as both.
struct LinkSelection {
  private let linker: Linker
  private let profile: (Int) -> LinkProfile?
  /// True of two that were told apart by hand.
  private let areApart: (Int, Int) -> Bool
  private var groups: [Int: [Int]] = [:]
  private var groupOf: [Int: Int] = [:]
  private var known: [Pair: Double?] = [:]

  private struct Pair: Hashable {
    let first: Int
    let second: Int

    init(_ a: Int, _ b: Int) { (first, second) = (min(a, b), max(a, b)) }
  }

  init(
    linker: Linker, areApart: @escaping (Int, Int) -> Bool = { _, _ in false },
    profile: @escaping (Int) -> LinkProfile?
  ) {
    self.linker = linker
    self.areApart = areApart
    self.profile = profile
  }

  /// The links within the groups that pairs bring together, in order of the ids.
  mutating func links(_ pairs: [ScoredPair]) -> [Link] {
    let order = pairs.sorted { a, b in
      a.link.score != b.link.score ? a.link.score > b.link.score : (a.link.a, a.link.b) < (b.link.a, b.link.b)
    }
    for key in order.lazy.flatMap({ [$0.first, $0.second] }) where groupOf[key] == nil {
      groupOf[key] = groups.count
      groups[groups.count] = [key]
    }
    var next = groups.count
    var refused: Set<Pair> = []
    for pair in order {
      guard let one = groupOf[pair.first], let other = groupOf[pair.second], one != other,
        !refused.contains(Pair(one, other))
      else { continue }
      let (mine, theirs) = (groups[one] ?? [], groups[other] ?? [])
      guard areOne(mine, theirs) else {
        refused.insert(Pair(one, other))
        continue
      }
      (groups[one], groups[other], groups[next]) = (nil, nil, mine + theirs)
      for key in mine + theirs { groupOf[key] = next }
      next += 1
    }
    var links: [Link] = []
    for group in groups.values where group.count > 1 { links += self.links(within: group) }
    return links.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
  }

  private mutating func areOne(_ mine: [Int], _ theirs: [Int]) -> Bool {
    var sum = 0.0
    for one in mine {
      for other in theirs {
        guard let points = points(one, other) else { return false }
        sum += max(-Self.most, min(Self.most, points))
      }
    }
    return sum / Double(mine.count * theirs.count) >= linker.threshold.logOdds
  }

  /// No pair speaks for or against by more.
  private static let most = 4.0

  private mutating func points(_ one: Int, _ other: Int) -> Double? {
    let pair = Pair(one, other)
    if let points = known[pair] { return points }
    let points =
      areApart(one, other) ? nil : profile(one).flatMap { a in profile(other).flatMap { linker.points(a, $0) } }
    known[pair] = .some(points)
    return points
  }

  /// Between all members: those that would not be told the same by themselves name one that is the same as both.
  private mutating func links(within group: [Int]) -> [Link] {
    var links: [Link] = []
    for (place, one) in group.enumerated() {
      for other in group[(place + 1)...] {
        guard let a = profile(one), let b = profile(other), let points = points(one, other) else { continue }
        var link = linker.link(a, b, points: points)
        if points < linker.threshold.logOdds {
          let witness = group.first { $0 != one && $0 != other }.flatMap(profile)
          link.reason += "; both the same as \(witness?.id ?? "others")"
        }
        links.append(link)
      }
    }
    return links
  }
}
