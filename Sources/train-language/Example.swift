import Language

/// A sentence prepared for training: indices instead of names.
struct Example {
  /// The words' bytes.
  var words: [[UInt8]]
  /// For each token, counted from 1: the head (0 for the root); entry 0 is the root itself.
  var heads: [Int]
  var relations: [Int]
  var analyses: [Int]
}

/// The names behind an example's indices, collected from the training sentences.
struct Inventory {
  private(set) var words: [[UInt8]: (row: Int, count: Int)] = [:]
  private(set) var wordList: [[UInt8]] = []
  private(set) var analyses: [(tag: PartOfSpeech, features: Features)] = []
  private(set) var relations: [DependencyRelation] = []
  private var analysisIndex: [UInt32: Int] = [:]

  /// Forms seen at least `least` times get a row of their own; analyses and relations are all kept.
  init(_ sentences: [TreebankSentence], least: Int = 2) {
    var counts: [[UInt8]: Int] = [:]
    var order: [[UInt8]] = []
    for sentence in sentences {
      for row in sentence.rows {
        let word = WordFeatures.folded(Array(row[1].utf8)[...])
        if counts[word, default: 0] == 0 { order.append(word) }
        counts[word, default: 0] += 1
        _ = analysis(row, adding: true)
        if let relation = DependencyRelation(name: row[7]), !relations.contains(relation) { relations.append(relation) }
      }
    }
    for word in order {
      let count = counts[word, default: 0]
      guard count >= least else { continue }
      wordList.append(word)
      words[word] = (wordList.count, count)
    }
  }

  /// Prepares a sentence; nil when it has no single tree over known relations.
  func example(_ sentence: TreebankSentence) -> Example? {
    var example = Example(words: [], heads: [0], relations: [0], analyses: [0])
    for row in sentence.rows {
      guard let head = Int(row[6]), head >= 0, head <= sentence.rows.count,
        let relation = DependencyRelation(name: row[7]).flatMap({ relations.firstIndex(of: $0) })
      else { return nil }
      example.words.append(Array(row[1].utf8))
      example.heads.append(head)
      example.relations.append(relation)
      example.analyses.append(analysisIndex[code(row)] ?? 0)
    }
    return example
  }

  private func code(_ row: [String]) -> UInt32 {
    let tag = PartOfSpeech(name: row[3]) ?? .x
    return UInt32(tag.rawValue) | UInt32(Features(treebank: row[5]).rawValue) << 16
  }

  private mutating func analysis(_ row: [String], adding: Bool) -> Int {
    let code = code(row)
    if let index = analysisIndex[code] { return index }
    analysisIndex[code] = analyses.count
    analyses.append((PartOfSpeech(name: row[3]) ?? .x, Features(treebank: row[5])))
    return analyses.count - 1
  }
}
