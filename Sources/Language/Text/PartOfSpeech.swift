/// The universal part of speech of a token (the seventeen UPOS tags of Universal Dependencies, version 2).
package enum PartOfSpeech: UInt8, Sendable, Hashable, CaseIterable {
  case adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x

  /// The tag as treebanks write it, e.g. `PROPN`.
  package var name: String { Self.names[Int(rawValue)] }

  /// Reads a treebank's tag; nil for anything else.
  package init?(name: String) {
    guard let index = Self.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: UInt8(index))
  }

  /// Whether the token is a word that names something: a noun or a proper noun.
  package var isNominal: Bool { self == .noun || self == .propn }

  private static let names = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
  ]
}
