import Language

/// The lemmas a treebank teaches: dictionary forms, and the inflected forms that the rules get wrong.
struct LemmaTable {
  private(set) var irregular: [UInt64] = []
  private(set) var text: [UInt8] = []
  private(set) var known: [UInt64] = []

  private static let inflected: Set<PartOfSpeech> = [.verb, .aux, .noun, .adj, .adv, .pron, .det]

  init(_ sentences: [TreebankSentence]) {
    var counts: [[UInt8]: [[UInt8]: Int]] = [:]
    var features: [[UInt8]: Features] = [:]
    var lemmas: Set<[UInt8]> = []
    for row in sentences.flatMap(\.rows) {
      guard let tag = PartOfSpeech(name: row[3]), Self.inflected.contains(tag), !row[5].contains("Typo=Yes") else {
        continue
      }
      let lemma = Array(row[2].lowercased().utf8)
      let form = Array(row[1].lowercased().replacing("’", with: "'").utf8)
      guard !lemma.isEmpty, lemma.count <= 40, form.count <= 40 else { continue }
      let key = form + [tag == .aux ? PartOfSpeech.verb.rawValue : tag.rawValue]
      counts[key, default: [:]][lemma, default: 0] += 1
      features[key, default: []].formUnion(Features(treebank: row[5]))
      lemmas.insert(lemma)
    }
    var entries: [(key: UInt64, value: UInt64)] = []
    for key in counts.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      guard let last = key.last, let tag = PartOfSpeech(rawValue: last), let choices = counts[key] else { continue }
      let form = Array(key.dropLast())
      guard let lemma = choices.max(by: { ($0.value, $1.key.count) < ($1.value, $0.key.count) })?.key else { continue }
      let rule = LemmaRules.lemma(of: form, tag: tag, features: features[key] ?? []) { lemmas.contains($0) }
      if rule == lemma { continue }
      entries.append((Lemmatizer.key(form, tag), UInt64(text.count + 1)))
      text.append(UInt8(lemma.count))
      text += lemma
    }
    irregular = HashTable.build(entries, bits: 24)
    known = HashTable.build(
      lemmas.sorted { $0.lexicographicallyPrecedes($1) }.map { (WordFeatures.key($0), 0) }, bits: 0)
  }
}
