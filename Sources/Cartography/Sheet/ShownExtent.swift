internal import Gazetteer
internal import Geo
internal import Geodesy
internal import Incidents
import Glibc

/// The coordinates that a map has to show, and how much room round them helps the reader know where they are.
struct ShownExtent {
  private(set) var coordinates: [Coordinate] = []
  /// The share of the frame left free on each side.
  private(set) var margin = 0.08
  private let gazetteer: Gazetteer

  init(_ story: Story, request: MapRequest, gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    switch request.extent {
    case .box(let box):
      coordinates = Self.outline(of: box)
      margin = 0.01
    case .areas(let areas):
      for area in areas { coordinates += outline(of: area) }
      margin = 0.05
    case .automatic:
      addStory(story)
    }
    if coordinates.isEmpty { coordinates = Self.outline(of: BoundingBox(west: -168, south: -58, east: 190, north: 80)) }
  }

  private mutating func addStory(_ story: Story) {
    for site in story.sites {
      coordinates.append(site.coordinate)
      if let area = site.area { coordinates += outline(of: area) }
      if let radius = site.radiusKm {
        for azimuth in stride(from: 0.0, to: 360, by: 45) {
          coordinates.append(Geodesic.destination(from: site.coordinate, azimuth: azimuth, metres: radius * 1000))
        }
      }
    }
    coordinates += story.blows.map(\.origin)
    if coordinates.isEmpty {
      let countries = story.placeCountries
      for country in countries.isEmpty ? story.countries : countries {
        if let place = gazetteer.country(country) { coordinates += outline(of: place) }
      }
      return
    }
    guard let extent = MapExtent(around: coordinates) else { return }
    let shown = Set(
      story.sites.compactMap(\.place.country) + story.blows.compactMap { gazetteer.country(at: $0.origin) })
    for country in story.countries where !shown.contains(country) {
      addForeground(of: country, seenFrom: extent.centre)
    }
    padSmall()
  }

  /// A country that the incidents concern should not be a sliver at the edge: its nearer part is shown too.
  private mutating func addForeground(of country: String, seenFrom centre: Coordinate) {
    guard let id = gazetteer.country(country) else { return }
    let middle = gazetteer.place(id).coordinate
    guard middle.isOnEarth, gazetteer.country(at: centre) != country else { return }
    let line = GeodesicLine(from: centre, to: middle)
    for step in 1...48 {
      let metres = line.length * Double(step) / 48
      guard gazetteer.country(at: line.point(at: metres)) == country else { continue }
      let reach = MapExtent(around: coordinates).map { max($0.widthKm, $0.heightKm) * 300 } ?? 100_000
      let inside = min(line.length, metres + min(max(reach, 100_000), 0.3 * (line.length - metres) + 50_000))
      coordinates.append(line.point(at: inside))
      return
    }
  }

  /// A point alone says nothing: at least a hundred kilometres are shown, and small extents get more around them than large ones.
  private mutating func padSmall() {
    guard let extent = MapExtent(around: coordinates) else { return }
    let size = max(extent.widthKm, extent.heightKm)
    margin = max(0.07, min(0.28, 0.3 - 0.06 * log2(max(size, 1) / 300)))
    if size < 60 {
      for azimuth in [45.0, 135, 225, 315] {
        coordinates.append(Geodesic.destination(from: extent.centre, azimuth: azimuth, metres: 42_000))
      }
    }
  }

  /// The box around the greatest connected part of an area, as a line of coordinates.
  private func outline(of place: PlaceID) -> [Coordinate] {
    var greatest: (size: Double, box: BoundingBox)?
    for ring in gazetteer.mesh.rings(of: place) where !ring.isHole {
      let boxes = ring.arcs.map { gazetteer.mesh.arc($0.index).bounds }
      guard var box = boxes.first else { continue }
      for other in boxes {
        box.west = min(box.west, other.west)
        box.east = max(box.east, other.east)
        box.south = min(box.south, other.south)
        box.north = max(box.north, other.north)
      }
      let size = box.width * box.height
      if size > greatest?.size ?? -1 { greatest = (size, box) }
    }
    return (greatest?.box ?? gazetteer.bounds(of: place)).map(Self.outline(of:)) ?? []
  }

  /// Coordinates along the edge of a box, close enough for curved projections.
  private static func outline(of box: BoundingBox) -> [Coordinate] {
    let (south, north) = (max(-90, box.south), min(90, box.north))
    let steps = 8
    return (0...steps).flatMap { step -> [Coordinate] in
      let t = Double(step) / Double(steps)
      let longitude = box.west + box.width * t
      let latitude = south + (north - south) * t
      return [
        Coordinate(longitude: longitude, latitude: south), Coordinate(longitude: longitude, latitude: north),
        Coordinate(longitude: box.west, latitude: latitude),
        Coordinate(longitude: box.west + box.width, latitude: latitude),
      ].map(\.normalized)
    }
  }
}
