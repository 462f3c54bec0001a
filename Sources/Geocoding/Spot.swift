internal import Gazetteer
internal import Geo
internal import Incidents

/// A point on the earth and how finely it stands for what is meant: the precision class and the circle of uncertainty, by the
/// field's crosswalk of precision classes (UCDP 1 = site and town, 2 = near, 3 = district, 4 = province, 5 = border,
/// 6 = country, 7 = sea).
struct Spot {
  var coordinate: Coordinate
  var precision: Place.Precision
  /// Kilometres; nil when the place's own area is the uncertainty.
  var radiusKm: Double?

  init(coordinate: Coordinate, precision: Place.Precision, radiusKm: Double?) {
    self.coordinate = coordinate
    self.precision = precision
    self.radiusKm = radiusKm
  }

  /// The place itself.
  init(of place: GazetteerPlace) {
    coordinate = place.coordinate
    switch place.kind {
    case .country, .continent:
      precision = .country
      radiusKm = nil
    case .province:
      precision = .province
      radiusKm = nil
    case .region:
      precision = .province
      radiusKm = Spot.kilometres(place.radiusMetres, least: 25)
    case .district:
      precision = .district
      radiusKm = Spot.kilometres(place.radiusMetres, least: 15)
    case .town:
      precision = .town
      radiusKm = Spot.kilometres(place.radiusMetres, least: 1)
    case .site:
      precision = .site
      radiusKm = Spot.kilometres(place.radiusMetres, least: 0.1)
    case .water:
      precision = .sea
      radiusKm = nil
    }
  }

  /// Metres as tenths of a kilometre, so that records do not promise what the data cannot.
  static func kilometres(_ metres: Double, least: Double) -> Double {
    max(least, (metres / 100).rounded() / 10)
  }
}
