internal import Gazetteer

/// Words that may name a place.
struct Mention {
  enum Form: Equatable {
    /// A name, in the gazetteer or not.
    case name
    /// "Turkish", "Texans".
    case adjective
    /// "Ill.", "W.Va.".
    case abbreviation
  }

  /// Indices into the document's words.
  let words: Range<Int>
  /// UTF-8 offsets.
  let range: Range<Int>
  let form: Form
  let name: NameID?
  /// Index into the document's profiles.
  let profile: Int
  /// The generic word that is part of the name or stands beside it ("province", "River").
  var generic: CueSet = []
  /// Of a nationality word, its country.
  var country = CountryKey(rawValue: 0)
  var features: [Feature] = []
  /// Log-odds that it names a place.
  var score = 0.0

  var probability: Double { logistic(score) }
}
