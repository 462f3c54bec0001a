import ArgumentParser
import Foundation
import Language

struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Measures on a text, by the processor time of one thread, segmenting and parsing.")

  @Argument(help: "A text file.") var input: String
  @Option(help: "The model file.") var model = "Sources/Language/Model/english.model"
  @Option(help: "Runs; the fastest counts.") var runs = 5

  func run() throws {
    let loading = Self.seconds { _ = try? LanguageModel(path: self.model) }
    let model = try LanguageModel(path: model)
    let text = try String(contentsOfFile: input, encoding: .utf8)
    let tokens = model.segment(text).tokens.count
    let segmenting = (0..<runs).map { _ in Self.seconds { _ = model.segment(text) } }.min() ?? 0
    let all = (0..<runs).map { _ in Self.seconds { _ = model.annotate(text) } }.min() ?? 0
    func line(_ name: String, _ seconds: Double) {
      let rate = Int(Double(tokens) / seconds)
      print("\(name): \(rate) tokens/s, \((Double(text.utf8.count) / seconds / 10_000).rounded() / 100) MB/s")
    }
    print("\(tokens) tokens; the model loads in \((loading * 100_000).rounded() / 100) ms")
    line("segment", segmenting)
    line("annotate", all)
  }

  private static func seconds(_ body: () -> Void) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let start = now()
    body()
    return now() - start
  }
}
