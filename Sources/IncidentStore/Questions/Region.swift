import Gazetteer
import Geo
import Incidents

/// A part of the world that a question is about.
package enum Region: Sendable, Hashable {
  /// A country, a province, a sea or a town of the gazetteer.
  case place(GazetteerPlace)
  /// All within a distance of a point.
  case circle(center: Coordinate, km: Double)

  package var name: String {
    switch self {
    case .place(let place): place.name
    case .circle(let center, let km):
      "\(km.shortest) km round \(center.latitude.shortest), \(center.longitude.shortest)"
    }
  }
}

extension Double {
  /// Without a needless `.0`.
  fileprivate var shortest: String {
    self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self)
  }
}

/// A region asked for in words: a name in any language, a code (`IRN`, `IR`, `IR-11`) or `lat,lon,km`.
package struct RegionQuery: Sendable {
  /// What was asked.
  package let text: String
  package let region: Region
  /// For a name that several places bear, which one was taken and which were not; nil when there was no choice.
  package let note: String?
  let geometry: RegionGeometry

  /// Throws when nothing has that name, with the nearest names there are.
  package init(_ text: String, gazetteer: Gazetteer) throws(RegionError) {
    self.text = text
    var note: String?
    if let circle = try Self.circle(text) {
      region = circle
    } else {
      let choice = try RegionName(gazetteer: gazetteer).place(named: text)
      region = .place(choice.place)
      note = choice.note
    }
    self.note = note
    geometry = RegionGeometry(region, gazetteer: gazetteer)
  }

  /// How surely an incident at this place lies within; `no` when nothing is known of the place.
  package func containment(of place: Place?) -> Containment {
    place.map(geometry.containment) ?? .no
  }

  /// The box in which everything possibly inside with a point of its own lies.
  package var bounds: BoundingBox { geometry.bounds }

  /// `27.5,62.6,50`: latitude, longitude, kilometres. Nil when it is not three numbers.
  private static func circle(_ text: String) throws(RegionError) -> Region? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      Double(part.filter { $0 != " " })
    }
    guard parts.count == 3, let lat = parts[0], let lon = parts[1], let km = parts[2] else { return nil }
    guard abs(lat) <= 90, abs(lon) <= 180, km > 0, km <= 20_040 else {
      throw RegionError(text: text, reason: "is no latitude, longitude and distance in kilometres")
    }
    return .circle(center: Coordinate(longitude: lon, latitude: lat), km: km)
  }
}

/// A region that is not known, or a border that is none.
package struct RegionError: Error, Sendable, Hashable, CustomStringConvertible {
  private let problem: String
  private let mend: String
  /// The nearest names, most alike first.
  package let suggestions: [String]

  init(text: String, reason: String, suggestions: [String] = []) {
    // Enough of a long one to know it by.
    problem = "region \"\(text.count > 80 ? text.prefix(80) + "…" : text)\" \(reason)"
    mend =
      suggestions.isEmpty
      ? "give a country, a province, a town, a code such as IR-11, or lat,lon,km"
      : "did you mean \(suggestions.joined(separator: ", "))?"
    self.suggestions = suggestions
  }

  init(between a: String, and b: String, reason: String) {
    problem = "\(a) and \(b) \(reason)"
    mend = "name two neighbours, such as IRN PAK"
    suggestions = []
  }

  /// One line: `region "Balochstan" is not known: did you mean Balochistan (Pakistan)?`
  package var description: String { "\(problem): \(mend)" }
}
