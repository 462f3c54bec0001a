import Gazetteer
import Geo
import Incidents

/// Origin, cross-border flag and vector of an incident, by what its record says.
///
/// - **Target**: the place's coordinate with its uncertainty: the circle of `radiusKm`, or the area of a province. A place known
///   only as a country or a sea has no target point, so no vector.
/// - **Origin**: a stated place with a coordinate; else the nearest territory of the stated country or of the first actor's
///   country that the text does not deny (the vector's basis is then `actor-country`, its length the shortest possible).
///   A stated place known only as a country counts as that country. Within one country a country-only origin says nothing,
///   so there is no vector.
/// - **Which incidents** have a vector: blows from afar (air, drone and missile strikes, shelling) always; any other type only
///   when the text states where it came from as a place, since who walks or sails need not come the shortest way.
/// - **Cross-border**: the origin's country, or the actor's, is not the place's. The forces of a state count wherever they
///   strike; an armed group counts when it strikes from afar or assaults, since its bombers and gunmen may live where they
///   strike. What the text itself says of it stands.
extension VectorCalculator {
  /// The incident with its origin by basis, `crossBorder` and `vector`; everything else as it was.
  package func addVector(to incident: Incident) -> Incident {
    var incident = incident
    guard let place = incident.place else { return incident }
    let remote = incident.type.isRemoteStrike
    if !(incident.origin?.isKnown ?? false), let country = incident.comingCountry(to: place.country) {
      incident.origin = Origin(text: incident.origin?.text, country: country, basis: .actorCountry)
    }
    guard let origin = incident.origin, origin.basis != .unknown else { return incident }
    let country = origin.place?.country ?? origin.country
    if let country, let there = place.country, country != there { incident.crossBorder = true }

    guard let target = end(of: place) else { return incident }
    if origin.basis == .stated, let from = origin.place.flatMap(end(of:)) {
      incident.vector = vector(from: from, to: target)
    } else if remote, let country, country != place.country {
      incident.vector = vector(fromCountry: country, to: target)
    }
    return incident
  }

  /// A place as an end of a vector; nil when it has no coordinate or is known only as a country or a sea.
  package func end(of place: Place) -> VectorEnd? {
    guard let longitude = place.lon, let latitude = place.lat, place.precision != .country, place.precision != .sea
    else { return nil }
    var end = VectorEnd(Coordinate(longitude: longitude, latitude: latitude), country: place.country)
    if let radius = place.radiusKm, radius > 0 {
      end.uncertainty = .radius(radius * 1000)
    } else if place.precision == .province || place.precision == .district,
      let area = place.gazetteerID.flatMap({ gazetteer?.place(identifier: $0) }).flatMap({ gazetteer?.area(of: $0.id) })
    {
      end.uncertainty = .area(area)
    }
    return end
  }

  /// A gazetteer place as an end of a vector: the area of a province, the point of a town; nil for a country or a water.
  package func end(of place: GazetteerPlace) -> VectorEnd? {
    guard place.kind != .country, place.kind != .continent, place.kind != .water else { return nil }
    let end = VectorEnd(place.coordinate, country: place.country)
    guard place.kind == .province, let area = gazetteer?.area(of: place.id) else { return end }
    return VectorEnd(end.coordinate, country: end.country, uncertainty: .area(area))
  }
}

extension Origin {
  /// True when it names a place or a country.
  fileprivate var isKnown: Bool { basis != .unknown && (place?.country ?? country ?? place?.text) != nil }
}

extension Incident {
  /// The country that the force came from, by its first actor with one whose part the text does not deny.
  fileprivate func comingCountry(to there: String?) -> String? {
    guard let actor = actors.first(where: { $0.certainty != .denied && $0.country != nil }) else { return nil }
    if type.isRemoteStrike || type == .groundIncursion { return actor.country }
    guard let there, actor.country != there, !actors.contains(where: { $0.country == there }) else { return nil }
    switch actor.sector {
    case "MIL", "GOV", "SPY", "COP": return actor.country
    default:
      return ![.suspected, .guessed].contains(actor.certainty) && [.raid, .massacre, .navalAttack].contains(type)
        ? actor.country : nil
    }
  }
}
