import ArgumentParser
import Foundation
import Language

struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Reads a plain text and prints its sentences in CoNLL-U.")

  @Argument(help: "A text file.") var input: String
  @Option(help: "The model file.") var model = "Sources/Language/Model/english.model"

  func run() throws {
    let text = try LanguageModel(path: model).annotate(String(contentsOfFile: input, encoding: .utf8))
    for sentence in text.sentences {
      print("# paragraph = \(sentence.paragraph)\(sentence.isDateline ? " (dateline)" : "")")
      for (index, position) in sentence.tokens.enumerated() {
        let token = text.tokens[position]
        let head = token.head < 0 ? 0 : token.head - sentence.tokens.lowerBound + 1
        print(
          [
            String(index + 1), text.string(of: token), text.lemma(of: token), token.tag.name, "_",
            token.features.treebank,
            String(head), token.relation.name, "_", "_",
          ].joined(separator: "\t"))
      }
      print()
    }
  }
}
