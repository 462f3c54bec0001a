import Gazetteer
import Geo

/// Finds the province of each town.
struct TownPlacer {
  let world: World
  /// Answers which province holds a point: its index plus 1.
  let locator: AreaLocator
  let divisions: Divisions

  /// By the division that its own code names where that has no outline; else by the outline that holds it, when that is of the
  /// town's own country (a town on the wrong side of a drawn border, or in the water, gets the nearest of its country).
  func place(_ towns: inout [(place: PlaceEntry, admin1: String)]) {
    var numbers: [String: Int] = [:]
    for (division, code) in divisions.byTowns {
      guard
        let number = world.provinces.firstIndex(where: {
          $0.polygons.isEmpty && $0.place.name == division.name
            && world.countries[$0.unit].code == division.country
        }), let country = world.provinces[number].place.country
      else { continue }
      numbers[country + " " + code] = number
    }
    for index in towns.indices {
      let isHeld = giveToHolder(&towns[index].place)
      let town = towns[index].place
      towns[index].place.province =
        (isHeld ? nil : numbers[(town.country ?? "") + " " + towns[index].admin1]) ?? province(around: town)
    }
  }

  /// A town that its source counts to a claimant of the ground it stands on counts to who holds it, as its province does.
  func giveToHolder(_ town: inout PlaceEntry) -> Bool {
    let area = Int(locator.area(at: town.coordinate))
    guard area > 0, let claimant = town.country, let holder = world.provinces[area - 1].place.country,
      holder != claimant
    else { return false }
    let province = world.provinces[area - 1]
    let here = [province.place.identifier, world.countries[province.unit].place.identifier].compactMap { $0 }
    let isClaimed = world.claims.contains { claim in
      guard claim.claimant == claimant else { return false }
      if claim.places.contains(where: here.contains) { return true }
      return world.disputedAreas.contains { area in
        guard area.name == claim.shape, case .areas(let polygons) = area.shape else { return false }
        return polygons.contains { rings in
          Polygon(exterior: rings.first ?? [], holes: Array(rings.dropFirst())).contains(town.coordinate)
        }
      }
    }
    if isClaimed { town.country = holder }
    return isClaimed
  }

  /// The province of today that holds a place or lies nearest to it, within some 10 km.
  func province(around town: PlaceEntry) -> Int? {
    for step in [0, 0.01, 0.03, 0.08] {
      for (dx, dy) in step == 0 ? [(0, 0)] : [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)] {
        let point = Coordinate(
          longitude: town.coordinate.longitude + Double(dx) * step,
          latitude: town.coordinate.latitude + Double(dy) * step)
        let area = Int(locator.area(at: point))
        guard area > 0 else { continue }
        let province = world.provinces[area - 1]
        guard town.country == nil || province.place.country == town.country else { continue }
        return province.place.kind == .province ? area - 1 : nil
      }
    }
    return nil
  }

  /// The division of an ISO 3166-2 code.
  func division(_ code: String) -> Int? {
    code.isEmpty ? nil : world.provinces.firstIndex { $0.place.identifier == code }
  }

  /// The country whose polygon holds a point.
  func country(at point: Coordinate) -> String? {
    let area = Int(locator.area(at: point))
    return area > 0 ? world.provinces[area - 1].place.country : nil
  }
}
