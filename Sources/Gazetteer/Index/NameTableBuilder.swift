/// Builds the tables by which names are looked up and found in text.
struct NameTableBuilder {
  private var numbers: [UInt64: UInt32] = [:]
  private var hashes: [UInt64] = []
  private var uses: [[UInt32]] = []
  private var traits: [UInt8] = []
  /// The hashes of the leading words of longer names.
  private var prefixes: Set<UInt64> = []
  /// The hashes of the leading words of the name added last.
  private var parts: [UInt64] = []

  mutating func add(
    _ name: UnsafeBufferPointer<UInt8>, of place: Int, place record: PlaceRecord, kind: PlaceName.Kind
  ) {
    NameFolding.read(hashes: &parts, of: name)
    guard let whole = parts.last, parts.count <= NameScan.longest else { return }
    for prefix in parts.dropLast() { prefixes.insert(prefix) }
    let number: Int
    if let known = numbers[whole] {
      number = Int(known)
    } else {
      number = hashes.count
      numbers[whole] = UInt32(number)
      hashes.append(whole)
      uses.append([])
      traits.append(NameTraits([.onlyAlternate, .abbreviation]).rawValue)
    }
    let use = NameUse(place: PlaceID(rawValue: UInt32(place)), kind: kind).packed
    if let same = uses[number].firstIndex(where: { $0 & NameUse.placeMask == use & NameUse.placeMask }) {
      uses[number][same] = min(uses[number][same], use)
    } else {
      uses[number].append(use)
    }
    var known = NameTraits(rawValue: traits[number])
    if kind == .main { known.remove(.onlyAlternate) }
    if kind != .abbreviation { known.remove(.abbreviation) }
    if record.kind == PlaceKind.country.rawValue || record.kind == PlaceKind.province.rawValue {
      known.insert(.namesArea)
    }
    traits[number] = known.rawValue
  }

  /// Marks a name; a word that is no name is passed over.
  mutating func addTrait(_ trait: NameTraits, to word: String) {
    guard let hash = NameFolding.hash(word), let number = numbers[hash] else { return }
    traits[Int(number)] |= trait.rawValue
  }

  func write(to writer: inout IndexWriter, places: [PlaceRecord]) {
    var table = HashTableBuilder(count: hashes.count + prefixes.count)
    for (number, hash) in hashes.enumerated() {
      table.insert(hash, UInt32(number + 1) << 1 | (prefixes.contains(hash) ? 1 : 0))
    }
    for prefix in prefixes.sorted() where numbers[prefix] == nil { table.insert(prefix, 1) }
    writer.set(.nameSlots, table.slots, blank: HashSlot())

    var filter = [UInt64](repeating: 0, count: NameScan.filterBits / 64)
    for hash in hashes + prefixes {
      let bit = NameScan.filterBit(hash)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    writer.set(.nameFilter, filter, blank: 0)

    var starts: [UInt32] = [0]
    var all: [UInt32] = []
    for number in uses.indices {
      if uses[number].count == 1 {
        all.append(uses[number][0])
        starts.append(UInt32(all.count))
        continue
      }
      all += uses[number].sorted { a, b in
        let (x, y) = (NameUse(packed: a), NameUse(packed: b))
        let (p, q) = (prominence(of: x, places), prominence(of: y, places))
        return p != q ? p > q : a < b
      }
      starts.append(UInt32(all.count))
    }
    writer.set(.useStarts, starts, blank: 0)
    writer.set(.uses, all, blank: 0)
    writer.set(.nameTraits, traits, blank: 0)
  }

  /// A number to order the bearers of a name by: people, or for what has none a number that puts it among towns of its standing.
  private func prominence(of use: NameUse, _ places: [PlaceRecord]) -> Double {
    let place = places[Int(use.place.rawValue)]
    let people = Double(place.population)
    let base: Double =
      switch PlaceKind(rawValue: place.kind) {
      case .country: 1e9 + people
      case .continent: 5e8
      case .province: max(people, 1e5)
      case .water, .region: 2e6 / Double(1 + place.rank)
      case .district: max(people, 3e4)
      default: max(people, 500) * (place.isCapital == 1 ? 10 : 1)
      }
    return use.kind == .main ? base : base / 10
  }
}

extension NameUse {
  static let placeMask: UInt32 = 0x0FFF_FFFF

  /// Place number in the low 28 bits, kind above.
  var packed: UInt32 { UInt32(kind.rawValue) << 28 | (place.rawValue & Self.placeMask) }

  @inline(__always)
  init(packed: UInt32) {
    self.init(
      place: PlaceID(rawValue: packed & Self.placeMask),
      kind: PlaceName.Kind(rawValue: UInt8(packed >> 28)) ?? .alternate)
  }
}

/// The limits that the builder and the reader of the name tables share.
enum NameScan {
  /// The most words a name may have.
  static let longest = 8
  /// One for about twelve names and beginnings of names, so that few words of a text pass that begin none.
  static let filterBits = 1 << 24

  @inline(__always)
  static func filterBit(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 20) & (filterBits - 1) }
}
