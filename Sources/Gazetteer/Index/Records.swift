internal import Geo

/// A piece of the string pool.
struct StringRef: BitwiseCopyable, Hashable {
  var offset: UInt32 = 0
  var length: UInt32 = 0
}

/// A country code of three letters in one integer; 0 for none.
struct PackedCode: BitwiseCopyable, Hashable {
  var raw: UInt32 = 0

  init(raw: UInt32) { self.raw = raw }

  init(_ code: String?) {
    for byte in (code ?? "").utf8.prefix(4) { raw = raw << 8 | UInt32(byte) }
  }

  /// The code; short enough to need no allocation.
  var string: String? {
    guard raw != 0 else { return nil }
    return String(unsafeUninitializedCapacity: 4) { buffer in
      var count = 0
      for shift in stride(from: UInt32(24), through: 0, by: -8) {
        let byte = UInt8(truncatingIfNeeded: raw >> shift)
        guard byte != 0 else { continue }
        buffer[count] = byte
        count += 1
      }
      return count
    }
  }
}

struct PlaceRecord: BitwiseCopyable {
  var longitude = 0.0
  var latitude = 0.0
  var name = StringRef()
  var identifier = StringRef()
  /// A GeoNames number stands for the identifier "geonames:N"; 0 for none.
  var geonames: UInt32 = 0
  /// Place number plus 1 of the province; 0 for none.
  var province: UInt32 = 0
  var population: UInt32 = 0
  var radius: Float = 0
  var country = PackedCode(nil)
  var kind: UInt8 = 0
  var rank: UInt8 = 0
  var isCapital: UInt8 = 0
  var spare: UInt8 = 0
}

struct NameRecord: BitwiseCopyable {
  var text = StringRef()
  /// Two or three letters; 0 when not known.
  var language = PackedCode(nil)
  var kind: UInt32 = 0
}

/// A slot of an open-addressing table; `value` 0 is an empty one.
struct HashSlot: BitwiseCopyable {
  var tag: UInt32 = 0
  var value: UInt32 = 0
}

struct CountryRecord: BitwiseCopyable {
  /// Number of the place of kind country.
  var place: UInt32 = 0
  /// Capital's place number plus 1; 0 for none.
  var capital: UInt32 = 0
  var sourceCode = PackedCode(nil)
  var country = PackedCode(nil)
  /// ISO 3166-1 alpha-2; 0 for none.
  var alpha2 = PackedCode(nil)
}

struct Box: BitwiseCopyable {
  var west = 0.0
  var south = 0.0
  var east = 0.0
  var north = 0.0

  init() {}

  init(_ box: BoundingBox) {
    west = box.west
    south = box.south
    east = box.east
    north = box.north
  }

  var bounds: BoundingBox { BoundingBox(west: west, south: south, east: east, north: north) }
}

struct ArcRecord: BitwiseCopyable {
  var first: UInt32 = 0
  var count: UInt32 = 0
  /// Place numbers plus 1; 0 for the sea.
  var leftProvince: UInt32 = 0
  var rightProvince: UInt32 = 0
  var leftUnit: UInt32 = 0
  var rightUnit: UInt32 = 0
  var kind: UInt32 = 0
  var spare: UInt32 = 0
  var box = Box()
}

/// A ring of an area: its arcs are a stretch of the table of signed arc numbers.
struct RingRecord: BitwiseCopyable {
  var first: UInt32 = 0
  var count: UInt32 = 0
  var isHole: UInt32 = 0
  var spare: UInt32 = 0
}

/// Consecutive segments of one arc that meet a grid cell.
struct RunRecord: BitwiseCopyable {
  var arc: UInt32 = 0
  /// Number of the first segment's first coordinate in the table of coordinates.
  var first: UInt32 = 0
  /// How many segments.
  var count: UInt32 = 0
}

struct FeatureRecord: BitwiseCopyable {
  var box = Box()
  var name = StringRef()
  var featureClass = StringRef()
  var note = StringRef()
  /// Alpha-3 codes with commas between.
  var claimants = StringRef()
  var firstPart: UInt32 = 0
  var partCount: UInt32 = 0
  var heldBy = PackedCode(nil)
  /// Place number plus 1; 0 for none.
  var place: UInt32 = 0
  var kind: UInt32 = 0
  var rank: UInt32 = 0
}

/// A ring or a line of a feature.
struct PartRecord: BitwiseCopyable {
  var first: UInt32 = 0
  var count: UInt32 = 0
  /// 0 outer ring, 1 hole, 2 line.
  var role: UInt32 = 0
}
