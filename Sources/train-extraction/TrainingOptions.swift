import ArgumentParser
import Extraction
import Foundation
import Gazetteer
import Language

/// What every fit is given.
struct TrainingOptions: ParsableArguments {
  @Argument(
    help: """
      Reports with their incidents: FILE or FILE=WEIGHT, JSON Lines of {"id","title","published","text","incidents":[{"targets":\
      ["words"],"place":{"name"},"killed":{"best"},"evidence":["a quote of the text"]}]}; or ANSWERS+DOCUMENTS=WEIGHT, MUC-4's \
      templates and texts by their ids.
      """)
  var corpora: [String]
  @Option(help: "The gazetteer.") var gazetteer = "geodata/gazetteer.gpkg"
  @Option(help: "The language model.") var model = "Sources/Language/Model/english.model"
  @Option(help: "The folder of word lists; the weights are written there.")
  var lexicon = "Sources/Extraction/Lexicon/en"
  @Flag(help: "Only measure; write nothing.") var dry = false
  @Flag(help: "Leave out the measurement by tenths.") var quick = false

  func extractor() throws -> Extractor {
    Extractor(
      model: try LanguageModel(path: model), gazetteer: try Gazetteer(path: gazetteer),
      lexicon: try Lexicon(folder: lexicon))
  }

  func reports() throws -> [AnsweredReport] { try corpora.flatMap { try AnsweredReport.read($0) } }

  /// Writes a table of the lexicon, unless nothing is to be written.
  func write(_ lines: [String], to table: String) throws {
    guard !dry else { return }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: lexicon + "/\(table).tsv"))
  }
}
