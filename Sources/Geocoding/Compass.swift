/// Words of direction as bearings.
enum Compass {
  /// Degrees clockwise from north of "south", "southern", "south-eastern", "SE"; nil for other words.
  static func bearing(_ key: UInt64) -> Double? { bearings[key] }

  /// The bearing of two words that a hyphen or a blank parts: "south" "east".
  static func joined(_ first: UInt64, _ second: UInt64) -> Double? {
    guard let a = principal[first], let b = bearings[second] else { return nil }
    switch (a, b) {
    case (0, 90): return 45
    case (0, 270): return 315
    case (180, 90): return 135
    case (180, 270): return 225
    default: return nil
    }
  }

  private static let principal: [UInt64: Double] = [wordKey("north"): 0, wordKey("south"): 180]

  private static let bearings: [UInt64: Double] = {
    var result: [UInt64: Double] = [:]
    let sides: [(String, Double)] = [
      ("north", 0), ("northeast", 45), ("east", 90), ("southeast", 135), ("south", 180), ("southwest", 225),
      ("west", 270), ("northwest", 315),
    ]
    for (side, bearing) in sides {
      for ending in ["", "ern", "ward", "wards"] { result[wordKey(side + ending)] = bearing }
    }
    return result
  }()
}
