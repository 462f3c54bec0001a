import Gazetteer
import Geo
import Incidents

/// A seeded source of numbers, the same on every run.
struct SeededNumbers {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / Double(1 << 53)
  }

  mutating func next(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + next() * (range.upperBound - range.lowerBound)
  }

  mutating func next(below count: Int) -> Int { min(count - 1, Int(next() * Double(count))) }
}

/// The repository's gazetteer; nil where it has not been built, so that what needs it is skipped by name.
enum TestGazetteer {
  static let shared: Gazetteer? = {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return try? Gazetteer(path: "/" + folder + "/geodata/gazetteer.gpkg")
  }()
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
