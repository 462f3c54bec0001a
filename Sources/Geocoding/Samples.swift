internal import Gazetteer
package import Geo
package import Language

/// What the models are trained on: the features of every mention and candidate, before a choice is made.
extension Geocoder {
  package struct RecognitionSample {
    package let range: Range<Int>
    package let features: [(Int, Double)]
    package let score: Double
  }

  package struct ResolutionSample {
    package let mentions: [Range<Int>]
    package let fixed: Bool
    package let candidates: [(Coordinate, [(Int, Double)])]
  }

  package func recognitionSamples(in text: AnnotatedText) -> [RecognitionSample] {
    text.utf8.withUnsafeBufferPointer { bytes in
      var document = Document(text: bytes, words: WordScanner(words: words).scan(bytes))
      MentionFinder(gazetteer: gazetteer, words: words).find(in: &document)
      Recogniser(weights: words.recognition, explaining: true).score(&document)
      return document.mentions.map {
        RecognitionSample(range: $0.range, features: $0.features.map { (Int($0.index), $0.value) }, score: $0.score)
      }
    }
  }

  package func resolutionSamples(in text: AnnotatedText) -> [ResolutionSample] {
    text.utf8.withUnsafeBufferPointer { bytes in
      let reading = Reading(of: bytes, gazetteer: gazetteer, words: words, spellings: spellings, explaining: true)
      return reading.senses.map { sense in
        ResolutionSample(
          mentions: sense.mentions.map { reading.document.mentions[$0].range }, fixed: sense.isFixed,
          candidates: zip(sense.candidates, sense.features).map {
            (representative.point(of: gazetteer.place($0.0.place)), $0.1.map { (Int($0.index), $0.value) })
          })
      }
    }
  }

  package func featureNames(_ model: String) -> [String] {
    model == "recognition" ? RecognitionFeature.names : ResolutionFeature.names
  }
}
