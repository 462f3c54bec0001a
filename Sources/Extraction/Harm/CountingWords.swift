/// What a word beside a number of people does to it.
enum CountingWord: Int, Sendable, CaseIterable {
  /// One word for many whose number it does not tell: "family".
  case collective
  /// Stands between people and their fate: "are believed to have died".
  case hearsay
  /// An adjective that stands for people: "the young".
  case people
  /// Holds people with "of": "members of his family".
  case holder
  /// Opens an aside on the people just named: "including", "mostly".
  case aside
  /// Names who is first of what its "of" holds: "the head of the rocket force".
  case leading
  /// Names a count: "toll".
  case counter
  /// Changes a count: "climb".
  case rising
  /// Leads from a counter to its number: "rose to".
  case reaching
  /// Makes a number no count of people: behind it, behind it with a hyphen, and before it.
  case measure, span, money
  case nobody
  /// Stands before a month without a day: "since".
  case monthly
  /// Adds to a count told before: "another two".
  case adding
  /// Verbs whose subject is who comes to harm: "die", "lose his life".
  case dying
  /// Several incidents in one word: "in three engagements".
  case occasions
  /// Spellings of killing that only one side uses.
  case euphemism
}

extension Reading {
  func counts(_ word: String, _ counting: CountingWord) -> Bool { lexicon.counts(word, counting) }
}
