internal import Gazetteer

/// Chooses which spans of a document name places, by a log-linear model of the name and the words around it.
struct Recogniser {
  let weights: WeightTable
  /// Keep the features of every mention.
  var explaining = false

  /// - Parameters:
  ///   - stated: UTF-8 ranges of words that someone has already taken for places.
  ///   - bonus: log-odds that this adds.
  ///
  /// Scores every mention twice, the second time knowing what the first said of the name's other mentions, and keeps those
  /// more likely than not; of overlapping ones the first, longest.
  func recognise(_ document: Document, stated: [Range<Int>] = [], bonus: Double = 3) {
    score(document)
    if !stated.isEmpty {
      let stated = Spans(stated)
      for index in document.mentions.indices {
        let mention = document.mentions[index]
        if stated.overlap(mention.range) {
          document.mentions[index].score = max(mention.score, min(mention.score + bonus, 0.5))
        }
      }
    }
    let all = document.mentions
    document.mentions = chosen(all, 0)
    if explaining {
      let taken = Set(document.mentions.map(\.range))
      document.passedOver = all.filter { !taken.contains($0.range) }
    }
  }

  func score(_ document: Document) {
    var mentions = document.mentions
    document.mentions = []
    var builder = RecognitionFeatures(document: document)
    for index in mentions.indices {
      builder.readFeatures(of: mentions[index])
      mentions[index].score = weights.score(builder.features)
      if explaining { mentions[index].features = builder.features }
    }
    builder.noteScores(mentions)
    for index in mentions.indices {
      builder.readDocumentFeatures(of: mentions[index])
      mentions[index].score += weights.score(builder.features)
      if explaining { mentions[index].features += builder.features }
    }
    document.mentions = mentions
  }

  private func chosen(_ mentions: [Mention], _ threshold: Double) -> [Mention] {
    var result: [Mention] = []
    for mention in mentions where mention.score > threshold {
      if let last = result.last, mention.range.lowerBound < last.range.upperBound {
        // the same start: the longer unless the shorter is far likelier
        if mention.range.lowerBound == last.range.lowerBound && mention.score > last.score + 1 {
          result[result.count - 1] = mention
        }
        continue
      }
      result.append(mention)
    }
    return result
  }
}
