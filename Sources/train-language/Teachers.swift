import Language

/// What the teachers find likely in a sentence: the mean of their probabilities. The root stands first.
struct Beliefs {
  /// A row a token; the analyses by the pupil's numbers.
  var analyses: [Float]
  /// A row a token: each token of the sentence as its head.
  var heads: [Float]
  /// A row a token; the relations to the right head by the pupil's numbers.
  var relations: [Float]
}

/// Trained models from which a network learns beside the treebank: one small network then knows what several large ones
/// know together (Hinton et al. 2015; for parsers Kuncoro et al. 2016).
struct Teachers {
  private struct Teacher {
    let model: LanguageModel
    /// For each class of the teacher's, the pupil's number of it.
    let analyses: [Int?]
    let relations: [Int?]
  }

  private let teachers: [Teacher]
  private let inventory: Inventory

  init(_ models: [LanguageModel], _ inventory: Inventory) {
    self.inventory = inventory
    teachers = models.map { model in
      Teacher(
        model: model, analyses: model.analyses.map { analysis in inventory.analyses.firstIndex { $0 == analysis } },
        relations: model.relations.map { inventory.relations.firstIndex(of: $0) })
    }
  }

  /// Nil when there are no teachers, or the sentence is too long for them.
  func beliefs(words: [[UInt8]], heads: [Int]) -> Beliefs? {
    let count = heads.count
    var beliefs = Beliefs(
      analyses: Array(repeating: 0, count: count * inventory.analyses.count),
      heads: Array(repeating: 0, count: count * count),
      relations: Array(repeating: 0, count: count * inventory.relations.count))
    for teacher in teachers {
      guard var scores = teacher.model.scores(words: words, heads: heads) else { return nil }
      for token in 0..<count { scores.heads[token * count + token] = -1e9 }
      add(scores.analyses, teacher.analyses, to: &beliefs.analyses, inventory.analyses.count)
      add(scores.heads, Array(0..<count), to: &beliefs.heads, count)
      add(scores.relations, teacher.relations, to: &beliefs.relations, inventory.relations.count)
    }
    return teachers.isEmpty ? nil : beliefs
  }

  private func add(_ scores: [Float], _ classes: [Int?], to beliefs: inout [Float], _ columns: Int) {
    var scores = scores
    scores.withUnsafeMutableBufferPointer { scores in
      guard let start = scores.baseAddress else { return }
      for token in 0..<scores.count / classes.count {
        let row = start + token * classes.count
        Softmax.apply(row, classes.count)
        for (index, known) in classes.enumerated() {
          if let known { beliefs[token * columns + known] += row[index] / Float(teachers.count) }
        }
      }
    }
  }
}
