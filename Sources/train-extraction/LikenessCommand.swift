import ArgumentParser
import Extraction
import Fitting
import Foundation

/// Fits the weights of the signs that decide whether two tellings are of one incident.
struct LikenessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "likeness",
    abstract:
      "Fits the weights of signs that two tellings are one; prints how weights fitted to the other tenths join them.",
    discussion: "Weights are held near the table's column `hand`, which a linguist may edit; only `weight` is written.")

  @OptionGroup var options: TrainingOptions
  @Option(help: "How strongly weights are held near those set by hand.") var penalty = 6.0
  @Flag(help: "Say also what each sign pays: what is lost when weights are fitted without it.") var signs = false

  func run() throws {
    let extractor = try options.extractor()
    let cases = LikenessCase.cases(try options.reports(), extractor)
    let hand = extractor.likenessByHand
    let trainer = LikenessTrainer(penalty: penalty, hand: hand)
    print("\(cases.count) tellings, \(cases.count(where: \.isNew)) of something new")
    print("by hand: " + figures(trainer.tally(hand, cases), trainer.loss(hand, cases)))
    if !options.quick {
      let (tally, loss) = leftOut(trainer, cases)
      print("left out: " + figures(tally, loss))
      for (sign, name) in LikenessSample.signs.enumerated() where signs {
        let other = leftOut(LikenessTrainer(penalty: penalty, hand: hand, without: sign), cases).loss
        let uses = cases.count { $0.rivals.contains { $0.signs.contains(sign) } }
        print(String(format: "%@: %+.4f bits without it, %d uses", name, other - loss, uses))
      }
    }
    let weights = trainer.weights(cases)
    print("fitted on all: " + figures(trainer.tally(weights, cases), trainer.loss(weights, cases)))
    var lines = [
      "# How much each sign counts for an account and an incident being one (LikenessSign.swift says what it means); above nothing they",
      "# are one. `hand` is what it counts before any report is seen; `make likeness` moves it to `weight` by reports whose incidents",
      "# are known (L2-regularised conditional log-linear model).",
      "sign\thand\tweight",
    ]
    for (sign, name) in LikenessSample.signs.enumerated() {
      lines.append(name + String(format: "\t%.1f\t%.2f", hand[sign], weights[sign]))
    }
    try options.write(lines, to: "likeness")
  }

  /// How weights fitted to the other tenths of the reports do on each.
  private func leftOut(_ trainer: LikenessTrainer, _ cases: [LikenessCase]) -> (tally: Tally, loss: Double) {
    var tally = Tally()
    var loss = 0.0
    Tenths(cases.map(\.report)).judge(cases, of: \.report) { others, part in
      let weights = trainer.weights(others)
      tally += trainer.tally(weights, part)
      loss += trainer.loss(weights, part) * Double(part.count) / Double(cases.count)
    }
    return (tally, loss)
  }

  private func figures(_ tally: Tally, _ loss: Double) -> String {
    tally.figures + String(format: ", %.4f bits a telling", loss)
  }
}
