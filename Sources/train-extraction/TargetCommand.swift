import ArgumentParser
import Extraction
import Fitting
import Foundation

/// Fits the weights by which extraction chooses what an incident was aimed at.
struct TargetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "targets",
    abstract: "Fits the weights of targets; prints precision, recall and F1 of weights fitted to the other tenths.")

  @OptionGroup var options: TrainingOptions
  @Option(help: "How strongly weights are held near zero.") var penalty = 2.0
  @Option(help: "The chance from which on a nominal is taken, to measure by.") var threshold = 0.35
  @Option(help: "Write the samples there, one a line.") var samples: String?

  func run() throws {
    let cases = TargetCase.cases(try options.reports(), try options.extractor())
    if let samples {
      let lines = try cases.map { try JSONEncoder().encode($0) }
      try Data(lines.joined(separator: Data("\n".utf8))).write(to: URL(fileURLWithPath: samples))
    }
    let trainer = TargetTrainer(
      traits: TargetSample.traits.count, classes: TargetSample.classes.count, penalty: penalty, threshold: threshold)
    if !options.quick {
      var sum = Tally()
      Tenths(cases.map(\.report)).judge(cases, of: \.report) { sum += trainer.tally(trainer.fit($0), $1) }
      print("left out: " + sum.figures)
    }
    let weights = trainer.fit(cases)
    print("fitted on all: " + trainer.tally(weights, cases).figures)
    var lines = [
      "# Log-odds that a nominal is what an incident was aimed at, fitted by `make targets` (L2-regularised logistic",
      "# regression): for all nominals, and what those of one class add.",
      (["trait", "all"] + TargetSample.classes).joined(separator: "\t"),
    ]
    for (index, trait) in TargetSample.traits.enumerated() {
      let row = weights[index * trainer.width..<(index + 1) * trainer.width].map { String(format: "%.2f", $0) }
      lines.append(([trait] + row).joined(separator: "\t"))
    }
    try options.write(lines, to: "targets")
  }
}
