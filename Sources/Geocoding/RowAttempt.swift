package import Gazetteer

/// One way in which a row was tried to be placed, with what was weighed. The last attempt of a placed row is the one that placed it.
package struct RowAttempt: Sendable {
  package enum Manner: String, Sendable {
    /// The field taken for a place's name, inside what the other fields say.
    case name
    /// The field read as text.
    case text
    /// A name of the text that the gazetteer has in another spelling.
    case spelling
    /// Nothing finer found: the area that the field names.
    case area
  }

  /// A place that the field may mean.
  package struct Candidate: Sendable {
    package let place: PlaceID
    /// The sum of the points of ``contributions``.
    package let score: Double
    package let contributions: [Contribution]
  }

  /// "name", "description", "adm2", "adm1", "country".
  package let field: String
  /// What the field holds.
  package let text: String
  package let manner: Manner
  /// Best first.
  package var candidates: [Candidate] = []
  /// What was found in a field read as text; offsets count into ``text``.
  package var toponyms: [Toponym] = []
}
