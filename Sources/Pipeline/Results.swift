import Cartography
import Gazetteer
import Geo
import Geodesy
import IncidentStore
import Incidents
import Interchange

/// Incidents in the forms in which they leave the program.
package struct Results: Sendable {
  private let gazetteer: Gazetteer

  package init(gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// The files of the main job.
  package static let fileNames = ["incidents.jsonl", "incidents.geojson", "incidents.csv", "map.svg", "map.html"]

  /// Writes the files of the main job into a folder; each appears whole or not at all.
  /// - Throws: at the first file that cannot be written.
  package func write(
    _ answers: [Answer], to filter: IncidentFilter, map request: MapRequest, into folder: String
  ) throws {
    let told = answers.map(filter.told)
    try write(told, with: JSONLinesWriter(), to: folder + "/incidents.jsonl")
    try write(told, with: geoJSONWriter(areas: false), to: folder + "/incidents.geojson")
    try write(told, with: CSVWriter(tellsContainment: filter.isThreeValued), to: folder + "/incidents.csv")
    let map = try DrawnMap(of: answers.map(\.incident), request: request, gazetteer: gazetteer)
    for name in ["map.svg", "map.html"] { try OutputFile.write(try map.bytes(for: name), to: folder + "/" + name) }
  }

  /// Writes one file; it appears whole or not at all.
  private func write(
    _ answers: [(Incident, Containment?)], with writer: some IncidentWriter, to path: String
  ) throws {
    var file = try OutputFile(path: path)
    var writer = writer
    try writer.write(answers) { try file.write($0) }
    try file.commit()
  }

  /// GeoJSON with strike vectors drawn along the geodesic; with `areas`, the areas of uncertainty too.
  package func geoJSONWriter(areas: Bool, form: GeoJSONWriter.Form = .collection) -> GeoJSONWriter {
    var options = GeoJSONWriter.Options()
    options.form = form
    options.track = { $0.track }
    options.borders = "\(gazetteer.edition.boundaries), \(gazetteer.edition.worldview) view"
    if areas {
      let gazetteer = gazetteer
      options.area = { incident in UncertaintyArea.of(incident.place, in: gazetteer) }
    }
    return GeoJSONWriter(options)
  }
}

extension Results {
  /// KML with strike vectors drawn along the geodesic.
  package func kmlWriter(title: String, tellsContainment: Bool = false) -> KMLWriter {
    KMLWriter(title: title, tellsContainment: tellsContainment) { $0.track }
  }

  /// The shapes a store keeps beside its incidents.
  package var storeShapes: StoreShapes {
    let gazetteer = gazetteer
    let codes = ProvinceCodes(gazetteer)
    return StoreShapes(
      track: { $0.track }, area: { UncertaintyArea.ofStored($0.place, in: gazetteer) },
      province: { codes.storedCode(of: $0) })
  }
}

extension StrikeVector {
  /// The line along the geodesic, dense and cut at 180 degrees.
  var track: [[Coordinate]] {
    GeodesicLine(from: origin, to: target).cutAtAntimeridian().lines.map(\.coordinates)
  }
}

/// The area in which a place that is not known to the point lies.
enum UncertaintyArea {
  /// Outlines only: a circle follows from the radius that a store holds beside the point.
  static func ofStored(_ place: Place?, in gazetteer: Gazetteer) -> MultiPolygon? {
    switch place?.precision {
    case .province, .country, .sea: of(place, in: gazetteer)
    default: nil
    }
  }

  /// The outline of a province or a country, or the geodesic circle of a radius; nil where the point is all there is.
  static func of(_ place: Place?, in gazetteer: Gazetteer) -> MultiPolygon? {
    guard let place, let precision = place.precision else { return nil }
    switch precision {
    case .province, .country, .sea:
      guard let known = place.gazetteerID.flatMap(gazetteer.place(identifier:)) else { return nil }
      return gazetteer.area(of: known.id)
    case .site, .town, .near, .district, .border:
      guard let lon = place.lon, let lat = place.lat, let radius = place.radiusKm, radius > 0 else { return nil }
      let center = Coordinate(longitude: lon, latitude: lat)
      // Counterclockwise, as an outer ring goes.
      let ring = stride(from: 360.0, to: 0, by: -5).map { azimuth in
        Geodesic.destination(from: center, azimuth: azimuth, metres: radius * 1000)
      }
      return MultiPolygon([Polygon(exterior: ring + ring.prefix(1))])
    }
  }
}
