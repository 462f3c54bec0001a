/// The morphology of a token, as far as reading events needs it (Universal Dependencies' features by the same names).
package struct Features: OptionSet, Sendable, Hashable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Number=Sing.
  package static let singular = Features(rawValue: 1 << 0)
  /// Number=Plur, or Ptan (a word that is always plural).
  package static let plural = Features(rawValue: 1 << 1)
  /// VerbForm=Fin.
  package static let finite = Features(rawValue: 1 << 2)
  /// VerbForm=Inf.
  package static let infinitive = Features(rawValue: 1 << 3)
  /// VerbForm=Part.
  package static let participle = Features(rawValue: 1 << 4)
  /// VerbForm=Ger.
  package static let gerund = Features(rawValue: 1 << 5)
  /// Tense=Past.
  package static let past = Features(rawValue: 1 << 6)
  /// Tense=Pres.
  package static let present = Features(rawValue: 1 << 7)
  /// Voice=Pass.
  package static let passive = Features(rawValue: 1 << 8)
  /// Mood=Imp.
  package static let imperative = Features(rawValue: 1 << 9)
  /// Degree=Cmp.
  package static let comparative = Features(rawValue: 1 << 10)
  /// Degree=Sup.
  package static let superlative = Features(rawValue: 1 << 11)

  /// Reads a treebank's feature column, e.g. `Number=Plur|Tense=Past`; features not kept here are passed over.
  package init(treebank column: some StringProtocol) {
    var features: Features = []
    for name in column.split(separator: "|") {
      if let feature = Self.named.first(where: { $0.name == name }) { features.insert(feature.value) }
    }
    self = features
  }

  /// The features as a treebank's column, `_` when there is none.
  package var treebank: String {
    let names = Self.named.filter { contains($0.value) && $0.name != "Number=Ptan" }.map(\.name)
    return names.isEmpty ? "_" : names.sorted().joined(separator: "|")
  }

  private static let named: [(name: String, value: Features)] = [
    ("Number=Sing", .singular), ("Number=Plur", .plural), ("Number=Ptan", .plural), ("VerbForm=Fin", .finite),
    ("VerbForm=Inf", .infinitive), ("VerbForm=Part", .participle), ("VerbForm=Ger", .gerund), ("Tense=Past", .past),
    ("Tense=Pres", .present), ("Voice=Pass", .passive), ("Mood=Imp", .imperative), ("Degree=Cmp", .comparative),
    ("Degree=Sup", .superlative),
  ]
}
