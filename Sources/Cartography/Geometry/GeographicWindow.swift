internal import Geo
internal import Geodesy

/// The part of the earth that a page shows, as boxes in degrees, for finding and cutting shapes before they are projected.
///
/// Longitudes are unrolled around the projection's centre: `box.minX` may be less than -180 and `box.maxX` more than 180.
struct GeographicWindow {
  let box: ClampingBox
  /// What a page unit is, in degrees of latitude, about.
  let degreesPerUnit: Double

  init(of projection: PageProjection) {
    let centre = projection.choice.centre
    let frame = projection.frame.insetBy(-14)
    let steps = 48
    var edge: [PagePoint] = []
    for i in 0...steps {
      let t = Double(i) / Double(steps)
      for j in 0...6 {
        let u = Double(j) / 6
        edge.append(PagePoint(frame.minX + t * frame.width, frame.minY + u * frame.height))
        edge.append(PagePoint(frame.minX + u * frame.width, frame.minY + t * frame.height))
      }
    }
    var isWhole = false
    var (west, east, south, north) = (Double.infinity, -Double.infinity, 90.0, -90.0)
    for coordinate in projection.coordinates(edge) {
      guard let coordinate else {
        isWhole = true
        continue
      }
      let longitude = Self.unroll(coordinate.longitude, around: centre.longitude)
      west = min(west, longitude)
      east = max(east, longitude)
      south = min(south, coordinate.latitude)
      north = max(north, coordinate.latitude)
    }
    for pole in [-90.0, 90.0] {
      if let position = projection.point(Coordinate(longitude: centre.longitude, latitude: pole)),
        frame.contains(position)
      {
        (west, east) = (centre.longitude - 180, centre.longitude + 180)
        if pole < 0 { south = -90 } else { north = 90 }
      }
    }
    if isWhole || west > east { (west, east, south, north) = (centre.longitude - 180, centre.longitude + 180, -90, 90) }
    let (dx, dy) = (0.02 * (east - west), 0.02 * (north - south))
    // A hair less than half a circle to each side, where a projection may take one end for the other.
    let half = 180 - 1e-7
    box = ClampingBox(
      minX: max(west - dx, centre.longitude - half), minY: max(south - dy, -90),
      maxX: min(east + dx, centre.longitude + half), maxY: min(north + dy, 90))
    degreesPerUnit = 1 / (projection.scale * 111_200)
  }

  /// The longitude turned by whole circles to within half a circle of a centre.
  static func unroll(_ longitude: Double, around centre: Double) -> Double {
    var turned = longitude
    while turned < centre - 180 { turned += 360 }
    while turned > centre + 180 { turned -= 360 }
    return turned
  }

  /// The window's parts as boxes within -180...180, each with the degrees that carry longitudes there into the window.
  var parts: [(box: BoundingBox, shift: Double)] {
    [0.0, 360, -360].compactMap { shift in
      let west = max(box.minX - shift, -180)
      let east = min(box.maxX - shift, 180)
      guard west < east else { return nil }
      return (BoundingBox(west: west, south: box.minY, east: east, north: box.maxY), shift)
    }
  }

  /// True when a box in -180...180 reaches into the window after the shift.
  func meets(_ bounds: BoundingBox, shift: Double) -> Bool {
    bounds.south <= box.maxY && bounds.north >= box.minY
      && (bounds.crossesAntimeridian
        || (bounds.west + shift <= box.maxX && bounds.east + shift >= box.minX))
  }

  /// True for a box too small to be seen on the page.
  func isSpeck(_ bounds: BoundingBox) -> Bool {
    bounds.width * bounds.height < 0.8 * degreesPerUnit * degreesPerUnit
  }

  /// True when the pole lies in the window, so that all meridians meet on the page.
  var showsPole: Bool { (box.maxY >= 90 || box.minY <= -90) && box.maxX - box.minX > 359 }

  /// A line cut to the window, in degrees: x for longitude.
  func clamped(_ line: some RandomAccessCollection<Coordinate>, shift: Double, spacing: Double) -> [PagePoint] {
    let start = line.startIndex
    return box.clamped(count: line.count, spacing: spacing * degreesPerUnit) { offset in
      let coordinate = line[line.index(start, offsetBy: offset)]
      return PagePoint(coordinate.longitude + shift, coordinate.latitude)
    }
  }
}
