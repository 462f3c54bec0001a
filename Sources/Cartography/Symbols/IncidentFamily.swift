package import Incidents

/// The kinds of incident a map tells apart, by shape and by colour.
package enum IncidentFamily: String, Hashable, Sendable, CaseIterable {
  /// Delivered from afar: from the air, by drone, missile, gun or ship. A circle.
  case strike
  /// A bomb placed or carried there. A diamond.
  case bomb
  /// Fighting on the ground. A square.
  case ground
  /// An attack on persons by hand or firearm. A triangle.
  case attack
  /// A hexagon.
  case other

  package init(_ type: IncidentType) {
    switch type {
    case .airstrike, .droneStrike, .missileStrike, .shelling, .navalAttack: self = .strike
    case .bombing, .suicideBombing, .ied: self = .bomb
    case .armedClash, .raid, .ambush, .groundIncursion: self = .ground
    case .shooting, .assassination, .abduction, .massacre: self = .attack
    case .otherViolence: self = .other
    }
  }

  /// For the legend.
  package var label: String {
    switch self {
    case .strike: "strike from afar"
    case .bomb: "bombing"
    case .ground: "ground fighting"
    case .attack: "attack on people"
    case .other: "other violence"
    }
  }

  /// The symbol of this radius: a circle has the area of the others.
  func shape(at centre: PagePoint, radius: Double) -> Shape.Geometry {
    func polygon(_ corners: [(Double, Double)]) -> Shape.Geometry {
      .rings([corners.map { PagePoint(centre.x + $0.0 * radius, centre.y + $0.1 * radius) }])
    }
    // Corners at distances that give every polygon the area π of the unit circle.
    switch self {
    case .strike: return .circle(centre: centre, radius: radius)
    case .bomb: return polygon([(0, -1.253), (1.253, 0), (0, 1.253), (-1.253, 0)])
    case .ground: return polygon([(-0.886, -0.886), (0.886, -0.886), (0.886, 0.886), (-0.886, 0.886)])
    case .attack: return polygon([(0, -1.45), (1.347, 0.883), (-1.347, 0.883)])
    case .other:
      return polygon([(1.1, 0), (0.55, 0.9525), (-0.55, 0.9525), (-1.1, 0), (-0.55, -0.9525), (0.55, -0.9525)])
    }
  }

  /// How far the symbol reaches from its centre, in radii.
  var reach: Double {
    switch self {
    case .strike: 1
    case .bomb: 1.26
    case .ground: 1.26
    case .attack: 1.62
    case .other: 1.1
    }
  }
}
