import Gazetteer
import Geo
import Incidents
import Synchronization

/// Which provinces lie within a distance of a border. Each is looked at once, when it is asked for.
final class BorderProvinces: Sendable {
  private let line: BorderLine
  private let km: Double
  private let gazetteer: Gazetteer
  private let codes: ProvinceCodes
  private let known = Mutex<[String: Containment]>([:])

  init(near line: BorderLine, withinKm km: Double, gazetteer: Gazetteer) {
    self.line = line
    self.km = km
    self.gazetteer = gazetteer
    codes = ProvinceCodes(gazetteer)
  }

  /// Of a place of which the province is known, or else the country: that may be anywhere.
  func containment(of place: Place) -> Containment {
    guard let code = place.admin1Code ?? codes.code(of: place) else { return .possible }
    if let containment = known.withLock({ $0[code] }) { return containment }
    guard let province = gazetteer.place(identifier: code), province.kind == .province else { return .possible }
    let containment = containment(ofProvince: province.id)
    known.withLock { $0[code] = containment }
    return containment
  }

  private func containment(ofProvince province: PlaceID) -> Containment {
    let arcs = gazetteer.mesh.rings(of: province).flatMap(\.arcs).map(\.index)
    if arcs.isEmpty { return containment(withoutOutline: gazetteer.place(province)) }
    let isAdjacent = arcs.contains(where: line.arcs.contains)
    var (hasNear, hasFar) = (isAdjacent, false)
    for arc in arcs where !line.arcs.contains(arc) {
      for vertex in gazetteer.mesh.arc(arc).coordinates {
        if line.km(from: vertex, atMost: km) == nil { hasFar = true } else { hasNear = true }
        if hasNear && hasFar { return .possible }
      }
    }
    return hasNear ? .certain : .no
  }

  /// Of a province that is known by its towns: it may be twice as wide as they lie.
  private func containment(withoutOutline province: GazetteerPlace) -> Containment {
    let reach = 2 * province.radiusMetres / 1000
    return line.km(from: province.coordinate, atMost: km + reach) == nil ? .no : .possible
  }
}
