import Geo
import Glibc

/// As little of an incident as tells whether another may be the same.
struct LinkOutline {
  /// Whatever its maker knows it by.
  let key: Int
  let country: String
  /// Day numbers.
  let start: Int
  let end: Int
  /// Nil where only an area is known.
  let point: Coordinate?

  init(key: Int, country: String, start: Int, end: Int, point: Coordinate?) {
    self.key = key
    self.country = country
    self.start = start
    self.end = end
    self.point = point
  }

  init(_ profile: LinkProfile, key: Int) {
    self.init(
      key: key, country: profile.country, start: profile.start, end: profile.end,
      point: profile.isArea ? nil : profile.point)
  }
}

/// Pairs up incidents that come country by country in order of their days: those about a day apart and not too far from one
/// another. Memory follows the busiest month of a country.
struct LinkSweep {
  private var window: [LinkOutline] = []
  private var first = 0

  /// Longer spans than this say too little.
  static let longestSpan = 31
  /// Farther apart two points are not the same place, however vague.
  static let farthestKm = 150.0
  /// Of more than so many in one country and month, or so many that may be the same, the earlier are left out, so that time stays
  /// linear.
  static let mostLookedAt = 4000
  static let mostCandidates = 400

  /// The keys of earlier ones that may be the same, and remembers this one.
  mutating func candidates(_ outline: LinkOutline) -> [Int] {
    if window.last?.country != outline.country {
      window = []
      first = 0
    }
    while first < window.count, window[first].start < outline.start - Self.longestSpan - 1 { first += 1 }
    if first > 2 * Self.mostLookedAt {
      window.removeFirst(first)
      first = 0
    }
    guard outline.end - outline.start <= Self.longestSpan else { return [] }
    var keys: [Int] = []
    for other in window[max(first, window.count - Self.mostLookedAt)...].reversed() where other.end >= outline.start - 1
    {
      if let a = other.point, let b = outline.point {
        let degrees = Self.farthestKm / 111
        guard abs(a.latitude - b.latitude) <= degrees, Ground.km(a, b) <= Self.farthestKm else { continue }
      }
      keys.append(other.key)
      if keys.count == Self.mostCandidates { break }
    }
    window.append(outline)
    return keys
  }
}
