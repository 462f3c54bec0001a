import Gazetteer
import Geo
import Glibc

/// The outline of a country or a province, in stretches with a box round each, so that most points are told to be far from it at a
/// glance.
struct RegionEdge: Sendable {
  private struct Stretch {
    var box: BoundingBox
    var range: Range<Int>
  }

  private let coordinates: [Coordinate]
  private let stretches: [Stretch]
  /// The countries on either side but the place's own, in order.
  let neighbours: [String]

  /// Vertices a stretch.
  private static let length = 32

  init(of place: GazetteerPlace, in mesh: BorderMesh) {
    var countries: Set<String> = []
    var coordinates: [Coordinate] = []
    var stretches: [Stretch] = []
    for ring in mesh.rings(of: place.id) {
      for reference in ring.arcs {
        let first = coordinates.count
        let arc = mesh.arc(reference.index)
        coordinates.append(contentsOf: arc.coordinates)
        countries.formUnion([arc.leftCountry, arc.rightCountry].compactMap(\.self))
        for start in stride(from: first, to: coordinates.count, by: Self.length) {
          // One vertex in common with the next.
          let range = start..<min(coordinates.count, start + Self.length + 1)
          guard let box = BoundingBox(around: coordinates[range]) else { continue }
          stretches.append(Stretch(box: box, range: range))
        }
      }
    }
    self.coordinates = coordinates
    self.stretches = stretches
    neighbours = countries.subtracting([place.country].compactMap(\.self)).sorted()
  }

  /// Whether some part of it lies within a distance.
  func isWithin(km: Double, of point: Coordinate) -> Bool {
    let perDegree = Ground.radiusKm * Double.pi / 180
    let height = km / perDegree
    let width = height / max(1e-6, cos(point.latitude * Double.pi / 180))
    for stretch in stretches {
      let box = stretch.box
      guard point.latitude >= box.south - height, point.latitude <= box.north + height else { continue }
      let gap = max(0, box.west - point.longitude, point.longitude - box.east)
      // The other way round the earth.
      let other = min(box.west + 360 - point.longitude, point.longitude + 360 - box.east)
      guard min(gap, other) <= width else { continue }
      if Ground.km(from: point, to: coordinates[stretch.range], atMost: km) != nil { return true }
    }
    return false
  }
}
