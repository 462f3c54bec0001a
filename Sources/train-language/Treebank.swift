import Foundation
import Language

/// A sentence of a treebank, with what training and scoring need of it.
struct TreebankSentence {
  /// The lines before the first token, as they stand.
  var comments: [String] = []
  /// One row a word: the ten columns, ids being plain numbers.
  var rows: [[String]] = []
  /// Lines of multiword tokens and empty nodes, by the number of words before them.
  var otherLines: [(before: Int, line: String)] = []

  /// The text of the sentence as the comment gives it.
  var text: String? {
    comments.first { $0.hasPrefix("# text = ") }.map { String($0.dropFirst(9)) }
  }
}

/// Reads CoNLL-U files, packed or not.
enum Treebank {
  /// All sentences of a file.
  static func read(_ path: String) throws -> [TreebankSentence] {
    var sentences: [TreebankSentence] = []
    var sentence = TreebankSentence()
    for line in try text(path).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        if !sentence.rows.isEmpty { sentences.append(sentence) }
        sentence = TreebankSentence()
      } else if line.hasPrefix("#") {
        sentence.comments.append(String(line))
      } else {
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard columns.count == 10 else {
          throw TreebankError(description: "\(path): a row of \(columns.count) columns")
        }
        if Int(columns[0]) != nil {
          sentence.rows.append(columns)
        } else {
          sentence.otherLines.append((sentence.rows.count, String(line)))
        }
      }
    }
    if !sentence.rows.isEmpty { sentences.append(sentence) }
    return sentences
  }

  /// All sentences of the files of a folder whose names end in `-part.conllu` or `-part.conllu.gz`, by name.
  static func read(folder: String, part: String) throws -> [TreebankSentence] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix("-\(part).conllu") || $0.hasSuffix("-\(part).conllu.gz") }
    guard !names.isEmpty else { throw TreebankError(description: "\(folder) holds no *-\(part).conllu or .conllu.gz") }
    return try names.flatMap { try read(folder + "/" + $0) }
  }

  private static func text(_ path: String) throws -> String {
    guard path.hasSuffix(".gz") else { return try String(contentsOfFile: path, encoding: .utf8) }
    let gzip = Process()
    let output = Pipe()
    gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    gzip.arguments = ["gzip", "-dc", path]
    gzip.standardOutput = output
    try gzip.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    gzip.waitUntilExit()
    guard gzip.terminationStatus == 0 else { throw TreebankError(description: "\(path): gzip cannot unpack it") }
    return String(decoding: data, as: UTF8.self)
  }
}

/// What is wrong with a treebank.
struct TreebankError: Error, CustomStringConvertible {
  let description: String
}
