import Gazetteer
import Geo
import Glibc

/// The outline of a country or a province, in stretches with a box round each, so that most points are told to be far from it at a
/// glance.
struct RegionEdge: Sendable {
  private struct Stretch {
    var box: BoundingBox
    /// Of ``coordinates``, or of ``stretches``.
    var range: Range<Int>
  }

  private let coordinates: [Coordinate]
  private let stretches: [Stretch]
  /// Neighbouring stretches together.
  private let groups: [Stretch]
  /// The countries on either side but the place's own, in order.
  let neighbours: [String]

  /// Vertices a stretch, and stretches a group.
  private static let length = 16

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
    groups = stride(from: 0, to: stretches.count, by: Self.length).map { start in
      let range = start..<min(stretches.count, start + Self.length)
      return Stretch(box: stretches[range].dropFirst().reduce(stretches[start].box) { $0.union($1.box) }, range: range)
    }
    neighbours = countries.subtracting([place.country].compactMap(\.self)).sorted()
  }

  /// Whether some part of it lies within a distance.
  func isWithin(km: Double, of point: Coordinate) -> Bool {
    let perDegree = Ground.radiusKm * Double.pi / 180
    let height = km / perDegree
    let width = height / max(1e-6, cos(point.latitude * Double.pi / 180))
    let (south, north) = (point.latitude - height, point.latitude + height)
    let (west, east) = (point.longitude - width, point.longitude + width)
    func mayBeNear(_ box: BoundingBox) -> Bool {
      guard box.north >= south, box.south <= north else { return false }
      // Or the other way round the earth.
      return box.west <= east && box.east >= west || box.west + 360 <= east || box.east - 360 >= west
    }
    let plane = Ground.Plane(at: point)
    for group in groups where mayBeNear(group.box) {
      for stretch in stretches[group.range] where mayBeNear(stretch.box) {
        if plane.km(to: coordinates[stretch.range], atMost: km, enough: km) != nil { return true }
      }
    }
    return false
  }
}
