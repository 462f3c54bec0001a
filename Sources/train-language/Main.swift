import ArgumentParser

/// Trains, tries and measures the language model.
@main
struct Main: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-language", abstract: "Trains, tries and measures the language model.",
    subcommands: [
      TrainCommand.self, ParseCommand.self, ReadCommand.self, EvaluateCommand.self, DrawCommand.self,
      BenchmarkCommand.self,
    ])
}
