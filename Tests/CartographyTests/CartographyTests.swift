import Gazetteer
import Geo
import Incidents

/// The repository's gazetteer; nil where it has not been built, so that what needs it is skipped by name.
enum TestGazetteer {
  private static let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  static let wordsFile = folder + "/Sources/Cartography/Words/words.tsv"
  static let shared: Gazetteer? = try? Gazetteer(path: folder + "/geodata/gazetteer.gpkg")
}

extension Incident {
  /// An incident with what a map shows of it.
  static func sample(
    _ id: String, _ type: IncidentType = .airstrike, day: Int = 1, in name: String, country: String,
    at coordinate: Coordinate?,
    precision: Place.Precision = .town, gazetteerID: String? = nil, radiusKm: Double? = nil, killed: Harm? = nil,
    from origin: (country: String, coordinate: Coordinate, basis: Origin.Basis)? = nil, background: Bool = false
  ) -> Incident {
    let date = CalendarDate(year: 2024, month: 1, day: day)
    var incident = Incident(
      id: id, report: ReportReference(id: "report", source: "Example Wire"), type: type, background: background,
      date: date.map { DateSpan(start: $0, end: $0, precision: .day, text: "") },
      place: Place(
        text: name, name: name, country: country, gazetteerID: gazetteerID, lat: coordinate?.latitude,
        lon: coordinate?.longitude, precision: precision, radiusKm: radiusKm), killed: killed)
    if let origin {
      incident.crossBorder = origin.country != country
      incident.origin = Origin(
        country: origin.country,
        place: Place(
          text: "", country: origin.country, lat: origin.coordinate.latitude, lon: origin.coordinate.longitude),
        basis: origin.basis)
      incident.origin?.place?.name = "Origin"
    }
    return incident
  }
}
