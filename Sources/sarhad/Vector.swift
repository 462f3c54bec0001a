import ArgumentParser
import Gazetteer
import Geo
import Incidents
import Interchange
import Pipeline
import StrikeVectors

struct Vector: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vector",
    abstract: "How far, in what direction and over whose territory: the geodesic between two points.",
    discussion: """
      With --from and --to prints a summary for people; --format json or geojson the whole result.
      With --pairs reads {"id","from":{"lon","lat","country"?},"to":{…}} a line and writes one result a line.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case summary, json, geojson }

  @OptionGroup var data: DataOptions

  @Option(help: ArgumentHelp("A place name, an identifier, or lat,lon.", valueName: "place")) var from: String?
  @Option(help: ArgumentHelp("A place name, an identifier, or lat,lon.", valueName: "place")) var to: String?
  @Option(help: ArgumentHelp("A file of pairs, or - for standard input.", valueName: "file")) var pairs: String?
  @Option(help: "How a single vector is printed.") var format: Format = .summary
  @Option(help: ArgumentHelp("How many pairs are worked on at once.", valueName: "n")) var threads: Int = processorCount

  func validate() throws {
    guard (pairs == nil) != (from == nil && to == nil), (from == nil) == (to == nil) else {
      throw ValidationError("Give either --pairs FILE, or both --from and --to.")
    }
    guard (1...256).contains(threads) else { throw ValidationError("--threads takes a number from 1 to 256.") }
  }

  func run() throws {
    let gazetteer = try data.gazetteer()
    let vectors = VectorCalculator(gazetteer: gazetteer)
    if let pairs {
      var isComplete = true
      try VectorPairs(vectors: vectors).read(pairs, threads: threads) { lines, failures in
        try StandardOutput.write(lines)
        for failure in failures {
          isComplete = false
          Diagnostics.error("\(failure)")
        }
      }
      if !isComplete { throw ExitCode(1) }
    } else if let from, let to {
      try single(
        from: end(from, in: gazetteer, vectors), to: end(to, in: gazetteer, vectors), vectors: vectors,
        gazetteer: gazetteer)
    }
  }

  private func single(from: NamedEnd, to: NamedEnd, vectors: VectorCalculator, gazetteer: Gazetteer) throws {
    guard let vector = vectors.vector(from: from.end, to: to.end) else {
      throw failed("there is no vector from \(from.name) to \(to.name)")
    }
    switch format {
    case .summary:
      let summary = VectorSummary(vector, originName: from.name, targetName: to.name, gazetteer: gazetteer)
      try StandardOutput.write(summary.lines.map { TerminalText($0).text + "\n" }.joined())
    case .json:
      var json = JSONWriter()
      vector.write(to: &json)
      json.newline()
      try StandardOutput.write(json.bytes)
    case .geojson:
      try StandardOutput.write(VectorGeoJSON(vector, title: "\(from.name) to \(to.name)").bytes)
    }
  }

  private typealias NamedEnd = (name: String, end: VectorEnd)

  /// `lat,lon`, or a place of the gazetteer.
  private func end(_ text: String, in gazetteer: Gazetteer, _ vectors: VectorCalculator) throws -> NamedEnd {
    let numbers = text.split(separator: ",").compactMap { Double($0.filter { $0 != " " }) }
    if numbers.count == 2, text.split(separator: ",").count == 2 {
      let point = Coordinate(longitude: numbers[1], latitude: numbers[0])
      guard point.isOnEarth else { throw failed("'\(text)' is no latitude and longitude", code: 2) }
      return (text, VectorEnd(point))
    }
    let place = try PlaceChoice.find(text, in: gazetteer, first: .town)
    guard let end = vectors.end(of: place) else { throw failed("'\(text)' has no position to measure from") }
    return (place.name, end)
  }
}
