/// Each token's vector between those of its neighbours in the sentence, zeros at the ends.
enum Window {
  static func widen(_ vectors: Numbers, _ width: Int, _ batch: Batch, _ arena: Arena) -> Numbers {
    let wide = arena.take(batch.rows.count * 3 * width)
    each(batch.sentences) { token, neighbour, part in
      (wide + (token * 3 + part) * width).update(from: vectors + neighbour * width, count: width)
    }
    return wide
  }

  /// Adds the gradient of the wide vectors to that of the vectors they were made of.
  static func narrow(_ change: Numbers, into target: Numbers, _ width: Int, _ sentences: [Range<Int>]) {
    each(sentences) { token, neighbour, part in
      Kernels.add(change + (token * 3 + part) * width, to: target + neighbour * width, width)
    }
  }

  private static func each(_ sentences: [Range<Int>], _ body: (_ token: Int, _ neighbour: Int, _ part: Int) -> Void) {
    for sentence in sentences {
      for token in sentence {
        for part in 0...2 where sentence.contains(token + part - 1) { body(token, token + part - 1, part) }
      }
    }
  }
}
