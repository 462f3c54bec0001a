import ArgumentParser

/// Fits the weights of extraction to reports whose incidents are known.
@main
struct TrainExtraction: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-extraction",
    abstract: "Fits the weights of extraction to reports whose incidents are known and says how well they carry over.",
    subcommands: [TargetCommand.self, LikenessCommand.self])
}
