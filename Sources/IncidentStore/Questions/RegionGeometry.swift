import Gazetteer
import Geo
import Incidents
import Synchronization

/// The three-valued containment of places in one region.
///
/// Where codes tell (a place's country and province are the gazetteer's), they decide; polygons decide the rest. An area lies
/// within a region when all of it does, and possibly within when the two overlap.
final class RegionGeometry: Sendable {
  /// The place that the region is, or the circle.
  private let place: GazetteerPlace?
  private let circle: (center: Coordinate, km: Double)?
  // What is asked of the place for every incident.
  private let isCountry: Bool
  private let isProvince: Bool
  private let identifier: String
  /// The country that the region is, or lies in.
  let country: String?
  private let gazetteer: Gazetteer
  /// The outlines of an area that is no country or province.
  private let area: MultiPolygon?
  /// Around the area or the circle.
  private let box: BoundingBox
  /// With room for the uncertainty of places outside whose circle reaches in.
  let bounds: BoundingBox
  /// Of a country or a province.
  private let edge: RegionEdge?
  /// The cells of the last reach asked for: questions by one region are of one store mostly.
  private let reached = Mutex<(km: Double, cells: [Int]?)?>(nil)
  /// For records that name their province and have no code.
  private let codes: ProvinceCodes

  init(_ region: Region, gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    codes = ProvinceCodes(gazetteer)
    switch region {
    case .place(let place):
      self.place = place
      circle = nil
      isCountry = place.kind == .country
      isProvince = place.kind == .province
      identifier = place.identifier
      country = place.country
      let isMeshed = isCountry || isProvince
      area = isMeshed ? nil : gazetteer.area(of: place.id)
      let known = isMeshed || area != nil ? gazetteer.bounds(of: place.id) : nil
      box = known ?? Ground.box(round: place.coordinate, km: place.radiusMetres / 1000)
      edge = isMeshed ? RegionEdge(of: place, in: gazetteer.mesh) : nil
    case .circle(let center, let km):
      place = nil
      circle = (center, km)
      isCountry = false
      isProvince = false
      identifier = ""
      country = nil
      area = nil
      edge = nil
      box = Ground.box(round: center, km: km)
    }
    bounds = Ground.grown(box, byKm: Self.farthestReachKm)
  }

  /// As far from its point as anything is looked for: strips along borders are the widest that reports tell of.
  static let farthestReachKm = 500.0

  /// The box in which the points of places lie that reach so far and may lie within.
  func bounds(forReachKm km: Double) -> BoundingBox {
    km < Self.farthestReachKm ? Ground.grown(box, byKm: km) : bounds
  }

  /// The cells of the earth in which points may lie that reach so far and may be within; nil when they are more than it pays to look at
  /// one by one.
  func cells(forReachKm km: Double) -> [Int]? {
    if let reached = reached.withLock({ $0 }), reached.km == km { return reached.cells }
    // A kilometre more, so that rounding tells nothing.
    let cells = StoreCells.cells(in: bounds(forReachKm: km))?.filter { cell in
      let box = StoreCells.box(of: cell)
      let center = Coordinate(longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2)
      return edge?.mayBeWithin(km: km + 1, of: box) ?? true || isInside(center)
    }
    reached.withLock { $0 = (km, cells) }
    return cells
  }

  /// The countries on the other side of a country's land borders, ISO 3166-1 alpha-3, in order.
  var neighbours: [String] { edge?.neighbours ?? [] }

  /// How surely a vague place lies within that is known to be of another country or province.
  func containment(ofOther point: Coordinate, reachKm: Double) -> Containment {
    containment(point, reachKm, isInside: false)
  }

  /// How surely a vague place lies within whose code is the region's.
  func containment(ofOwn point: Coordinate, reachKm: Double) -> Containment {
    containment(point, reachKm, isInside: true)
  }

  /// Whether the containment of a place follows from its country, its province and its code, its point and its precision.
  func isDecided(by place: Place) -> Bool {
    let isPoint = place.lat != nil && place.lon != nil
    let isArea = place.precision == .country || place.precision == .province
    if isPoint && !isArea { return isCountry || isProvince || circle != nil }
    if isCountry { return place.country != nil && (isPoint || isArea) }
    return isProvince
      && (place.precision == .country || place.precision == .province && place.admin1Code != nil)
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
    if isCountry { return identifier == country ? .certain : .no }
    guard circle == nil else { return overlap(with: gazetteer.place(identifier: country)) }
    return self.country == country ? .possible : .no
  }

  private func containment(ofProvince place: Place) -> Containment {
    if isCountry {
      if let country = place.country { return identifier == country ? .certain : .no }
    } else if isProvince {
      if let code = code(of: place) { return identifier == code ? .certain : .no }
      if let country = place.country, country != self.country { return .no }
      if place.admin1 ?? place.name != nil { return containment(ofPoint: place) }
    } else if let home = self.place?.province.map({ gazetteer.place($0).identifier }), let code = code(of: place) {
      return home == code ? .possible : .no
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
    if isCountry { return containment(point, reach, place, code: place.country) }
    if isProvince { return containment(point, reach, place, code: code(of: place)) }
    if let circle {
      return Self.containment(distance: Ground.km(point, circle.center), reach: reach, within: circle.km)
    }
    if place.gazetteerID == identifier { return .certain }
    guard let asked = self.place, area == nil else { return containment(point, reach, isInside: isInArea(point)) }
    return Self.containment(
      distance: Ground.km(point, asked.coordinate), reach: reach, within: max(asked.radiusMetres / 1000, 1))
  }

  /// The record's own code decides; only a vague place near the edge may lie on the other side of a province's border.
  private func containment(_ point: Coordinate, _ reach: Double, _ place: Place, code: String?) -> Containment {
    let isVague = place.precision?.isLoose ?? false
    if let code {
      let isOwn = code == identifier
      if !isVague || isCountry && isOwn { return isOwn ? .certain : .no }
      if isProvince, let country = place.country, country != self.country { return .no }
      return containment(point, reach, isInside: isOwn)
    }
    if let country = place.country, country != self.country { return .no }
    return containment(point, reach, isInside: isInside(point))
  }

  /// Whether a point lies in the country or the province.
  private func isInside(_ point: Coordinate) -> Bool {
    isCountry ? gazetteer.country(at: point) == identifier : gazetteer.province(at: point) == place?.id
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
    guard let circle else {
      return place.map { Ground.contains(outlines, $0.coordinate) } ?? false || isInArea(other.coordinate)
        ? .possible : .no
    }
    var farthest = 0.0
    for polygon in outlines.polygons {
      for vertex in polygon.exterior { farthest = max(farthest, Ground.km(vertex, circle.center)) }
    }
    if farthest <= circle.km { return .certain }
    let holdsCenter = Ground.contains(outlines, circle.center)
    return holdsCenter || Ground.km(from: circle.center, toEdgeOf: outlines, atMost: circle.km) != nil ? .possible : .no
  }

  private func isInArea(_ point: Coordinate) -> Bool { area.map { Ground.contains($0, point) } ?? false }
}

extension Place.Precision {
  /// Its place may lie beyond an edge near its point, whatever the record's code.
  var isLoose: Bool { self == .near || self == .border || self == .sea }

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
