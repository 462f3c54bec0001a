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
/// - **Which incidents**: blows from afar (air, drone and missile strikes, shelling) always; any other type only when the text
///   states where it came from as a place, since who walks or sails need not come the shortest way.
/// - **Cross-border**: the origin's country, or for blows from afar and ground incursions the actor's, is not the place's. What
///   the text itself says of it stands.
extension VectorCalculator {
  /// The incident with its origin by basis, `crossBorder` and `vector`; everything else as it was.
  package func addVector(to incident: Incident) -> Incident {
    var incident = incident
    guard let place = incident.place else { return incident }
    let remote = incident.type.isRemoteStrike
    if remote || incident.type == .groundIncursion, !(incident.origin?.isKnown ?? false),
      let country = incident.actingCountry
    {
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
  /// The country of the first actor that has one and whose part the text does not deny.
  fileprivate var actingCountry: String? {
    actors.lazy.filter { $0.certainty != .denied }.compactMap(\.country).first
  }
}
