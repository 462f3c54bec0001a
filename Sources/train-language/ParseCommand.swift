import ArgumentParser
import Language

struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Parses the words of a CoNLL-U file and prints it with tags, lemmas and trees of its own.")

  @Argument(help: "The file, packed by gzip or not.") var input: String
  @Option(help: "The model file.") var model = "Sources/Language/Model/english.model"

  func run() throws {
    let model = try LanguageModel(path: model)
    for sentence in try Treebank.read(input) {
      let parsed = model.parse(words: sentence.rows.map { $0[1] })
      var lines = sentence.comments
      for (index, row) in sentence.rows.enumerated() {
        lines += sentence.otherLines.filter { $0.before == index }.map(\.line)
        let token = parsed.tokens[index]
        lines.append(
          [
            row[0], row[1], parsed.lemma(of: token), token.tag.name, "_", token.features.treebank,
            String(token.head + 1),
            token.relation.name, "_", row[9],
          ].joined(separator: "\t"))
      }
      lines += sentence.otherLines.filter { $0.before == sentence.rows.count }.map(\.line)
      print(lines.joined(separator: "\n") + "\n")
    }
  }
}

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Says how often the model is right on CoNLL-U files.")

  @Argument(help: "The files, packed by gzip or not.") var inputs: [String]
  @Option(help: "The model file.") var model = "Sources/Language/Model/english.model"
  @Flag(help: "Turn all words into capitals first.") var upperCase = false

  func run() throws {
    let model = try LanguageModel(path: model)
    for input in inputs { print(input, Evaluation(model, try Treebank.read(input), upperCase: upperCase)) }
  }
}

struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", abstract: "Prints sentences of a grammar with their trees, as CoNLL-U.")

  @Argument(help: "The grammar file.") var grammar: String
  @Option(help: "How many.") var count = 20
  @Option(help: "The seed of all chance.") var seed: UInt64 = 1

  func run() throws {
    for sentence in try Grammar(path: grammar).sentences(count, seed: seed) {
      print(sentence.rows.map { $0.joined(separator: "\t") }.joined(separator: "\n") + "\n")
    }
  }
}
