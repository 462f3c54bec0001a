internal import Gazetteer

/// The features by which the places that bear a name are ranked.
enum ResolutionFeature: Int, CaseIterable {
  case population, unknownPopulation, prominence, first, alternate, abbreviation, sharesName
  case country, province, capital, district, town, site, water, region, continent
  case headAgrees, headDisagrees, headless
  case qualifierInside, qualifierNear, qualifierFails
  case countryNamed, countryShare, countryUnnamed, provinceNamed, provinceShare, leadingCountry
  case near50, near161, near500, nearest
  /// A town that a province not much larger is named after, where no word says that the province is meant.
  case namesakeTown

  static let names = allCases.map { "\($0)" }
}

/// What the senses of a document, as far as they are known, say about where it plays.
struct Setting {
  /// How much of the document speaks of a country; adds up to 1 with `unknown`.
  private(set) var countries: [CountryKey: Double] = [:]
  private(set) var provinces: [PlaceID: Double] = [:]
  /// Countries and provinces named outright, with how surely.
  private(set) var namedCountries: [CountryKey: Double] = [:]
  private(set) var namedProvinces: [PlaceID: Double] = [:]
  private(set) var total = 0.0
  private(set) var leading: CountryKey?
  /// Points to be near to: the likely candidates of each sense.
  private(set) var points: [(sense: Int, share: Double, place: Candidate)] = []
  private var own: [[CountryKey: Double]] = []
  private var ownProvinces: [[PlaceID: Double]] = []

  init(_ senses: [Sense]) {
    own = Array(repeating: [:], count: senses.count)
    ownProvinces = Array(repeating: [:], count: senses.count)
    for (index, sense) in senses.enumerated() {
      let weight = min(3, 0.5 + 0.5 * Double(sense.mentions.count))
      total += weight
      for (candidate, share) in zip(sense.candidates, sense.shares) where share > 0.02 {
        countries[candidate.country, default: 0] += weight * share
        own[index][candidate.country, default: 0] += weight * share
        if let province = candidate.province {
          provinces[province, default: 0] += weight * share
          ownProvinces[index][province, default: 0] += weight * share
        }
        if candidate.kind == .country {
          namedCountries[candidate.country, default: 0] += share
        } else if candidate.kind == .province {
          namedProvinces[candidate.place, default: 0] += share
        }
        if share > 0.1, candidate.kind != .continent, candidate.kind != .country {
          points.append((index, share, candidate))
        }
      }
    }
    leading =
      countries.filter { !$0.key.isNone }.max { a, b in
        a.value != b.value ? a.value < b.value : b.key < a.key
      }?.key
  }

  /// What the rest of the document gives a country, 0...1.
  func share(of country: CountryKey, besides sense: Int) -> Double {
    guard !country.isNone, total > 0 else { return 0 }
    return max(0, (countries[country] ?? 0) - (own[sense][country] ?? 0)) / total
  }

  func share(ofProvince province: PlaceID?, besides sense: Int) -> Double {
    guard let province, total > 0 else { return 0 }
    return max(0, (provinces[province] ?? 0) - (ownProvinces[sense][province] ?? 0)) / total
  }
}

/// Builds the features of the candidates of a sense.
struct ResolutionFeatures {
  let senses: [Sense]
  /// The sense of every recognised mention.
  let senseOfMention: [Int]
  let setting: Setting

  /// Metres; wider provinces (New York, Quebec) are meant as often as their towns.
  private static let widestNamesake: Float = 220_000

  /// Reads the features of a candidate into `features`.
  func read(_ features: inout [Feature], of candidate: Candidate, at position: Int, in index: Int, _ sense: Sense) {
    features.removeAll(keepingCapacity: true)
    @inline(__always)
    func add(_ feature: ResolutionFeature, _ value: Double = 1) {
      if value != 0 { features.append(Feature(feature.rawValue, value)) }
    }
    add(.population, log10Approximate(candidate.population) / 7)
    if candidate.population == 0 { add(.unknownPopulation) }
    add(.prominence, Double(10 - min(10, max(0, candidate.rank))) / 10)
    if position == 0 { add(.first) }
    if candidate.use == .alternate { add(.alternate) }
    if candidate.use == .abbreviation { add(.abbreviation) }
    switch candidate.kind {
    case .country: add(.country)
    case .province: add(.province)
    case .district: add(.district)
    case .town: add(.town)
    case .site: add(.site)
    case .water: add(.water)
    case .region: add(.region)
    case .continent: add(.continent)
    }
    if candidate.isCapital { add(.capital) }
    if candidate.kind == .town, let province = candidate.province,
      let area = sense.candidates.first(where: { $0.place == province })
    {
      add(.sharesName)
      if candidate.use == .main, area.radius < Self.widestNamesake, sense.generic.isDisjoint(with: [.province]) {
        add(.namesakeTown)
      }
    }
    if let agrees = candidate.kind.agrees(with: sense.generic) {
      add(agrees ? .headAgrees : .headDisagrees)
    } else if candidate.kind == .district || candidate.kind == .water {
      add(.headless)
    }
    addQualifiers(candidate, sense, &features)
    addSetting(candidate, index, &features)
  }

  private func addQualifiers(_ candidate: Candidate, _ sense: Sense, _ features: inout [Feature]) {
    var inside = 0.0
    var near = 0.0
    var fails = 0.0
    for qualifier in sense.qualifiers {
      let other = senses[senseOfMention[qualifier.mention]]
      var holds = 0.0
      var isArea = 0.0
      var close = 0.0
      for (place, share) in zip(other.candidates, other.shares) {
        if candidate.lies(in: place) { holds += share }
        if place.kind == .country || place.kind == .province { isArea += share }
        if place.place != candidate.place, place.kind != .country {
          let chord = candidate.chordSquared(to: place)
          if chord < 2.5e-4 { close += share }  // 100 km
        }
      }
      if qualifier.relation == .inside {
        inside = max(inside, holds, 0.5 * close)
        fails = max(fails, isArea - holds)
      } else {
        near = max(near, close, 0.5 * holds)
      }
    }
    if inside > 0 { features.append(Feature(ResolutionFeature.qualifierInside.rawValue, inside)) }
    if near > 0 { features.append(Feature(ResolutionFeature.qualifierNear.rawValue, near)) }
    if fails > 0.05 && candidate.kind != .country {
      features.append(Feature(ResolutionFeature.qualifierFails.rawValue, fails))
    }
  }

  private func addSetting(_ candidate: Candidate, _ index: Int, _ features: inout [Feature]) {
    func add(_ feature: ResolutionFeature, _ value: Double = 1) {
      if value != 0 { features.append(Feature(feature.rawValue, value)) }
    }
    let isCountry = candidate.kind == .country
    if !isCountry {
      let named = min(1, setting.namedCountries[candidate.country] ?? 0)
      if named > 0 { add(.countryNamed, named) } else { add(.countryUnnamed) }
      if let province = candidate.province, province != candidate.place {
        add(.provinceNamed, min(1, setting.namedProvinces[province] ?? 0))
      }
    }
    add(.countryShare, setting.share(of: candidate.country, besides: index))
    add(.provinceShare, setting.share(ofProvince: candidate.province, besides: index))
    if candidate.country == setting.leading { add(.leadingCountry) }
    guard candidate.kind != .country && candidate.kind != .continent else { return }
    var near50 = 0.0
    var near161 = 0.0
    var near500 = 0.0
    var nearest: Float = 4
    for point in setting.points where point.sense != index {
      let chord = candidate.chordSquared(to: point.place)
      if chord > 6.16e-3 { continue }
      if chord < 6.16e-5 { near50 += point.share }
      if chord < 6.39e-4 { near161 += point.share }
      near500 += point.share
      if point.share > 0.4 { nearest = min(nearest, chord) }
    }
    add(.near50, min(1, near50 / 3))
    add(.near161, min(1, near161 / 4))
    add(.near500, min(1, near500 / 6))
    if nearest < 6.16e-3 { add(.nearest, 1 - Double(nearest.squareRoot()) / 0.0785) }
  }
}

extension PlaceKind {
  /// Whether a generic word beside the name fits the kind; nil when it says nothing.
  func agrees(with generic: CueSet) -> Bool? {
    if generic.isDisjoint(with: [.town, .district, .province, .region, .site]) { return nil }
    switch self {
    case .town: return generic.contains(.town) || generic.contains(.site)
    case .district: return generic.contains(.district)
    case .province: return generic.contains(.province)
    case .water, .region: return generic.contains(.region)
    case .site: return generic.contains(.site)
    case .country: return generic.contains(.province) ? nil : false
    case .continent: return false
    }
  }
}
