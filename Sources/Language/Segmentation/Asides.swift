/// What is no part of the sentence around it: what an editor put into square brackets ("the front [FMLN]", "[words indistinct]"),
/// the place, day or speaker that heads it ("Rawalpindi, 19 May: Forces raided a hideout"), and what a vehicle is full of, whose
/// participle is else taken for the verb ("a lorry packed with explosives rammed the gate").
enum Asides {
  /// The words of a piece of a sentence without its asides, and the asides with their brackets, in the order of the text. A
  /// bracket that is not closed, or that holds all there is, is read on with the rest.
  /// - Parameter opensSentence: the piece has the first words of its sentence.
  static func parted(
    _ piece: Range<Int>, of text: AnnotatedText, opensSentence: Bool
  ) -> (words: [Int], asides: [[Int]]) {
    guard opensSentence, let start = endOfHead(piece, of: text) else { return parted(piece, of: text) }
    let rest = parted(start..<piece.upperBound, of: text)
    return (rest.words, [Array(piece.lowerBound..<start)] + rest.asides)
  }

  /// Where the words behind a head begin: names, figures and marks up to a colon before a capital.
  private static func endOfHead(_ piece: Range<Int>, of text: AnnotatedText) -> Int? {
    func isCapital(_ token: Int) -> Bool {
      text.utf8[text.tokens[token].range].first.map { 65...90 ~= $0 || $0 >= 0xC3 } ?? false
    }
    guard let first = piece.first, isCapital(first) else { return nil }
    for token in piece.dropFirst().prefix(12) {
      let word = text.utf8[text.tokens[token].range]
      if word.elementsEqual(":".utf8) { return token + 2 < piece.upperBound && isCapital(token + 1) ? token + 1 : nil }
      let isName = isCapital(token) || word.allSatisfy { 48...57 ~= $0 }
      guard isName || marks.contains(where: { word.elementsEqual($0.utf8) }) else { return nil }
    }
    return nil
  }

  /// What may stand among the names of a head.
  private static let marks = [",", "/", "(", ")", "of", "and"]

  private static func parted(_ piece: Range<Int>, of text: AnnotatedText) -> (words: [Int], asides: [[Int]]) {
    var words: [Int] = []
    var asides: [[Int]] = []
    var token = piece.lowerBound
    while token < piece.upperBound {
      if let end = endOfBracket(token, piece, text) ?? (words.isEmpty ? nil : endOfLoad(token, piece, text)) {
        asides.append(Array(token..<end))
        token = end
      } else {
        words.append(token)
        token += 1
      }
    }
    return words.isEmpty ? (Array(piece), []) : (words, asides)
  }

  private static func endOfBracket(_ token: Int, _ piece: Range<Int>, _ text: AnnotatedText) -> Int? {
    func isBracket(_ token: Int, _ byte: UInt8) -> Bool {
      let range = text.tokens[token].range
      return range.count == 1 && text.utf8[range.lowerBound] == byte
    }
    guard isBracket(token, UInt8(ascii: "[")) else { return nil }
    return (token..<piece.upperBound).first { isBracket($0, UInt8(ascii: "]")) }.map { $0 + 1 }
  }

  /// Behind "packed with explosives", "laden with two tonnes of dynamite".
  private static func endOfLoad(_ token: Int, _ piece: Range<Int>, _ text: AnnotatedText) -> Int? {
    let length = text.tokens[token].range.count
    guard (5...7).contains(length), token + 2 < piece.upperBound, text.tokens[token + 1].range.count == 4,
      participles.contains(folded(token, text)), folded(token + 1, text).elementsEqual("with".utf8)
    else { return nil }
    return (token + 2..<Swift.min(token + 8, piece.upperBound)).first { loads.contains(folded($0, text)) }.map {
      $0 + 1
    }
  }

  private static func folded(_ token: Int, _ text: AnnotatedText) -> [UInt8] {
    text.utf8[text.tokens[token].range].map { 65...90 ~= $0 ? $0 | 0x20 : $0 }
  }

  /// How a vehicle is said to be full of something.
  private static let participles = words(
    "laden", "loaded", "packed", "crammed", "filled", "rigged", "stuffed", "fitted", "primed")
  /// What it is full of.
  private static let loads = words(
    "explosives", "explosive", "dynamite", "bombs", "tnt", "nitrate", "gunpowder", "ammunition", "munitions", "weapons",
    "arms",
    "fuel", "petrol", "passengers", "pilgrims", "worshippers", "mourners", "workers", "soldiers", "troops", "recruits",
    "civilians", "refugees", "migrants", "people", "children", "shoppers")

  private static func words(_ all: String...) -> Set<[UInt8]> { Set(all.map { Array($0.utf8) }) }
}
