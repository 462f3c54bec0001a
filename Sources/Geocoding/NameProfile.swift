internal import Gazetteer

/// What the gazetteer says of a name: the places that may be meant and how well known they are.
struct NameProfile {
  /// How strongly a name alone suggests a place.
  enum Strength: Int, CaseIterable {
    /// A country, a province, a national capital, a city of half a million.
    case strong
    /// A town of 15,000 or another well-known place.
    case medium
    case weak
    /// Not in the gazetteer.
    case unknown
  }

  static let most = 48

  let candidates: [Candidate]
  let traits: NameTraits
  let strength: Strength
  /// The greatest population, as its logarithm over that of ten million; 0...about 1.3.
  let prominence: Double
  let hasCountry: Bool
  let hasProvince: Bool
  let hasCapital: Bool
  /// Only water, regions or sites bear it.
  let isNatural: Bool

  init(_ name: NameID, in gazetteer: Gazetteer) {
    var candidates: [Candidate] = []
    gazetteer.forEachUse(of: name) { use in
      if candidates.count < NameProfile.most {
        candidates.append(Candidate(use.place, use: use.kind, in: gazetteer))
      }
    }
    self.init(candidates, traits: gazetteer.traits(of: name))
  }

  init(_ candidates: [Candidate], traits: NameTraits) {
    self.candidates = candidates
    self.traits = traits
    var population = 0
    var country = false
    var province = false
    var capital = false
    var natural = !candidates.isEmpty
    for candidate in candidates {
      // a name that is only another spelling of a great place weighs less
      population = max(population, candidate.use == .alternate ? candidate.population / 4 : candidate.population)
      country = country || candidate.kind == .country || candidate.kind == .continent
      province = province || (candidate.kind == .province && candidate.use != .abbreviation)
      capital = capital || (candidate.isCapital && candidate.use == .main)
      if candidate.kind != .water && candidate.kind != .region && candidate.kind != .site { natural = false }
    }
    hasCountry = country
    hasProvince = province
    hasCapital = capital
    isNatural = natural
    prominence = log10Approximate(population) / 7
    if candidates.isEmpty {
      strength = .unknown
    } else if country || province || capital || population >= 500_000 {
      strength = .strong
    } else if population >= 15_000 || candidates.contains(where: { $0.kind == .district || $0.kind == .region }) {
      strength = .medium
    } else {
      strength = .weak
    }
  }
}

extension NameProfile {
  /// The same name among the places of a country, and of a province of it where it has any there.
  func narrowed(to scope: RowGeocoder.Scope) -> NameProfile {
    let country = CountryKey(scope.country)
    let inCountry = candidates.filter { country.isNone || $0.country == country }
    guard let province = scope.province else { return NameProfile(inCountry, traits: traits) }
    let inProvince = inCountry.filter { $0.province == province }
    return NameProfile(inProvince, traits: traits)
  }
}

/// The decimal logarithm of a count, 0 for none, exact enough for a feature and the same on every machine.
func log10Approximate(_ count: Int) -> Double {
  guard count > 1 else { return 0 }
  let bits = Int.bitWidth - 1 - count.leadingZeroBitCount
  let fraction = Double(count) / Double(1 << bits) - 1
  return (Double(bits) + fraction) * 0.301_029_995_663_981_2
}
