internal import Gazetteer

/// The features by which the places that bear a name are ranked.
enum ResolutionFeature: Int, CaseIterable {
  case population, unknownPopulation, prominence, first, alternate, abbreviation
  case country, province, capital, district, town, site, water, region, continent
  case headAgrees, headDisagrees, headless
  case qualifierInside, qualifierNear, qualifierFails
  case countryNamed, countryShare, countryUnnamed, provinceNamed, provinceShare, leadingCountry
  /// The only province of its country that is named; not among those of its country that are named.
  case provinceAlone, provinceUnnamed
  case near50, near161, near500, nearest
  /// A province not much larger than the town that it is named after, where no word says that the province is meant.
  case namesakeProvince
  /// "The Middle East", "the Sahel": named outright, such a region is hardly ever a hamlet of that name.
  case greatRegion

  static let names = allCases.map { "\($0)" }
}

/// Builds the features of the candidates of a document's senses.
struct ResolutionFeatures {
  private let senses: [Sense]
  private let senseOfMention: [Int]
  private let grounds: Grounds
  private let shares: [Double]

  init(_ senses: [Sense], _ ranking: Ranking) {
    self.senses = senses
    senseOfMention = ranking.senseOfMention
    grounds = ranking.grounds
    shares = ranking.shares
  }

  /// Metres; wider provinces (New York, Quebec) are meant as often as their towns.
  private static let widestNamesake: Float = 220_000
  /// People of a town that is called by its province's spelling of the name as well as by its own.
  private static let knownByOtherNames = 50_000
  /// Metres.
  private static let greatRegion: Float = 150_000

  /// Adds the features that a candidate has in any document.
  /// - Parameters:
  ///   - index: of the sense.
  ///   - position: of the candidate in the row of the grounds.
  func readOwn(_ features: inout [Feature], of index: Int, at position: Int) {
    let candidate = grounds.candidates[position]
    let generic = senses[index].generic
    @inline(__always)
    func add(_ feature: ResolutionFeature, _ value: Double = 1) {
      if value != 0 { features.append(Feature(feature.rawValue, value)) }
    }
    add(.population, log10Approximate(candidate.population) / 7)
    // an area without people is an empty one, a village's are not counted
    if candidate.population == 0, candidate.kind != .province, candidate.kind != .country { add(.unknownPopulation) }
    if candidate.kind == .region || candidate.kind == .continent, candidate.use == .main,
      candidate.radius > Self.greatRegion
    {
      add(.greatRegion)
    }
    add(.prominence, Double(10 - min(10, max(0, candidate.rank))) / 10)
    if position == grounds.starts[index] { add(.first) }
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
    if candidate.kind == .province, candidate.radius < Self.widestNamesake, generic.isDisjoint(with: [.province]),
      hasNamesakeTown(candidate, of: index)
    {
      add(.namesakeProvince)
    }
    if let agrees = candidate.kind.agrees(with: generic) {
      add(agrees ? .headAgrees : .headDisagrees)
    } else if candidate.kind == .district || candidate.kind == .water {
      add(.headless)
    }
  }

  /// Whether a town of the province bears the name too, as its own.
  private func hasNamesakeTown(_ province: Candidate, of index: Int) -> Bool {
    grounds.range(index).contains {
      let town = grounds.candidates[$0]
      return town.kind == .town && town.province == province.place
        && (town.use == .main || town.population >= Self.knownByOtherNames)
    }
  }

  /// Adds the features that a candidate has by the rest of the document.
  /// - Parameter setting: with the sense left out.
  func readContext(_ features: inout [Feature], of index: Int, at position: Int, _ setting: Setting) {
    let candidate = grounds.candidates[position]
    if !senses[index].qualifiers.isEmpty { addQualifiers(candidate, of: index, &features) }
    addSetting(candidate, of: index, at: position, setting, &features)
  }

  private func addQualifiers(_ candidate: Candidate, of index: Int, _ features: inout [Feature]) {
    var inside = 0.0
    var near = 0.0
    var fails = 0.0
    for qualifier in senses[index].qualifiers {
      var holds = 0.0
      var isArea = 0.0
      var close = 0.0
      for position in grounds.range(senseOfMention[qualifier.mention]) {
        let place = grounds.candidates[position]
        let share = shares[position]
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

  private func addSetting(
    _ candidate: Candidate, of index: Int, at position: Int, _ setting: Setting, _ features: inout [Feature]
  ) {
    @inline(__always)
    func add(_ feature: ResolutionFeature, _ value: Double = 1) {
      if value != 0 { features.append(Feature(feature.rawValue, value)) }
    }
    let country = grounds.country[position]
    let province = grounds.province[position]
    if candidate.kind != .country {
      let named = min(1, setting.namedCountries[Int(country)])
      if named > 0 { add(.countryNamed, named) } else { add(.countryUnnamed) }
      if province >= 0, candidate.province != candidate.place {
        let named = min(1, setting.namedProvinces[Int(province)])
        let all = setting.provincesNamed[Int(country)]
        add(.provinceNamed, named)
        if named > 0.5, all - named < 0.5 { add(.provinceAlone, named) }
        if named < 0.1, all > 0.5 { add(.provinceUnnamed, min(1, all)) }
      }
    }
    if !candidate.country.isNone { add(.countryShare, setting.share(ofCountry: country)) }
    add(.provinceShare, setting.share(ofProvince: province))
    if country == setting.leading { add(.leadingCountry) }
    guard candidate.kind != .country && candidate.kind != .continent else { return }
    var near50 = 0.0
    var near161 = 0.0
    var near500 = 0.0
    var nearest: Float = 4
    for point in setting.points where point.sense != index {
      let (dx, dy, dz) = (candidate.x - point.x, candidate.y - point.y, candidate.z - point.z)
      let chord = dx * dx + dy * dy + dz * dz
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
