package import Gazetteer
package import Geo

/// What a text's reading for places found, with its reasons.
package struct ExplainedText: Sendable {
  package let toponyms: [Toponym]
  /// Words that might have named a place and were not taken to, in order.
  package let passedOver: [PassedOver]
}

/// Words that were looked at and not taken for a place.
package struct PassedOver: Sendable {
  /// UTF-8 offsets into the text.
  package let range: Range<Int>
  package let name: String
  /// How likely it is that they name a place, 0...1; above one half only for words inside or across a name that was taken.
  package let probability: Double
  /// Adds up to the log-odds of ``probability``.
  package let recognition: [Contribution]
}

/// What the weights are fitted with.
extension Geocoder {
  /// The names of the features of recognition and of resolution, in the order of their weights.
  package var features: (recognition: [String], resolution: [String]) {
    (RecognitionFeature.names, ResolutionFeature.names)
  }

  /// How far the point that stands for a place is from another, in metres on the sphere.
  package func distance(of place: PlaceID, to point: Coordinate) -> Double {
    representative.point(of: gazetteer.place(place)).distance(to: point)
  }
}
