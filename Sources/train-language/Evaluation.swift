import Language

/// How often a model is right on a treebank's own tokens; punctuation counts.
struct Evaluation: CustomStringConvertible {
  private(set) var tokens = 0
  private(set) var tags = 0
  private(set) var features = 0
  private(set) var lemmas = 0
  private(set) var heads = 0
  private(set) var labelled = 0
  private(set) var exact = 0

  init(_ model: LanguageModel, _ sentences: [TreebankSentence], upperCase: Bool = false) {
    for sentence in sentences {
      let words = sentence.rows.map { upperCase ? $0[1].uppercased() : $0[1] }
      let parsed = model.parse(words: words)
      for (index, row) in sentence.rows.enumerated() {
        let token = parsed.tokens[index]
        tokens += 1
        tags += token.tag.name == row[3] ? 1 : 0
        features += token.features == Features(treebank: row[5]) ? 1 : 0
        lemmas += parsed.lemma(of: token).lowercased() == row[2].lowercased() ? 1 : 0
        guard String(token.head + 1) == row[6] else { continue }
        heads += 1
        exact += token.relation.name == row[7] ? 1 : 0
        labelled += row[7].split(separator: ":").first.map(String.init) == token.relation.universal.name ? 1 : 0
      }
    }
  }

  var description: String {
    func share(_ count: Int) -> String {
      let hundredths = (count * 10000 + tokens / 2) / max(tokens, 1)
      return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
    return "UPOS \(share(tags)) UAS \(share(heads)) LAS \(share(labelled)) LAS+ \(share(exact)) "
      + "features \(share(features)) lemmas \(share(lemmas))"
  }
}
