import Gazetteer
import Geo
import Incidents

/// A strike vector in sentences that can be quoted.
package struct VectorSummary {
  private let vector: StrikeVector
  private let originName: String
  private let targetName: String
  private let countryName: (String) -> String

  /// - Parameters:
  ///   - originName, targetName: what to call the ends; for a country-only origin the country's name.
  ///   - countryName: the English name of an ISO 3166-1 alpha-3 code.
  package init(
    _ vector: StrikeVector, originName: String, targetName: String, countryName: @escaping (String) -> String
  ) {
    self.vector = vector
    self.originName = originName
    self.targetName = targetName
    self.countryName = countryName
  }

  /// With the gazetteer's names of countries.
  package init(_ vector: StrikeVector, originName: String, targetName: String, gazetteer: Gazetteer) {
    self.init(vector, originName: originName, targetName: targetName) { code in
      gazetteer.place(identifier: code)?.name ?? code
    }
  }

  /// The sentences, one a line, without line ends.
  package var lines: [String] {
    let parts: [[String]] = [[distance], ranges, route, depth, nearestBorder, disagreement, [caveat], [source]]
    return parts.flatMap(\.self)
  }

  private var distance: String {
    let bearing = "initial bearing \(Self.degrees(vector.azimuth)) (\(CompassPoint(azimuth: vector.azimuth).name))"
    return vector.basis == .actorCountry
      ? "From the nearest point of \(originName) to \(targetName): \(Self.kilometres(vector.lengthMetres)), \(bearing). "
        + "The launch place is not known; this is the shortest possible way."
      : "\(originName) to \(targetName): \(Self.kilometres(vector.lengthMetres)), \(bearing)."
  }

  /// What the uncertainty of the ends leaves open.
  private var ranges: [String] {
    guard let ranges = vector.ranges else { return [] }
    var line = "Within what is known of its ends: \(Self.kilometres(ranges.lengthMetres))"
    if let azimuth = ranges.azimuth {
      line += ", bearing \(Self.degrees(azimuth.low)) to \(Self.degrees(azimuth.high))"
    } else {
      line += ", any bearing"
    }
    if let depth = ranges.depthAlongTrackMetres { line += ", \(Self.kilometres(depth)) inside the target's country" }
    var lines = [line + "."]
    if !ranges.possiblyTransited.isEmpty {
      lines.append("Possibly also over \(list(ranges.possiblyTransited.map(countryName))).")
    }
    return lines
  }

  /// The countries on the line with the distances where it enters and leaves them. Sea between is told where it is wider than
  /// territorial waters or lies at an end; narrower gaps are coast.
  private var route: [String] {
    let stretches = self.stretches
    guard stretches.count > 1 else {
      return ["The great-circle line stays over \(stretches.first?.name ?? "the sea")."]
    }
    var lines = ["On the great-circle line:"]
    for stretch in stretches {
      lines.append("  \(Self.kilometres(stretch.from, to: stretch.to)): \(stretch.name)")
    }
    let overflown = vector.transited.map(countryName)
    lines.append(
      overflown.isEmpty
        ? "No third country lies on the line." : "Third countries on the line: \(list(overflown)).")
    return lines
  }

  private struct Stretch {
    var name: String
    var isSea: Bool
    var from: Double
    var to: Double
  }

  private var stretches: [Stretch] {
    var stretches: [Stretch] = []
    for (index, segment) in vector.segments.enumerated() {
      let length = segment.toMetres - segment.fromMetres
      let isSea = segment.kind == .sea
      let within = index > 0 && index < vector.segments.count - 1
      if isSea, within, length < Self.territorialWaters {
        stretches[stretches.count - 1].to = segment.toMetres
        continue
      }
      let name = isSea ? "the sea" : segment.country.map(countryName) ?? "land of no country"
      if let last = stretches.last, last.name == name {
        stretches[stretches.count - 1].to = segment.toMetres
      } else {
        stretches.append(Stretch(name: name, isSea: isSea, from: segment.fromMetres, to: segment.toMetres))
      }
    }
    return stretches
  }

  /// Twelve nautical miles.
  private static let territorialWaters = 22_224.0

  private var depth: [String] {
    guard let depth = vector.depthAlongTrackMetres, !vector.endsDisagree.target,
      let country = vector.segments.last?.country
    else { return [] }
    return ["\(targetName) lies \(Self.kilometres(depth)) inside \(countryName(country)) along the line."]
  }

  private var nearestBorder: [String] {
    guard let border = vector.nearestBorder else { return [] }
    let names = list(border.between.map(countryName))
    return ["The nearest point of the land border between \(names) is \(Self.kilometres(border.distanceMetres)) away."]
  }

  private var disagreement: [String] {
    let ends = [(vector.endsDisagree.origin, originName), (vector.endsDisagree.target, targetName)]
    return ends.filter(\.0).map { _, name in
      "The border data place \(name) outside its country: it lies at a border or coast, or is disputed; "
        + "take the figures there with care."
    }
  }

  private var caveat: String {
    "This is the shortest line over the earth, not a flight path: missiles, drones and aircraft turn."
  }

  private var source: String { "Borders: \(vector.borders)." }

  private func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// "1,590 km", below 100 km "12.3 km".
  static func kilometres(_ metres: Double) -> String { number(metres) + " km" }

  private static func kilometres(_ low: Double, to high: Double) -> String { "\(number(low))–\(number(high)) km" }

  private static func kilometres(_ range: StrikeVector.Range) -> String { kilometres(range.low, to: range.high) }

  private static func number(_ metres: Double) -> String {
    let tenths = (metres / 100).rounded()
    if tenths < 1000 {
      let whole = Int(tenths)
      return whole % 10 == 0 ? "\(whole / 10)" : "\(whole / 10).\(whole % 10)"
    }
    let whole = Int((metres / 1000).rounded())
    return whole < 1000 ? "\(whole)" : "\(whole / 1000)," + String(1000 + whole % 1000).dropFirst()
  }

  private static func degrees(_ azimuth: Double) -> String { "\(Int(azimuth.rounded()) % 360)°" }
}
