package import Gazetteer
package import Geo
package import Incidents

/// A place mention in a text: its words, the part it plays, and the place on the earth it means, if that is known.
package struct Toponym: Sendable {
  /// The part a name plays in its sentence.
  package enum Role: String, Sendable, Hashable, CaseIterable {
    /// The place itself.
    case literal
    /// A government or body that speaks or acts under the place's name: "Tehran said", "the Kabul government".
    case metonym
    /// "Turkish", "Texans".
    case adjective
    /// The place before a report's first words: where it was filed, not where anything happened.
    case dateline
    /// Part of the name of a body that belongs to the place: "Edmonton Police Service".
    case institution
  }

  /// One place that the name may mean.
  package struct Candidate: Sendable {
    package let place: PlaceID
    /// The sum of the points of ``contributions``.
    package let score: Double
    /// The candidate's share of certainty among all; the shares of a name add up to 1.
    package let share: Double
    package let contributions: [Contribution]
  }

  /// UTF-8 offsets into the text.
  package var range = 0..<0
  /// The words of the text.
  package var name = ""
  package var role = Role.literal
  /// The place meant, or for a name the gazetteer lacks the place that the text says it lies in; nil when nothing is known.
  package var place: PlaceID?
  /// The gazetteer's name of the place.
  package var placeName: String?
  package var coordinate: Coordinate?
  /// ISO 3166-1 alpha-3.
  package var country: String?
  package var admin1: String?
  /// ISO 3166-2.
  package var admin1Code: String?
  package var gazetteerID: String?
  package var precision: Place.Precision?
  package var radiusKm: Double?
  /// What the words around it say of where, beside the name: "30 km south-east of".
  package var relation: SpatialRelation?
  /// How likely it is that the words name a place, 0...1.
  package var probability = 0.0
  /// How likely it is that they mean this place, given that they name one, 0...1.
  package var certainty = 0.0
  /// Why the words were taken for a place: adds up to the log-odds of ``probability``. Empty unless explained.
  package var recognition: [Contribution] = []
  /// The places that the name may mean, likeliest first. Empty unless explained.
  package var candidates: [Candidate] = []
}
