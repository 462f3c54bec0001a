import Gazetteer
import Geo
import Incidents

/// The three-valued containment of places in one region.
///
/// Where codes tell (a place's country and province are the gazetteer's), they decide; polygons decide the rest. An area lies
/// within a region when all of it does, and possibly within when the two overlap.
final class RegionGeometry: Sendable {
  private let region: Region
  private let gazetteer: Gazetteer
  /// The outlines of an area that is no country or province.
  private let area: MultiPolygon?
  /// Around the area or the circle.
  private let box: BoundingBox
  /// With room for the uncertainty of places outside whose circle reaches in.
  let bounds: BoundingBox
  /// Of a country or a province.
  private let edge: RegionEdge?
  /// For records that name their province and have no code.
  private let codes: ProvinceCodes

  init(_ region: Region, gazetteer: Gazetteer) {
    self.region = region
    self.gazetteer = gazetteer
    codes = ProvinceCodes(gazetteer)
    switch region {
    case .place(let place):
      let isMeshed = place.kind == .country || place.kind == .province
      area = isMeshed ? nil : gazetteer.area(of: place.id)
      let known = isMeshed || area != nil ? gazetteer.bounds(of: place.id) : nil
      box = known ?? Ground.box(round: place.coordinate, km: place.radiusMetres / 1000)
      edge = isMeshed ? RegionEdge(of: place, in: gazetteer.mesh) : nil
    case .circle(let center, let km):
      area = nil
      edge = nil
      box = Ground.box(round: center, km: km)
    }
    bounds = Ground.grown(box, byKm: Self.farthestReachKm)
  }

  static let farthestReachKm = 100.0

  /// The box in which the points of places lie that reach so far and may lie within.
  func bounds(forReachKm km: Double) -> BoundingBox {
    km < Self.farthestReachKm ? Ground.grown(box, byKm: km) : bounds
  }

  /// The countries on the other side of a country's land borders, ISO 3166-1 alpha-3, in order.
  var neighbours: [String] { edge?.neighbours ?? [] }

  /// The country that the region is, or lies in.
  var country: String? {
    if case .place(let place) = region { place.country } else { nil }
  }

  /// Whether the containment of a place follows from its country, its province and its code, its point and its precision.
  func isDecided(country: String?, code: String?, isPoint: Bool, precision: Place.Precision?) -> Bool {
    let isArea = precision == .country || precision == .province
    switch region {
    case .circle: return isPoint && !isArea
    case .place(let asked):
      switch asked.kind {
      case .country: return country != nil && (isPoint || isArea) || isPoint && !isArea
      case .province: return isPoint && !isArea || precision == .province && code != nil || precision == .country
      default: return false
      }
    }
  }

  func containment(of place: Place) -> Containment {
    switch place.precision {
    case .country:
      guard let country = place.country else { return .no }
      return containment(ofCountry: country)
    case .province:
      return containment(ofProvince: place)
    default:
      return containment(ofPoint: place)
    }
  }

  private func containment(ofCountry country: String) -> Containment {
    guard case .place(let asked) = region else { return overlap(with: gazetteer.place(identifier: country)) }
    if asked.kind == .country { return asked.identifier == country ? .certain : .no }
    if let home = asked.country { return home == country ? .possible : .no }
    return .no
  }

  private func containment(ofProvince place: Place) -> Containment {
    if case .place(let asked) = region {
      switch asked.kind {
      case .country:
        if let country = place.country { return asked.identifier == country ? .certain : .no }
      case .province:
        if let code = code(of: place) { return asked.identifier == code ? .certain : .no }
        if let country = place.country, country != asked.country { return .no }
        if place.admin1 ?? place.name != nil { return containment(ofPoint: place) }
      default:
        if let home = asked.province.map({ gazetteer.place($0).identifier }), let code = code(of: place) {
          return home == code ? .possible : .no
        }
      }
    }
    return overlap(
      with: code(of: place).flatMap { gazetteer.place(identifier: $0) }
        ?? place.country.flatMap { gazetteer.place(identifier: $0) })
  }

  private func containment(ofPoint place: Place) -> Containment {
    guard let lat = place.lat, let lon = place.lon else {
      // Named but not placed: what is known of it is the province or the country at most.
      if code(of: place) != nil { return min(containment(ofProvince: place), .possible) }
      guard let country = place.country else { return .no }
      return containment(ofCountry: country)
    }
    let point = Coordinate(longitude: lon, latitude: lat)
    let reach = place.radiusKm ?? place.precision.map(\.usualReachKm) ?? 0
    switch region {
    case .circle(let center, let km):
      return Self.containment(distance: Ground.km(point, center), reach: reach, within: km)
    case .place(let asked):
      switch asked.kind {
      case .country: return containment(point, reach, place, in: asked, code: place.country)
      case .province: return containment(point, reach, place, in: asked, code: code(of: place))
      default:
        if place.gazetteerID == asked.identifier { return .certain }
        guard area != nil else {
          return Self.containment(
            distance: Ground.km(point, asked.coordinate), reach: reach, within: max(asked.radiusMetres / 1000, 1))
        }
        return containment(point, reach, isInside: isInArea(point))
      }
    }
  }

  /// The record's own code decides; only a vague place near the edge may lie on the other side of a province's border.
  private func containment(
    _ point: Coordinate, _ reach: Double, _ place: Place, in asked: GazetteerPlace, code: String?
  ) -> Containment {
    let isVague = place.precision == .near || place.precision == .border || place.precision == .sea
    if let code {
      let isOwn = code == asked.identifier
      if !isVague || asked.kind == .country && isOwn { return isOwn ? .certain : .no }
      if asked.kind == .province, let country = place.country, country != asked.country { return .no }
      return containment(point, reach, isInside: isOwn)
    }
    if let country = place.country, asked.country != country { return .no }
    let isInside =
      asked.kind == .country
      ? gazetteer.country(at: point) == asked.identifier : gazetteer.province(at: point) == asked.id
    return containment(point, reach, isInside: isInside)
  }

  /// A circle round a point whose own side of the edge is known.
  private func containment(_ point: Coordinate, _ reach: Double, isInside: Bool) -> Containment {
    guard reach > 0 else { return isInside ? .certain : .no }
    if !isInside, !bounds.contains(point) { return .no }
    return isNearEdge(point, km: reach) ? .possible : isInside ? .certain : .no
  }

  private func isNearEdge(_ point: Coordinate, km: Double) -> Bool {
    if let area { return Ground.km(from: point, toEdgeOf: area, atMost: km) != nil }
    return edge?.isWithin(km: km, of: point) ?? false
  }

  private func code(of place: Place) -> String? { place.admin1Code ?? codes.code(of: place) }

  private static func containment(distance: Double, reach: Double, within km: Double) -> Containment {
    distance + reach <= km ? .certain : distance - reach <= km ? .possible : .no
  }

  /// How an area of the gazetteer lies to a circle or to outlines that it shares no code with.
  private func overlap(with other: GazetteerPlace?) -> Containment {
    guard let other, let outlines = gazetteer.area(of: other.id) else { return .no }
    switch region {
    case .circle(let center, let km):
      var farthest = 0.0
      for polygon in outlines.polygons {
        for vertex in polygon.exterior { farthest = max(farthest, Ground.km(vertex, center)) }
      }
      if farthest <= km { return .certain }
      let holdsCenter = Ground.contains(outlines, center)
      return holdsCenter || Ground.km(from: center, toEdgeOf: outlines, atMost: km) != nil ? .possible : .no
    case .place(let asked):
      return Ground.contains(outlines, asked.coordinate) || isInArea(other.coordinate) ? .possible : .no
    }
  }

  private func isInArea(_ point: Coordinate) -> Bool { area.map { Ground.contains($0, point) } ?? false }
}

extension Place.Precision {
  /// How far from its point an incident of this precision usually lies, in kilometres, when the record gives no radius.
  var usualReachKm: Double {
    switch self {
    case .site: 1
    case .town: 5
    case .near: 20
    case .district: 30
    case .border: 25
    case .sea: 100
    case .province, .country: 0
    }
  }
}
