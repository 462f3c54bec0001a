internal import Gazetteer
internal import Synchronization

/// The profiles of names, kept because the same names fill the news. Filled as names are asked for; safe to share.
final class NameProfiles: Sendable {
  private let gazetteer: Gazetteer
  /// Names are spread over several tables, so that threads seldom wait for one another.
  private let shards: [Shard]

  private final class Shard: Sendable {
    struct Known {
      var positions = KeyTable<Int32>(blank: -1)
      var profiles: [NameProfile] = []
    }

    let known = Mutex(Known())
  }

  private static let shardCount = 16

  /// When a table knows so many names, new ones are not kept.
  private static let most = 2048

  init(gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    shards = (0..<Self.shardCount).map { _ in Shard() }
  }

  func profile(of name: NameID) -> NameProfile {
    let key = UInt64(name.rawValue) + 1
    let shard = shards[Int(truncatingIfNeeded: key % UInt64(Self.shardCount))]
    let kept = shard.known.withLock { known -> NameProfile? in
      let position = known.positions[key]
      return position < 0 ? nil : known.profiles[Int(position)]
    }
    if let kept { return kept }
    let profile = NameProfile(name, in: gazetteer)
    shard.known.withLock { known in
      guard known.profiles.count < Self.most, known.positions[key] < 0 else { return }
      known.positions[key] = Int32(truncatingIfNeeded: known.profiles.count)
      known.profiles.append(profile)
    }
    return profile
  }
}
