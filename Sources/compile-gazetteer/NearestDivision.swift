import Gazetteer
import Geo

/// Gives towns in former outlines the division of the nearest town that has one.
enum NearestDivision {
  static func complete(_ places: inout [PlaceEntry]) {
    var known: [String: [(Coordinate, Int)]] = [:]
    for place in places where place.kind == .town {
      if let country = place.country, let province = place.province {
        known[country, default: []].append((place.coordinate, province))
      }
    }
    for index in places.indices where places[index].province == nil {
      guard let country = places[index].country else { continue }
      let here = places[index].coordinate
      let nearest = (known[country] ?? []).min { squared($0.0, here) < squared($1.0, here) }
      guard let nearest, squared(nearest.0, here) < 4 else { continue }
      places[index].province = nearest.1
    }
  }

  /// Good enough to compare near things in one country.
  private static func squared(_ a: Coordinate, _ b: Coordinate) -> Double {
    let dx = a.longitude - b.longitude
    let dy = a.latitude - b.latitude
    return dx * dx + dy * dy
  }
}
