extension Gazetteer {
  /// The number of a name compared folded, if any place bears it.
  package func nameID(_ name: String) -> NameID? {
    guard let hash = NameFolding.hash(name), let value = index.nameSlots.find(hash), value > 1 else {
      return nil
    }
    return NameID(rawValue: value >> 1 - 1)
  }

  /// Every place with that name in any language, compared without case, diacritics, hyphens and apostrophes; greatest first.
  package func places(named name: String) -> [PlaceID] {
    nameID(name).map { places($0) } ?? []
  }

  /// The places that bear a name, greatest first.
  package func places(_ name: NameID) -> [PlaceID] {
    index.uses.slice(index.useStarts, Int(name.rawValue)).map { NameUse(packed: $0).place }
  }

  /// Calls `body` for every place that bears the name, greatest first, without allocating.
  package func forEachUse(of name: NameID, _ body: (NameUse) -> Void) {
    for use in index.uses.slice(index.useStarts, Int(name.rawValue)) { body(NameUse(packed: use)) }
  }

  /// What else the name is.
  package func traits(of name: NameID) -> NameTraits { NameTraits(rawValue: index.nameTraits[Int(name.rawValue)]) }

  /// The longest name that begins at `start`, the first byte of a word, and ends at a word's end; nil when none does.
  /// Compared folded. A possessive "'s" after the name is not part of it.
  package func longestName(
    in text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (length: Int, name: NameID)? {
    guard start >= 0, start < text.count else { return nil }
    return scan(WordFolder(text: text), start).best
  }

  /// Calls `body` with every name found from left to right, the longest first, none inside another: the range in bytes, and the
  /// name.
  package func forEachName(
    in text: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>, NameID) -> Void
  ) {
    let folder = WordFolder(text: text)
    var at = 0
    while let start = folder.firstWord(from: at) {
      let (best, first) = scan(folder, start)
      if let best {
        body(start..<start + best.length, best.name)
        at = start + max(best.length, 1)
      } else {
        at = first.isPlain ? max(first.index, start + 1) : folder.endOfWord(from: start)
      }
    }
  }

  /// The longest name that begins with the word at `start`, and the end of that word.
  @inline(__always)
  private func scan(
    _ folder: WordFolder, _ start: Int
  ) -> (best: (length: Int, name: NameID)?, first: WordFolder.End) {
    var hash = ByteHash()
    let first = folder.word(at: start, into: &hash)
    guard mayBeName(hash.value), first.letters > 0 else { return (nil, first) }
    var end = first
    var best: (length: Int, name: NameID)?
    for words in 1...NameScan.longest {
      guard let value = index.nameSlots.find(hash.value) else { break }
      if value > 1 { best = (end.index - start, NameID(rawValue: value >> 1 - 1)) }
      guard value & 1 == 1, words < NameScan.longest, let next = folder.nextWord(after: end) else { break }
      hash.add(UInt8(ascii: " "))
      end = folder.word(at: next, into: &hash)
      guard mayBeName(hash.value) else { break }
    }
    return (best, first)
  }

  /// False for most hashes that are neither a name's nor those of the first words of one.
  @inline(__always)
  private func mayBeName(_ hash: UInt64) -> Bool {
    let bit = NameScan.filterBit(hash)
    return index.nameFilter[bit >> 6] >> UInt64(bit & 63) & 1 == 1
  }

  /// The country (alpha-3) of a nationality word: "Iranian", "Iranians", "Pakistani". Folded.
  package func nationality(_ word: String) -> String? {
    guard let hash = NameFolding.hash(word), let raw = index.nationalitySlots.find(hash) else { return nil }
    return PackedCode(raw: raw).string
  }

  /// The same of UTF-8 bytes.
  package func nationality(_ word: UnsafeBufferPointer<UInt8>) -> String? {
    guard let hash = NameFolding.hash(word), let raw = index.nationalitySlots.find(hash) else { return nil }
    return PackedCode(raw: raw).string
  }

  /// Places with the nearest spellings, for messages; most alike first, then greatest.
  package func suggestions(for name: String, limit: Int) -> [GazetteerPlace] {
    let wanted = NameFolding.fold(name)
    guard wanted.count >= 3, wanted.count <= 60, limit > 0 else { return [] }
    let reach = min(3, wanted.count / 3)
    var found: [(distance: Int, place: Int)] = []
    for place in 0..<index.places.count {
      for record in index.placeNames.slice(index.placeNameStarts, place) {
        guard abs(Int(record.text.length) - wanted.count) <= reach + 4 else { continue }
        let candidate = NameFolding.fold(index.string(record.text))
        if let distance = Spelling.distance(wanted, candidate, atMost: reach) {
          found.append((distance, place))
          break
        }
      }
    }
    found.sort { a, b in
      let (p, q) = (index.places[a.place], index.places[b.place])
      return (a.distance, p.kind, q.population, a.place) < (b.distance, q.kind, p.population, b.place)
    }
    return found.prefix(limit).map { place(PlaceID(rawValue: UInt32($0.place))) }
  }
}

/// How alike two spellings are.
enum Spelling {
  /// The number of insertions, deletions, substitutions and swaps of neighbours from one to the other; nil when over the limit.
  static func distance(_ a: [UInt8], _ b: [UInt8], atMost limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      if (row.min() ?? 0) > limit { return nil }
      (before, last) = (last, row)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
