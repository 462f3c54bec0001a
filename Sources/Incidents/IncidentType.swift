/// What was done.
package enum IncidentType: String, Sendable, Hashable, CaseIterable {
  case airstrike
  case droneStrike = "drone_strike"
  case missileStrike = "missile_strike"
  case shelling
  case bombing
  case suicideBombing = "suicide_bombing"
  case ied
  case armedClash = "armed_clash"
  case shooting
  case raid
  case assassination
  case abduction
  case massacre
  case ambush
  case groundIncursion = "ground_incursion"
  case navalAttack = "naval_attack"
  case otherViolence = "other_violence"

  /// A blow delivered from afar, which has an origin and a target and so can have a strike vector.
  package var isRemoteStrike: Bool {
    switch self {
    case .airstrike, .droneStrike, .missileStrike, .shelling: true
    default: false
    }
  }

  /// For people: "drone strike".
  package var label: String {
    switch self {
    case .ied: "roadside bomb (IED)"
    case .otherViolence: "violence"
    default: rawValue.replacingUnderscores
    }
  }
}

extension String {
  fileprivate var replacingUnderscores: String {
    String(decoding: utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
  }
}
