import ArgumentParser
import Foundation
import Gazetteer
import Geo
import Geocoding
import Incidents
import Interchange
import Language
import Pipeline
import StrikeVectors

struct Names: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Finds the gazetteer's names in a text.")
  @OptionGroup var data: DataOptions
  @Argument(help: "A text.") var text: String

  func run() throws {
    let gazetteer = try Gazetteer(path: DataFiles.find(folder: data.data).gazetteer)
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: text)))
    Measurement("names", amount: Double(bytes.count) / 1e6, unit: "MB", runs: data.runs) {
      var count = 0
      bytes.withUnsafeBufferPointer { text in gazetteer.forEachName(in: text) { _, _ in count += 1 } }
      return count
    }.print()
  }
}

struct Places: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Finds and resolves the places of reports, text by text.")
  @OptionGroup var data: DataOptions
  @Argument(help: "Reports, JSON Lines.") var reports: String

  func run() throws {
    let files = try DataFiles.find(folder: data.data)
    let geocoder = Geocoder(
      gazetteer: try Gazetteer(path: files.gazetteer), words: try PlaceWords(folder: files.placeWords))
    let texts = Parse.texts(of: reports)
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    Measurement("places", amount: Double(bytes) / 1e6, unit: "MB", runs: data.runs) {
      texts.reduce(0) { $0 + geocoder.toponyms(in: AnnotatedText(datelinesOf: $1)).count }
    }.print()
  }
}

struct Parse: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Cuts reports into sentences and parses every one.")
  @OptionGroup var data: DataOptions
  @Argument(help: "Reports, JSON Lines.") var reports: String

  func run() throws {
    let model = try LanguageModel(path: DataFiles.find(folder: data.data).model)
    let texts = Self.texts(of: reports)
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    Measurement("parse", amount: Double(bytes) / 1e6, unit: "MB", runs: data.runs) {
      texts.reduce(0) { $0 + model.annotate($1).tokens.count }
    }.print()
  }

  /// The texts of a file of reports.
  static func texts(of reports: String) -> [String] {
    var texts: [String] = []
    InputReader().read([reports]) { item in
      if case .report(let report) = item { texts.append(report.text) }
    }
    return texts
  }
}

struct Points: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Tells the country of each point of a table.")
  @OptionGroup var data: DataOptions
  @Argument(help: "A NumPy file (.npy, format 1) of pairs of longitude and latitude, 64-bit.") var table: String

  func run() throws {
    let gazetteer = try Gazetteer(path: DataFiles.find(folder: data.data).gazetteer)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: table))
    guard bytes.count > 10, bytes.starts(with: [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1]) else {
      throw ValidationError("\(table) is no .npy file of format 1.")
    }
    let head = 10 + Int(bytes[8]) + Int(bytes[9]) << 8
    let points = bytes.dropFirst(head).withUnsafeBytes { raw in
      (0..<raw.count / 16).map { index in
        Coordinate(
          longitude: raw.loadUnaligned(fromByteOffset: index * 16, as: Double.self),
          latitude: raw.loadUnaligned(fromByteOffset: index * 16 + 8, as: Double.self))
      }
    }
    Measurement("points", amount: Double(points.count), unit: "points", runs: data.runs) {
      points.reduce(0) { $0 + (gazetteer.country(at: $1) == nil ? 0 : 1) }
    }.print()
  }
}

struct Pairs: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Computes the strike vectors of a table of pairs.")
  @OptionGroup var data: DataOptions
  @Argument(help: #"JSON Lines of {"from":{"lon","lat"},"to":{…}}."#) var table: String

  func run() throws {
    let vectors = VectorCalculator(gazetteer: try Gazetteer(path: DataFiles.find(folder: data.data).gazetteer))
    let pairs = try VectorPairs.ends(in: table)
    Measurement("pairs", amount: Double(pairs.count), unit: "pairs", runs: data.runs) {
      pairs.reduce(0) { $0 + (vectors.vector(from: $1.from, to: $1.to)?.crossings.count ?? 0) }
    }.print()
  }
}
