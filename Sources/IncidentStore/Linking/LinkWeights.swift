/// What the signs weigh: log-odds, fitted by logistic regression to retellings of incidents (`LinkFitting` in the tests prints this
/// table). The fit is held to the weights that it replaces, the first of which were judged by hand, so that a sign that retellings
/// seldom show keeps its own.
extension LinkSign {
  /// The log-odds of two incidents of which nothing more is known than that they may be one.
  static let start = -5.45

  var weight: Double {
    switch self {
    // When
    case .sameDay: 1.37
    case .sameDays: 1.26
    case .daysOverlap: 0.36
    case .withinWeek: 0.14
    case .withinMonth: -0.6
    case .withinYear: -1.6
    case .dayApart: -3.22
    case .daysApart: -6.0
    // Where
    case .otherCountry: -6.0
    case .otherProvince: -5.53
    case .sameProvince: 1.98
    case .areasOfOneName: 2.97
    case .otherPlacesInProvince: -1.5
    case .sameCountryArea: 3.02
    case .areaMayHold: -4.42
    case .samePlace: 4.05
    case .sameName: 4.32
    case .sharedName: 4.06
    case .closeBy: 2.2
    case .nearBy: 1.6
    case .inVicinity: -0.72
    case .otherPlaceClose: -1.09
    case .otherPlaceNear: -1.28
    case .beyondReach: -3.14
    case .far: -6.7
    // What was done
    case .sameType: 2.25
    case .bothFromAfar: 2.5
    case .bothBombs: 2.6
    case .bothWithArms: 1.7
    case .otherType: -6.55
    // By whom
    case .otherActorCountries: -1.81
    case .sameActor: 0.05
    case .actorsAlike: 0.91
    case .sameActorCountryNamed: 0.04
    case .sameActorCountry: 0.48
    case .otherActors: -5.54
    // With what harm
    case .noneKilled: 1.98
    case .fewKilled: 1.75
    case .someKilled: 1.74
    case .manyKilled: 1.84
    case .hugeKilled: 2.11
    case .killedMayAgree: 0.51
    case .killedClose: 0.57
    case .killedHalf: -4.99
    case .killedFifth: -5.13
    case .killedFar: -5.55
    case .noneInjured: 1.62
    case .fewInjured: 1.53
    case .someInjured: 1.51
    case .manyInjured: 1.41
    case .hugeInjured: 1.75
    case .injuredMayAgree: 0.38
    case .injuredClose: 1.16
    case .injuredHalf: -4.7
    case .injuredFifth: -5.49
    case .injuredFar: -6.39
    // Against what, in which words
    case .targetsAlike: -0.04
    case .otherTargets: -0.94
    case .sameWords: 3.0
    }
  }
}
