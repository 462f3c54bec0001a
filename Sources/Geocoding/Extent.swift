internal import Gazetteer
internal import Incidents

/// How finely a place stands for a spot: the precision class and the circle of uncertainty, by the field's crosswalk of
/// precision classes (UCDP 1 = site and town, 2 = near, 3 = district, 4 = province, 5 = border, 6 = country, 7 = sea).
struct Extent {
  let precision: Place.Precision
  /// Kilometres; nil when the place's own area is the uncertainty.
  let radiusKm: Double?

  init(of place: GazetteerPlace) {
    switch place.kind {
    case .country, .continent:
      precision = .country
      radiusKm = nil
    case .province:
      precision = .province
      radiusKm = nil
    case .region:
      precision = .province
      radiusKm = Extent.kilometres(place.radiusMetres, least: 25)
    case .district:
      precision = .district
      radiusKm = Extent.kilometres(place.radiusMetres, least: 15)
    case .town:
      precision = .town
      radiusKm = Extent.kilometres(place.radiusMetres, least: 1)
    case .site:
      precision = .site
      radiusKm = Extent.kilometres(place.radiusMetres, least: 0.1)
    case .water:
      precision = .sea
      radiusKm = nil
    }
  }

  /// Tenths of a kilometre, so that records do not promise what the data cannot.
  static func kilometres(_ metres: Double, least: Double) -> Double {
    max(least, (metres / 100).rounded() / 10)
  }
}
