import ArgumentParser
import Gazetteer
import Geo
import Glibc
import IncidentStore
import Incidents
import Interchange
import OrderedMap
import Pipeline

/// Times what a store and the formats cost apart from reading the input, as other programs are timed that start from rows in memory.
@main
struct MeasureExchange: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure-exchange",
    abstract: "Speed of writing, storing and asking, with the incidents in memory.",
    subcommands: [Write.self, Store.self, Ask.self, Points.self])

  struct Inputs: ParsableArguments {
    @Argument(help: "Incident records, one a line.") var file: String
    @Option(help: "How many threads make rows.") var threads = 2
    @Option(help: "Timed runs, after one to warm up.") var runs = 3

    func incidents() throws -> [Incident] {
      var incidents: [Incident] = []
      InputReader().read([file]) { item in
        if case .records(let batch) = item {
          batch.incidents {
            incidents.append($0)
          } failure: { _ in
          }
        }
      }
      guard !incidents.isEmpty else { throw ValidationError("\(file) holds no incident records.") }
      return incidents
    }
  }

  struct Write: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Incidents in memory to a file of GeoJSON or CSV.")

    @OptionGroup var inputs: Inputs
    @Option(help: "geojson, csv, kml or jsonl.") var format: ExportFormat = .geojson
    @Option(help: "The file to write.") var output: String

    func run() throws {
      let pieces = try inputs.incidents().chunked(by: 500)
      let count = pieces.reduce(0) { $0 + $1.count }
      let results = Results(gazetteer: try Gazetteer(path: try DataFiles.find().gazetteer))
      switch format {
      case .geojson: try time(results.geoJSONWriter(areas: false), pieces, count)
      case .kml: try time(results.kmlWriter(title: "Incidents"), pieces, count)
      case .csv: try time(CSVWriter(), pieces, count)
      default: try time(JSONLinesWriter(), pieces, count)
      }
    }

    private func time(_ writer: some IncidentWriter, _ pieces: [[Incident]], _ count: Int) throws {
      let blank = writer.piece()
      try measure("write \(format.rawValue)", rows: count, runs: inputs.runs) {
        var writer = writer
        var file = try OutputFile(path: output)
        try orderedMap(
          threads: inputs.threads, produce: { take in pieces.forEach(take) },
          work: { (incidents: [Incident]) in
            var piece = blank
            for incident in incidents { piece.write(incident) }
            return piece
          },
          emit: { piece in
            try writer.append(piece)
            try file.write(writer.bytes)
            writer.bytes.removeAll(keepingCapacity: true)
          })
        try writer.end { try file.write($0) }
        try file.commit()
      }
    }
  }

  struct Store: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Incidents in memory to a new store with its R-tree and all indexes.")

    /// An incident that is handed on without being copied, as one is that was just read.
    private final class Held: Sendable {
      private let incident: Incident

      init(_ incident: Incident) { self.incident = incident }

      @inline(never)
      func add(to piece: inout StorePiece) { piece.add(incident) }
    }

    @OptionGroup var inputs: Inputs
    @Option(help: "The file to write; one that is there is removed.") var output: String

    func run() throws {
      let gazetteer = try Gazetteer(path: try DataFiles.find().gazetteer)
      let pieces = try inputs.incidents().map(Held.init).chunked(by: 500)
      let shapes = Results(gazetteer: gazetteer).storeShapes
      let count = pieces.reduce(0) { $0 + $1.count }
      try measure("ingest", rows: count, runs: inputs.runs, prepare: { unlink(output) }) {
        let writer = try StoreWriter(path: output, shapes: shapes)
        try orderedMap(
          threads: inputs.threads, window: 8 * inputs.threads, produce: { take in pieces.forEach(take) },
          work: { (incidents: [Held]) in
            var piece = StorePiece(shapes: shapes, expecting: incidents.count)
            for held in incidents { held.add(to: &piece) }
            return piece
          }, emit: { try writer.add($0) })
        _ = try writer.finish()
      }
    }
  }

  struct Ask: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Questions by region and time to a store.",
      discussion: "Each line of the questions is a region, a first day and a last day, with tabs between.")

    @Argument(help: "The store.") var store: String
    @Argument(help: "The questions.") var questions: String
    @Option(help: "Timed runs, after one to warm up.") var runs = 3

    func run() throws {
      let gazetteer = try Gazetteer(path: try DataFiles.find().gazetteer)
      let file = try IncidentStore(path: store, isReadOnly: true)
      let rows = try lines(of: questions).map { $0.split(separator: "\t").map(String.init) }.filter { $0.count == 3 }
      // A region is looked up once and asked often; those the gazetteer does not know are left out.
      let filters = rows.compactMap { row -> IncidentFilter? in
        guard let region = try? RegionQuery(row[0], gazetteer: gazetteer) else { return nil }
        var filter = IncidentFilter()
        filter.regions = [region]
        filter.since = CalendarDate(row[1])
        filter.until = CalendarDate(row[2])
        return filter
      }
      var bytes = 0
      var found = (certain: 0, possible: 0)
      try measure("region and time, counts", rows: filters.count, runs: runs) {
        found = (0, 0)
        for filter in filters {
          let count = try file.count(answering: filter)
          found = (found.certain + count.certain, found.possible + count.possible)
        }
      }
      print("# \(found.certain) certain, \(found.possible) possible")
      try measure("region and time, records as JSON", rows: filters.count, runs: runs) {
        for filter in filters { try file.forEachRecord(thatMayAnswer: filter) { bytes += $0.count } }
      }
      found = (0, 0)
      try measure("region and time, incidents", rows: filters.count, runs: runs) {
        found = (0, 0)
        for filter in filters {
          try file.forEachAnswer(to: filter) { answer in
            if answer.containment == .certain { found.certain += 1 } else { found.possible += 1 }
          }
        }
      }
      print("# \(found.certain) certain, \(found.possible) possible")
    }

    private func lines(of path: String) throws -> [Substring] {
      guard let file = fopen(path, "rb") else { throw ValidationError("\(path) cannot be read.") }
      defer { fclose(file) }
      var bytes: [UInt8] = []
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = fread(&piece, 1, piece.count, file), count > 0 { bytes += piece[..<count] }
      return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    }
  }

  struct Points: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The country or province of each point.",
      discussion: "Points are 64-bit little-endian floats, longitude and latitude in turn, after a header.")

    @Argument(help: "The points, such as a NumPy file.") var file: String
    @Option(help: "Bytes before the first point.") var header = 128
    @Option(help: "Timed runs, after one to warm up.") var runs = 3
    @Flag(help: "Provinces instead of countries.") var provinces = false

    func run() throws {
      let gazetteer = try Gazetteer(path: try DataFiles.find().gazetteer)
      let points = try points()
      var found = 0
      try measure(provinces ? "province of a point" : "country of a point", rows: points.count, runs: runs) {
        found = 0
        if provinces {
          for point in points where gazetteer.province(at: point) != nil { found += 1 }
        } else {
          for point in points where gazetteer.unit(at: point) != nil { found += 1 }
        }
      }
      print("# \(found) of \(points.count) within one")
    }

    private func points() throws -> [Coordinate] {
      guard let file = fopen(file, "rb") else { throw ValidationError("\(file) cannot be read.") }
      defer { fclose(file) }
      fseek(file, header, SEEK_SET)
      var points: [Coordinate] = []
      var pair = [0.0, 0.0]
      while fread(&pair, 8, 2, file) == 2 { points.append(Coordinate(longitude: pair[0], latitude: pair[1])) }
      return points
    }
  }
}

extension ExportFormat: ExpressibleByArgument {}
