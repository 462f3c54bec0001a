/// What the signs weigh, in log-odds.
struct LinkWeights: Sendable {
  /// Of two incidents of which nothing more is known than that they may be one.
  var start: Double
  /// In the order of the signs.
  var values: [Double]

  subscript(sign: LinkSign) -> Double { values[sign.rawValue] }

  static let judged = LinkWeights(start: LinkSign.start.judged, values: LinkSign.allCases.map(\.weight.judged))
  static let fitted = LinkWeights(start: LinkSign.start.fitted, values: LinkSign.allCases.map(\.weight.fitted))
}

/// The weights are fitted by logistic regression (`LinkFitting` in the tests prints them) to retellings of incidents and to a data
/// set's rows, which tell apart what happened to the same sides in the same places on the same days. The fit is held to what was
/// judged by hand, so that a sign seldom seen keeps its own.
extension LinkSign {
  /// Of two incidents of which nothing more is known than that they may be one.
  static let start = (judged: -2.7, fitted: -2.03)

  var weight: (judged: Double, fitted: Double) {
    switch self {
    // When
    case .sameDay: (1.1, 1.1)
    case .sameDays: (1.3, 1.53)
    case .daysOverlap: (0.1, 0.16)
    case .withinWeek: (-0.2, -0.08)
    case .withinMonth: (-0.8, -0.8)
    case .withinYear: (-1.6, -1.6)
    case .dayApart: (-3.0, -2.73)
    case .daysApart: (-6.0, -6.0)
    // Where
    case .otherCountry: (-6.0, -6.0)
    case .otherProvince: (-5.5, -5.54)
    case .sameProvince: (0.8, 0.83)
    case .sameProvinceAlone: (1.7, 1.85)
    case .otherPlacesInArea: (-2.5, -2.5)
    case .sameNameInArea: (3.0, 3.0)
    case .sameCountryAlone: (1.0, 1.0)
    case .areaMayHold: (-4.5, -4.82)
    case .samePlace: (3.0, 2.72)
    case .sameVicinity: (2.9, 2.77)
    case .sameDistrict: (2.3, 2.28)
    case .nestedNames: (3.0, 3.12)
    case .sameSpot: (1.5, 1.44)
    case .otherPlaceClose: (-2.5, -2.76)
    case .otherPlaceNear: (-2.5, -2.98)
    case .inDistrict: (-1.5, -1.88)
    case .beyondReach: (-4.0, -4.18)
    case .far: (-7.0, -7.08)
    // What was done
    case .sameType: (0.6, 0.46)
    case .sameRareType: (0.8, 0.32)
    case .mayBeOneType: (-2.0, -2.33)
    case .bothFromAfar: (0.6, 0.53)
    case .bothBombs: (0.7, 0.68)
    case .kindUntold: (-0.5, -1.2)
    case .bothWithArms: (0.2, 0.13)
    case .otherType: (-5.0, -5.48)
    // By whom
    case .otherActorCountries: (-1.7, -1.68)
    case .sameActor: (0.0, -0.39)
    case .actorsAlike: (0.4, 0.4)
    case .sidesTurned: (0.0, -0.1)
    case .sameActorCountryNamed: (0.1, 0.34)
    case .sameActorCountry: (0.3, 0.29)
    case .otherActors: (-2.2, -1.77)
    // With what harm
    case .noneKilled: (1.0, 1.11)
    case .fewKilled: (1.2, 1.25)
    case .someKilled: (2.4, 2.4)
    case .manyKilled: (3.2, 3.22)
    case .hugeKilled: (4.0, 4.1)
    case .killedMayAgree: (0.1, -0.0)
    case .killedClose: (0.4, 0.45)
    case .killedHalf: (-1.8, -1.75)
    case .killedFifth: (-2.5, -2.28)
    case .killedFar: (-4.5, -4.46)
    case .areaHasMore: (-1.5, -1.52)
    case .noneInjured: (1.0, 1.05)
    case .fewInjured: (1.4, 1.67)
    case .someInjured: (2.0, 2.06)
    case .manyInjured: (2.8, 2.86)
    case .hugeInjured: (3.0, 2.69)
    case .injuredMayAgree: (0.6, 0.62)
    case .injuredClose: (0.7, 0.81)
    case .injuredHalf: (-1.6, -1.62)
    case .injuredFifth: (-2.0, -2.03)
    case .injuredFar: (-4.2, -4.2)
    // Against what, in which words
    case .sameGroupStruck: (-0.3, -0.62)
    case .otherGroupStruck: (-1.7, -1.8)
    case .targetsAlike: (1.2, 1.26)
    case .otherTargets: (-2.0, -2.17)
    case .sameWords: (3.0, 3.0)
    }
  }
}
