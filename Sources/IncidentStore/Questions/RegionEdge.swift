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

  /// Vertices a stretch; a group has twice as many stretches.
  private static let length = 8

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
    groups = stride(from: 0, to: stretches.count, by: 2 * Self.length).map { start in
      let range = start..<min(stretches.count, start + 2 * Self.length)
      return Stretch(box: stretches[range].dropFirst().reduce(stretches[start].box) { $0.union($1.box) }, range: range)
    }
    neighbours = countries.subtracting([place.country].compactMap(\.self)).sorted()
  }

  /// What lies in it may be within a distance of a box, what lies outside is not.
  private struct Window {
    private let south: Double
    private let north: Double
    private let west: Double
    private let east: Double

    init(km: Double, of box: BoundingBox) {
      let height = km / (Ground.radiusKm * Double.pi / 180)
      (south, north) = (box.south - height, box.north + height)
      // Where degrees to the east are shortest.
      let farthest = box.south == box.north ? abs(box.south) : min(90, max(abs(south), abs(north)))
      let width = height / max(1e-6, cos(farthest * Double.pi / 180))
      (west, east) = (box.west - width, box.east + width)
    }

    @inline(__always)
    func meets(_ box: BoundingBox) -> Bool {
      guard box.north >= south, box.south <= north else { return false }
      // Or the other way round the earth.
      return box.west <= east && box.east >= west || box.west + 360 <= east || box.east - 360 >= west
    }
  }

  /// Whether some part of it lies within a distance.
  func isWithin(km: Double, of point: Coordinate) -> Bool {
    let window = Window(km: km, of: BoundingBox(at: point))
    var plane: Ground.Plane?
    for group in groups where window.meets(group.box) {
      for stretch in stretches[group.range] where window.meets(stretch.box) {
        let about = plane ?? Ground.Plane(at: point)
        plane = about
        if about.km(to: coordinates[stretch.range], atMost: km, enough: km) != nil { return true }
      }
    }
    return false
  }

  /// False where no part of it lies within a distance of a box.
  func mayBeWithin(km: Double, of box: BoundingBox) -> Bool {
    let window = Window(km: km, of: box)
    return groups.contains { group in
      window.meets(group.box) && stretches[group.range].contains { window.meets($0.box) }
    }
  }
}
