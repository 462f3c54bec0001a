internal import Gazetteer

/// What one name means in one document: all mentions of the name that are not told apart, and the places they may mean.
struct Sense {
  /// Indices into the recognised mentions.
  var mentions: [Int]
  var candidates: [Candidate]
  /// The generic words that stand beside its mentions.
  var generic: CueSet = []
  /// What the text says the place lies in or near.
  var qualifiers: [Qualifier] = []
  /// The text itself settles it: an adjective's country, a state's abbreviation.
  let isFixed: Bool
  /// A district that the gazetteer lacks: none of the towns of its name lies where the text plays.
  var isAstray = false
  var features: [[Feature]] = []
  var scores: [Double] = []
  /// By candidate; they add up to 1.
  var shares: [Double] = []

  /// The index of the likeliest candidate.
  var best: Int? {
    guard var best = shares.indices.first else { return nil }
    for index in shares.indices where shares[index] > shares[best] { best = index }
    return best
  }
}

/// A place that the text names to say where another is.
struct Qualifier: Equatable {
  enum Relation {
    /// "Hyderabad, Sindh", "in", "'s".
    case inside
    /// "a town near".
    case near
  }

  let relation: Relation
  /// "in", "'s": said outright, where a comma alone may also part the items of a list.
  var isOutright = false
  /// Index of the recognised mention that qualifies.
  let mention: Int
}
