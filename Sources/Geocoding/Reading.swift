internal import Gazetteer

/// A text read for places: its mentions, and what each name means.
struct Reading {
  let gazetteer: Gazetteer
  let words: PlaceWords
  let document: Document
  let senses: [Sense]
  let senseOfMention: [Int]

  /// - Parameters:
  ///   - stated: UTF-8 ranges of words known to name places.
  ///   - containers: pairs of such ranges, the second holding the place that the first names.
  init(
    of text: UnsafeBufferPointer<UInt8>, gazetteer: Gazetteer, words: PlaceWords, stated: [Range<Int>] = [],
    containers: [(inner: Range<Int>, outer: Range<Int>)] = []
  ) {
    self.gazetteer = gazetteer
    self.words = words
    var document = Document(text: text, words: WordScanner(words: words).scan(text))
    MentionFinder(gazetteer: gazetteer, words: words).find(in: &document)
    Recogniser(weights: words.recognition).recognise(&document, stated: stated)
    var qualifiers = QualifierFinder(document: document).qualifiers()
    for (inner, outer) in containers {
      guard let first = document.mentions.firstIndex(where: { $0.range.overlaps(inner) }),
        let second = document.mentions.firstIndex(where: { $0.range.overlaps(outer) }), first != second
      else { continue }
      let qualifier = Qualifier(relation: .inside, mention: second)
      if !qualifiers[first].contains(qualifier) { qualifiers[first].append(qualifier) }
    }
    (senses, senseOfMention) = Resolver(gazetteer: gazetteer, words: words).resolve(document, qualifiers: qualifiers)
    self.document = document
  }

  /// Reads a short description of one place, all of whose names may be taken for places of its scope.
  init(
    of text: UnsafeBufferPointer<UInt8>, gazetteer: Gazetteer, words: PlaceWords, rowScope scope: RowGeocoder.Scope,
    spellings: SpellingIndex
  ) {
    self.gazetteer = gazetteer
    self.words = words
    var document = Document(text: text, words: WordScanner(words: words).scan(text))
    MentionFinder(gazetteer: gazetteer, words: words, scope: scope, spellings: spellings).find(in: &document)
    Recogniser(weights: words.recognition).recognise(
      &document, stated: [0..<text.count], bonus: scope.country == nil ? 2 : 4)
    let qualifiers = QualifierFinder(document: document).qualifiers()
    (senses, senseOfMention) = Resolver(gazetteer: gazetteer, words: words).resolve(document, qualifiers: qualifiers)
    self.document = document
  }

  /// The place a mention means and how surely; for a name the gazetteer lacks, the place it is said to lie in.
  func place(of mention: Int) -> (place: PlaceID, share: Double, isContainer: Bool)? {
    let sense = senses[senseOfMention[mention]]
    if let best = sense.best { return (sense.candidates[best].place, sense.shares[best], false) }
    for qualifier in sense.qualifiers {
      let other = senses[senseOfMention[qualifier.mention]]
      if let best = other.best { return (other.candidates[best].place, other.shares[best], true) }
    }
    return nil
  }
}
