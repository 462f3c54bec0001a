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
  /// By the hash of consonants the first entry that has them, and behind each entry the next; entries count from 1.
  private var skeletons = KeyTable<UInt32>(blank: 0)
  private var following: [UInt32] = []

  /// Shorter spellings tell too little.
  private static let shortest = 3

  /// - Parameter places: of the country, in the order in which they are given where nothing else tells.
  init(_ places: [PlaceID], _ transliteration: Transliteration, in gazetteer: Gazetteer) {
    self.transliteration = transliteration
    var hashes: [UInt64] = []
    for place in places {
      let province = gazetteer.facts(place).province
      let first = entries.count
      gazetteer.forEachName(of: place) { name, kind in
        guard kind != .abbreviation else { return }
        let start = letters.count
        Spelling.append(name, transliteration, to: &letters)
        let entry = Entry(
          place: place, province: province, start: UInt32(truncatingIfNeeded: start),
          count: UInt32(truncatingIfNeeded: letters.count - start))
        guard entry.count >= Self.shortest, !entries[first...].contains(where: { hasSameLetters($0, entry) }) else {
          return letters.removeLast(Int(entry.count))
        }
        entries.append(entry)
        hashes.append(letters(entry) { Spelling.skeleton($0).hash })
      }
    }
    skeletons = KeyTable(blank: 0, capacity: hashes.count)
    following = Array(repeating: 0, count: hashes.count)
    for (entry, hash) in hashes.enumerated().reversed() {
      following[entry] = skeletons[hash]
      skeletons[hash] = UInt32(truncatingIfNeeded: entry + 1)
    }
  }

  private func letters<Result>(_ entry: Entry, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    letters.withUnsafeBufferPointer { letters in
      body(UnsafeBufferPointer(rebasing: letters[Int(entry.start)..<Int(entry.start + entry.count)]))
    }
  }

  private func hasSameLetters(_ a: Entry, _ b: Entry) -> Bool {
    a.count == b.count && letters(a) { a in letters(b) { b in a.elementsEqual(b) } }
  }

  /// Places whose name begins with the same letter and is nearly that, nearest first.
  func places(like spelling: Spelling, in province: PlaceID?, limit: Double) -> [(place: PlaceID, distance: Double)] {
    nearest(entries.lazy.filter { province == nil || $0.province == province }, to: spelling, limit)
  }

  /// Places whose name has the same consonants in the same order and is nearly that, nearest first.
  func places(soundingLike spelling: Spelling, limit: Double) -> [(place: PlaceID, distance: Double)] {
    let alike = sequence(first: skeletons[spelling.skeleton.hash]) { following[Int($0) - 1] }
    return nearest(alike.lazy.prefix { $0 != 0 }.map { entries[Int($0) - 1] }, to: spelling, limit)
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
