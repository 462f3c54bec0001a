import Gazetteer
import Geo
import Geocoding
import Language

/// What a corpus teaches.
struct Samples {
  /// Words that may name a place.
  struct Words {
    let features: [(Int, Double)]
    let isPlace: Bool
    let isTaken: Bool
  }

  /// A name and the places that it may mean.
  struct Choice {
    let candidates: [[(Int, Double)]]
    /// How right each candidate is, 0...1.
    let gains: [Double]
    /// How often the text has the name.
    var count = 1
  }

  let weight: Double
  let isComplete: Bool
  var words: [Words] = []
  var choices: [Choice] = []
  /// Names of places that no candidate span stands for.
  var unseen = 0
}

/// Makes samples of what the geocoder says of its choices when it explains them.
struct SampleReader {
  let geocoder: Geocoder

  func read(_ corpus: Corpus) -> Samples {
    var samples = Samples(weight: corpus.weight, isComplete: corpus.isComplete)
    let recognition = indices(geocoder.features.recognition)
    let resolution = indices(geocoder.features.resolution)
    for text in corpus.texts {
      let annotated = AnnotatedText(segmenting: text.text)
      let explained = geocoder.explained(annotated)
      var places: [Range<Int>: Corpus.Place] = [:]
      for place in text.places where places[place.range]?.latitude == nil { places[place.range] = place }
      var met: Set<Range<Int>> = []
      // A name has one sense in a text.
      var chosen: [String: Int] = [:]
      func take(_ range: Range<Int>, _ contributions: [Contribution], isTaken: Bool) {
        let isPlace = places[range] != nil
        if isPlace { met.insert(range) }
        // Where not all places are marked, only what stands in the way of one is known to be none.
        guard isPlace || corpus.isComplete || places.keys.contains(where: { $0.overlaps(range) }) else { return }
        samples.words.append(
          Samples.Words(features: features(contributions, recognition), isPlace: isPlace, isTaken: isTaken))
      }
      for toponym in explained.toponyms {
        let range = annotated.scalarRange(ofUTF8: toponym.range)
        take(range, toponym.recognition, isTaken: true)
        guard let place = places[range], let latitude = place.latitude, let longitude = place.longitude,
          toponym.candidates.count > 1
        else { continue }
        let point = Coordinate(longitude: longitude, latitude: latitude)
        if let known = chosen[toponym.name] {
          samples.choices[known].count += 1
          continue
        }
        chosen[toponym.name] = samples.choices.count
        samples.choices.append(
          Samples.Choice(
            candidates: toponym.candidates.map { features($0.contributions, resolution) },
            gains: toponym.candidates.map { gain(geocoder.distance(of: $0.place, to: point)) }))
      }
      for words in explained.passedOver {
        take(annotated.scalarRange(ofUTF8: words.range), words.recognition, isTaken: false)
      }
      samples.unseen += places.keys.count { !met.contains($0) }
    }
    return samples
  }

  /// Right within 25 km; fair within 161, the field's measure.
  private func gain(_ metres: Double) -> Double { metres <= 25_000 ? 1 : metres <= 161_000 ? 0.6 : 0 }

  private func indices(_ names: [String]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
  }

  private func features(_ contributions: [Contribution], _ indices: [String: Int]) -> [(Int, Double)] {
    contributions.compactMap { part in indices[part.feature].map { ($0, part.value) } }
  }
}
