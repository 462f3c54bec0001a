import ArgumentParser
import Extraction
import Foundation
import Gazetteer
import Language

/// Fits the weights by which extraction chooses what an incident was aimed at.
@main
struct TrainExtraction: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-extraction",
    abstract: "Fits the weights of targets to reports whose incidents are known and says how well they carry over.",
    discussion: """
      CORPUS is FILE or FILE=WEIGHT: JSON Lines of reports {"id","title","published","text","incidents":[{"targets":["words"],
      "evidence":["a quote of the text"]}]}; or ANSWERS+DOCUMENTS=WEIGHT, MUC-4's templates and texts by their ids. Prints
      precision, recall and F1 of weights fitted to the other tenths of the reports.
      """)

  @Argument(help: "Reports with their incidents.") var corpora: [String]
  @Option(help: "The gazetteer.") var gazetteer = "geodata/gazetteer.gpkg"
  @Option(help: "The language model.") var model = "Sources/Language/Model/english.model"
  @Option(help: "The folder of word lists; the weights are written there.")
  var lexicon = "Sources/Extraction/Lexicon/en"
  @Option(help: "How strongly weights are held near zero.") var penalty = 2.0
  @Option(help: "The chance from which on a nominal is taken, to measure by.") var threshold = 0.35
  @Flag(help: "Only measure; write nothing.") var dry = false
  @Flag(help: "Leave out the measurement by tenths.") var quick = false
  @Option(help: "Write the samples there, one a line.") var samples: String?

  func run() throws {
    let extractor = Extractor(
      model: try LanguageModel(path: model), gazetteer: try Gazetteer(path: gazetteer),
      lexicon: try Lexicon(folder: lexicon))
    let cases = try corpora.flatMap { try TargetCases(argument: $0, extractor: extractor).cases }
    if let samples {
      let lines = try cases.map { try JSONEncoder().encode($0) }
      try Data(lines.joined(separator: Data("\n".utf8))).write(to: URL(fileURLWithPath: samples))
    }
    let trainer = TargetTrainer(
      cases: cases, traits: TargetSample.traits.count, classes: TargetSample.classes.count, penalty: penalty)
    if !quick { print("left out: " + trainer.figuresOfTenths(threshold)) }
    let weights = trainer.fit { _ in true }
    print("fitted on all: " + trainer.figures(weights, threshold) { _ in true })
    guard !dry else { return }
    var lines = [
      "# Log-odds that a nominal is what an incident was aimed at, fitted by `train-extraction` (L2-regularised logistic",
      "# regression): for all nominals, and what those of one class add.",
      (["trait", "all"] + TargetSample.classes).joined(separator: "\t"),
    ]
    let width = TargetSample.classes.count + 1
    for (index, trait) in TargetSample.traits.enumerated() {
      let row = weights[index * width..<(index + 1) * width].map { String(format: "%.2f", $0) }
      lines.append(([trait] + row).joined(separator: "\t"))
    }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: lexicon + "/targets.tsv"))
  }
}
