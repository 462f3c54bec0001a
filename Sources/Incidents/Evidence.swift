/// The words that say a value.
package struct Evidence: Sendable, Hashable {
  /// The record's key the words speak for: `type`, `place`, `tolls.0`, `actors.1`, ...
  package var field: String
  /// Offsets in Unicode scalars of the report's text as given, end exclusive.
  package var start: Int
  package var end: Int
  package var quote: String

  package init(field: String, start: Int, end: Int, quote: String) {
    self.field = field
    self.start = start
    self.end = end
    self.quote = quote
  }
}

/// How this incident hangs on another of the same report or store.
package struct Relation: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case retaliation, follows
    /// Another report's telling of this incident.
    case same
    /// The same by the same outlet or in the same words: no source of its own.
    case copy
  }

  package var kind: Kind
  /// The other incident's id.
  package var incident: String
  package var evidence: String?

  package init(kind: Kind, incident: String, evidence: String? = nil) {
    self.kind = kind
    self.incident = incident
    self.evidence = evidence
  }
}
