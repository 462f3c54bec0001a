/// The trained model: reads text into sentences, tokens, tags, lemmas and trees. One value serves all threads.
package final class LanguageModel: Sendable {
  let network: Network
  let known = KnownWordsPool()
  private let lemmatizer: Lemmatizer

  /// Maps a model file into memory.
  /// - Throws: `LanguageError` when the file cannot be read or is not a model of this program's format.
  package init(path: String) throws(LanguageError) {
    let file = try ModelFile(path: path)
    network = try Network(file)
    lemmatizer = try Lemmatizer(file)
  }

  /// Cuts a text into paragraphs, sentences and tokens; tags and trees are left empty.
  package func segment(_ text: String) -> AnnotatedText { AnnotatedText(segmenting: text) }

  /// Segments a text and parses every sentence.
  package func annotate(_ text: String) -> AnnotatedText {
    var annotated = segment(text)
    parse(&annotated, sentences: annotated.sentences.indices)
    return annotated
  }

  /// Parses words given one by one, as a treebank does: one sentence, in a text that joins the words by spaces.
  package func parse(words: [String]) -> AnnotatedText {
    var text = AnnotatedText(words.joined(separator: " "))
    var start = 0
    for word in words {
      text.tokens.append(Token(start..<start + word.utf8.count))
      start += word.utf8.count + 1
    }
    guard !words.isEmpty else { return text }
    text.sentences = [Sentence(tokens: 0..<words.count, paragraph: 0)]
    parse(&text, sentences: CollectionOfOne(0))
    return text
  }

  /// Fills in tags, lemmas and the trees of some sentences; a sentence already parsed stays as it is.
  /// Linear in their length: a very long one is parsed in pieces, whose roots hang on the first as `parataxis`.
  package func parse(_ text: inout AnnotatedText, sentences: some Sequence<Int>) {
    text.lemmatizer = lemmatizer
    known.lend(for: network) { parse(&text, sentences, $0) }
  }

  private func parse(_ text: inout AnnotatedText, _ sentences: some Sequence<Int>, _ known: KnownWords) {
    let parser = SentenceParser(network: network, known: known)
    var batch = PieceBatch(network.shape)
    var places: [Piece] = []
    var root = -1
    for sentence in sentences
    where text.sentences.indices.contains(sentence) && !text.sentences[sentence].isParsed {
      let tokens = text.sentences[sentence].tokens
      var start = tokens.lowerBound
      while start < tokens.upperBound {
        let end = endOfPiece(start, tokens.upperBound, text)
        if !batch.hasRoom(for: end - start) {
          fill(&text, places, parser.parse(batch), root: &root)
          batch.removeAll()
          places.removeAll(keepingCapacity: true)
        }
        let (words, asides) = Asides.parted(start..<end, of: text, opensSentence: start == tokens.lowerBound)
        for words in [words] + asides {
          batch.begin()
          for token in words { batch.append(network.rows(of: Self.reading(of: token, in: text))) }
        }
        places.append(Piece(words: words, isFirst: start == tokens.lowerBound, asides: asides))
        start = end
      }
      text.sentences[sentence].isParsed = true
    }
    fill(&text, places, parser.parse(batch), root: &root)
  }

  /// What the network reads for a word: "IED", which looks like a participle, is read as another noun of its kind, and the "May" of
  /// "on 30 May killed", which looks like a verb, as another month.
  private static func reading(of token: Int, in text: AnnotatedText) -> ArraySlice<UInt8> {
    let word = text.utf8[text.tokens[token].range]
    guard word.count >= 3, word.count <= 8 else { return word }
    if word.suffix(3).elementsEqual("IED".utf8) { return device }
    if word.suffix(4).elementsEqual("IEDs".utf8) { return devices }
    let isMonth = word.elementsEqual("May".utf8) || word.elementsEqual("MAY".utf8)
    return isMonth && (isNumber(token - 1, in: text) || isNumber(token + 1, in: text)) ? month : word
  }

  private static func isNumber(_ token: Int, in text: AnnotatedText) -> Bool {
    guard text.tokens.indices.contains(token), let first = text.utf8[text.tokens[token].range].first else {
      return false
    }
    return first >= 0x30 && first <= 0x39
  }

  private static let device = ArraySlice("bomb".utf8)
  private static let devices = ArraySlice("bombs".utf8)
  private static let month = ArraySlice("June".utf8)

  /// Words parsed at once, and the words in brackets between them, each parsed by itself.
  private struct Piece {
    var words: [Int]
    /// Whether it begins its sentence.
    var isFirst: Bool
    var asides: [[Int]]
  }

  /// Notes what is found for the words of a batch; `root` is the root of the sentence that was parsed last.
  private func fill(
    _ text: inout AnnotatedText, _ places: [Piece], _ found: [SentenceParser.Result], root: inout Int
  ) {
    var results = found[...]
    for piece in places {
      if piece.isFirst { root = -1 }
      var head = root
      guard note(piece.words, &results, head: &head, in: &text) else { return }
      if root < 0 { root = head }
      for aside in piece.asides {
        // "[FARC]" hangs on the word that it explains, which stands before it, and "packed with explosives" on the vehicle.
        var host = piece.words.last { $0 < aside[0] } ?? root
        let isLoad = host < aside[0] && host >= 0 && text.utf8[text.tokens[aside[0]].range].first != UInt8(ascii: "[")
        guard note(aside, &results, head: &host, as: isLoad ? .acl : .parataxis, in: &text) else { return }
      }
      if let first = piece.words.first, let last = piece.words.last {
        text.repairPredicates(in: first..<last + 1)
        text.repairMonths(in: first..<last + 1)
        text.repairOpenings(in: first..<last + 1)
        text.repairTimeClauses(in: first..<last + 1)
        text.repairSubjects(in: first..<last + 1)
        text.repairSayings(in: first..<last + 1)
        text.repairVoices(in: first..<last + 1)
        text.repairClauses(in: first..<last + 1)
        text.repairParticiples(in: first..<last + 1)
        text.repairJoints(in: first..<last + 1)
        text.repairCompounds(in: first..<last + 1)
        text.repairApposites(in: first..<last + 1)
      }
    }
  }

  /// Notes what is found for words parsed at once, whose root hangs on `head` by a relation, or is it where there is none.
  /// - Returns: false when the results end before the words do.
  private func note(
    _ words: [Int], _ results: inout ArraySlice<SentenceParser.Result>, head: inout Int,
    as relation: DependencyRelation = .parataxis, in text: inout AnnotatedText
  ) -> Bool {
    for token in words {
      guard let result = results.popFirst() else { return false }
      text.tokens[token].tag = result.tag
      text.tokens[token].features = result.features
      text.tokens[token].head = result.head < 0 ? head : words[result.head]
      text.tokens[token].relation = result.head < 0 && head >= 0 ? relation : result.relation
      if result.head < 0, head < 0 { head = token }
    }
    return true
  }

  /// Where to cut a sentence that is too long to be parsed at once: after the last comma or the like, else anywhere.
  private func endOfPiece(_ start: Int, _ limit: Int, _ text: AnnotatedText) -> Int {
    let longest = SentenceParser.longestPiece
    guard limit - start > longest else { return limit }
    let half = (start + longest / 2)..<(start + longest)
    let cut = half.last { token in
      let range = text.tokens[token].range
      return range.count == 1 && (text.utf8[range.lowerBound] == 0x2C || text.utf8[range.lowerBound] == 0x3B)
    }
    return cut.map { $0 + 1 } ?? start + longest
  }
}

extension AnnotatedText {
  /// Cuts a text into paragraphs, sentences and tokens; needs no model.
  package init(segmenting text: String) {
    self.init(text)
    var tokenizer = Tokenizer(utf8, expecting: utf8.count / 5)
    for paragraph in Paragraphs.find(utf8) { tokenizer.read(paragraph: paragraph) }
    sentences = SentenceSplitter(bytes: utf8, tokens: tokenizer.tokens, marks: tokenizer.marks).split()
    tokens = tokenizer.tokens
  }

  /// Cuts off the datelines of a text and nothing else: they are its sentences. Needs no model.
  package init(datelinesOf text: String) {
    self.init(text)
    for (number, paragraph) in Paragraphs.find(utf8).enumerated() where Dateline.mayOpen(paragraph, of: utf8) {
      var tokenizer = Tokenizer(utf8, expecting: 2 * Dateline.longest)
      tokenizer.read(paragraph: paragraph, wanted: Dateline.longest + 2)
      let opening = SentenceSplitter(bytes: utf8, tokens: tokenizer.tokens, marks: tokenizer.marks)
      guard let end = Dateline.end(in: tokenizer.tokens.indices, of: opening) else { continue }
      sentences.append(Sentence(tokens: tokens.count..<tokens.count + end, paragraph: number, isDateline: true))
      tokens += tokenizer.tokens[..<end]
    }
  }
}
