/// The words by which the GeoPackage's tables write the kinds of things.
extension PlaceKind {
  /// The word in the table of places.
  package var word: String {
    switch self {
    case .country: "country"
    case .province: "province"
    case .district: "district"
    case .town: "town"
    case .site: "site"
    case .water: "water"
    case .region: "region"
    case .continent: "continent"
    }
  }

  init?(named word: String) {
    guard let kind = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = kind
  }
}

extension PlaceName.Kind {
  /// The letter in the table of names: m(ain), a(lternate), c(ode).
  package var letter: String {
    switch self {
    case .main: "m"
    case .alternate: "a"
    case .abbreviation: "c"
    }
  }

  init?(letter: ArraySlice<UInt8>) {
    guard letter.count == 1, let byte = letter.first else { return nil }
    switch byte {
    case UInt8(ascii: "m"): self = .main
    case UInt8(ascii: "a"): self = .alternate
    case UInt8(ascii: "c"): self = .abbreviation
    default: return nil
    }
  }
}

extension NameTraits {
  /// The trait of a word of the table of traits; empty for an unknown one.
  init(named word: String) {
    switch word {
    case "common": self = .commonWord
    case "person": self = .personName
    default: self = []
    }
  }
}

extension Arc.Kind {
  /// The word in the table of borders.
  package var word: String {
    switch self {
    case .coast: "coast"
    case .international: "international"
    case .disputed: "disputed"
    case .lineOfControl: "line of control"
    case .indefinite: "indefinite"
    case .breakaway: "breakaway"
    case .lease: "lease"
    case .province: "province"
    case .seam: "seam"
    }
  }

  init?(named word: String) {
    guard let kind = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = kind
  }
}
