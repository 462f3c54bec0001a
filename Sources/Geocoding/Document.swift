internal import Gazetteer
internal import Glibc

/// A text being geocoded: its words, what they may name, and what the whole of it says about that.
final class Document {
  let text: UnsafeBufferPointer<UInt8>
  let words: [Word]
  var profiles: [NameProfile] = []
  var mentions: [Mention] = []
  /// The mentions that recognition left out, when asked to explain itself.
  var passedOver: [Mention] = []
  /// Words that follow a given name or a title somewhere in the text.
  var surnames = KeyTable(blank: false)
  /// Words alone named by a mention that occur in lower case too.
  var lowered = KeyTable(blank: false)
  /// Indices of words with which the name of a country, a province or a state's abbreviation begins, rising.
  private var divisions: [(word: Int, profile: Int)] = []
  /// Hardly a lower-case letter: capitals tell nothing.
  let isUnicase: Bool

  init(text: UnsafeBufferPointer<UInt8>, words: [Word]) {
    self.text = text
    self.words = words
    var lower = 0
    var capitals = 0
    for word in words {
      switch word.shape {
      case .lower: lower += 1
      case .capitals, .capitalised: capitals += 1
      default: break
      }
    }
    isUnicase = capitals > 3 * lower && capitals > 8
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: text[range]), as: UTF8.self)
  }

  /// Of mentions that are in order and apart, as recognition leaves them, those that overlap a range.
  func mentions(overlapping range: Range<Int>) -> Range<Int> {
    func first(_ isFound: (Mention) -> Bool) -> Int {
      var (low, high) = (0, mentions.count)
      while low < high {
        let middle = (low + high) / 2
        if isFound(mentions[middle]) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let start = first { $0.range.upperBound > range.lowerBound }
    return range.isEmpty ? start..<start : start..<max(start, first { $0.range.lowerBound >= range.upperBound })
  }

  /// Notes that the name of a country, a province or a state's abbreviation begins with a word; words come in order.
  /// - Parameter profile: of the name; 0, the empty one, for an abbreviation.
  func noteDivision(at index: Int, profile: Int) {
    if divisions.last?.word != index { divisions.append((index, profile)) }
  }

  func namesDivision(at index: Int) -> Bool { division(at: index) != nil }

  /// The profile of the name of a country or province that begins with a word.
  func division(at index: Int) -> Int? {
    var (low, high) = (0, divisions.count)
    while low < high {
      let middle = (low + high) / 2
      if divisions[middle].word < index { low = middle + 1 } else { high = middle }
    }
    return low < divisions.count && divisions[low].word == index ? divisions[low].profile : nil
  }

  /// The same of the division that a name is said to lie in: "X, Helmand", "X in Helmand", "X, in the northern Helmand".
  func division(after words: Range<Int>) -> Int? {
    guard let next = word(words.upperBound) else { return nil }
    if next.gap.contains(.comma), let division = division(at: words.upperBound) { return division }
    guard next.gap.isPlain || next.gap == [.comma, .space], next.shape == .lower, next.cues.contains(.in) else {
      return nil
    }
    for at in words.upperBound + 1...words.upperBound + 3 {
      guard let word = word(at), word.gap.isPlain else { return nil }
      if let division = division(at: at) { return division }
      if word.cues.isDisjoint(with: [.the, .direction]) { return nil }
    }
    return nil
  }

  /// What an apposition that begins with a word, after a comma, calls the name before it: ", a market town", ", the mayor".
  enum Apposition { case place, person }

  func apposition(at index: Int) -> Apposition? {
    guard let article = word(index), article.shape == .lower, article.gap.contains(.comma),
      !article.cues.isDisjoint(with: [.article, .the])
    else { return nil }
    for ahead in 1...4 {
      guard let word = word(index + ahead), word.gap.isPlain || word.gap == .hyphen, word.shape == .lower else { break }
      if !word.cues.isDisjoint(with: .generic) { return .place }
      if !word.cues.isDisjoint(with: [.people, .title, .government]) { return .person }
    }
    return nil
  }

  func word(_ index: Int) -> Word? { index >= 0 && index < words.count ? words[index] : nil }
}

@inline(__always)
func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
