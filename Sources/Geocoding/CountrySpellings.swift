internal import Gazetteer

/// The spellings of all places of one country, in a row, and by their consonants.
struct CountrySpellings: Sendable {
  struct Entry {
    let place: PlaceID
    let province: PlaceID?
    /// Of its letters.
    let start: UInt32
    let count: UInt32
  }

  let transliteration: Transliteration
  private var letters: [UInt8] = []
  private var entries: [Entry] = []
  /// Hashes of consonants with the entry they are of, in order.
  private var skeletons: [(hash: UInt64, entry: UInt32)] = []

  /// Shorter spellings tell too little.
  private static let shortest = 3

  /// - Parameter places: of the country, in the order in which they are given where nothing else tells.
  init(_ places: [PlaceID], _ transliteration: Transliteration, in gazetteer: Gazetteer) {
    self.transliteration = transliteration
    for place in places {
      let province = gazetteer.facts(place).province
      let first = entries.count
      gazetteer.forEachName(of: place) { name, kind in
        guard kind != .abbreviation else { return }
        let spelling = Spelling(name, transliteration)
        guard spelling.letters.count >= Self.shortest,
          !entries[first...].contains(where: { self.letters($0).elementsEqual(spelling.letters) })
        else { return }
        skeletons.append((spelling.skeleton.hash, UInt32(truncatingIfNeeded: entries.count)))
        entries.append(
          Entry(
            place: place, province: province, start: UInt32(truncatingIfNeeded: letters.count),
            count: UInt32(truncatingIfNeeded: spelling.letters.count)))
        letters += spelling.letters
      }
    }
    skeletons.sort { ($0.hash, $0.entry) < ($1.hash, $1.entry) }
  }

  private func letters(_ entry: Entry) -> ArraySlice<UInt8> {
    letters[Int(entry.start)..<Int(entry.start + entry.count)]
  }

  /// Places whose name begins with the same letter and is nearly that, nearest first.
  func places(like spelling: Spelling, in province: PlaceID?, limit: Double) -> [(place: PlaceID, distance: Double)] {
    nearest(entries.lazy.filter { province == nil || $0.province == province }, to: spelling, limit)
  }

  /// Places whose name has the same consonants in the same order and is nearly that, nearest first.
  func places(soundingLike spelling: Spelling, limit: Double) -> [(place: PlaceID, distance: Double)] {
    let hash = spelling.skeleton.hash
    var (low, high) = (0, skeletons.count)
    while low < high {
      let middle = (low + high) / 2
      if skeletons[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    return nearest(
      skeletons[low...].prefix { $0.hash == hash }.lazy.map { entries[Int($0.entry)] }, to: spelling, limit)
  }

  private func nearest(
    _ alike: some Sequence<Entry>, to spelling: Spelling, _ limit: Double
  ) -> [(place: PlaceID, distance: Double)] {
    var best: [PlaceID: Double] = [:]
    letters.withUnsafeBufferPointer { letters in
      for entry in alike where letters[Int(entry.start)] == spelling.letters.first {
        let other = UnsafeBufferPointer(rebasing: letters[Int(entry.start)..<Int(entry.start + entry.count)])
        let distance = spelling.distance(to: other, limit: limit)
        if distance <= limit { best[entry.place] = min(best[entry.place] ?? 1, distance) }
      }
    }
    return best.map { (place: $0.key, distance: $0.value) }.sorted {
      $0.distance != $1.distance ? $0.distance < $1.distance : $0.place < $1.place
    }
  }
}
