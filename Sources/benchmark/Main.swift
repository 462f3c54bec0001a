import ArgumentParser

/// Times the work of single stages inside one warm process on one thread, so that they can be set beside libraries that are
/// timed the same way; `.ci/bench` does so.
@main
struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Times single stages in a warm process: one JSON object with seconds, amount, unit and a count.",
    subcommands: [Names.self, Places.self, Parse.self, Points.self, Pairs.self])
}

struct DataOptions: ParsableArguments {
  @Option(help: "The folder of the checkout, which holds the data.") var data: String?
  @Option(help: "Timed runs, after one that is not.") var runs = 5
}
