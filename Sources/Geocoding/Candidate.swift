internal import Gazetteer
internal import Geo
internal import Glibc

/// What ranking needs of a place, without its names.
struct Candidate {
  let place: PlaceID
  let kind: PlaceKind
  /// How the words name it: by its main name, another spelling, or an abbreviation.
  var use: PlaceName.Kind
  let population: Int
  let rank: Int
  let isCapital: Bool
  let country: CountryKey
  let province: PlaceID?
  /// How far it reaches, in metres.
  let radius: Float
  /// The unit vector to the place, for distances.
  let x: Float
  let y: Float
  let z: Float

  init(_ id: PlaceID, use: PlaceName.Kind, in gazetteer: Gazetteer) {
    let facts = gazetteer.facts(id)
    place = id
    kind = facts.kind
    self.use = use
    population = facts.population
    rank = facts.rank
    isCapital = facts.isNationalCapital
    country = CountryKey(rawValue: facts.countryCode)
    province = facts.province
    radius = facts.radius
    let latitude = facts.coordinate.latitude * .pi / 180
    let longitude = facts.coordinate.longitude * .pi / 180
    x = Float(cos(latitude) * cos(longitude))
    y = Float(cos(latitude) * sin(longitude))
    z = Float(sin(latitude))
  }

  /// No place of the world's renown: the words beside its name tell better where it lies than the gazetteer's namesakes do.
  var isLocal: Bool {
    switch kind {
    case .country, .continent, .region, .water: false
    case .province, .district, .site: true
    case .town: !isCapital && !(use == .main && population >= Candidate.renowned)
    }
  }

  private static let renowned = 300_000

  var isArea: Bool { kind == .country || kind == .province || kind == .continent || kind == .region }

  /// The squared chord to another place on the unit sphere: below (d / 6371)² for places nearer than d kilometres.
  @inline(__always)
  func chordSquared(to other: Candidate) -> Float {
    let dx = x - other.x
    let dy = y - other.y
    let dz = z - other.z
    return dx * dx + dy * dy + dz * dz
  }

  /// Whether this place lies in the other by the gazetteer's own hierarchy.
  @inline(__always)
  func lies(in other: Candidate) -> Bool {
    switch other.kind {
    case .country: !country.isNone && country == other.country && kind != .country
    case .province: province == other.place && place != other.place
    default: false
    }
  }
}

/// An ISO 3166-1 alpha-3 code as a number; 0 for none.
struct CountryKey: Hashable, Comparable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(_ code: String?) {
    var value: UInt32 = 0
    if let code { for byte in code.utf8.prefix(3) { value = value << 8 | UInt32(byte) } }
    rawValue = value
  }

  var isNone: Bool { rawValue == 0 }

  /// The three letters.
  var code: String {
    String(decoding: [16, 8, 0].map { UInt8(truncatingIfNeeded: rawValue >> $0) }.filter { $0 != 0 }, as: UTF8.self)
  }

  static func < (a: CountryKey, b: CountryKey) -> Bool { a.rawValue < b.rawValue }
}
