internal import Gazetteer

/// Chooses which spans of a document name places, by a log-linear model of the name and the words around it.
struct Recogniser {
  let weights: WeightTable

  /// Scores every mention twice, the second time knowing what the first said of the name's other mentions, and keeps those
  /// more likely than not; of overlapping ones the first, longest.
  func recognise(_ document: inout Document, threshold: Double = 0) {
    var builder = RecognitionFeatures(document: document)
    for index in document.mentions.indices {
      let features = builder.features(of: document.mentions[index])
      document.mentions[index].features = features
      document.mentions[index].score = weights.score(features)
    }
    builder.noteScores(document.mentions)
    for index in document.mentions.indices {
      builder.addDocumentFeatures(to: &document.mentions[index])
      document.mentions[index].score = weights.score(document.mentions[index].features)
    }
    document.mentions = chosen(document.mentions, threshold)
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
