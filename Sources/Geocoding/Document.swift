internal import Gazetteer
internal import Glibc

/// A text being geocoded: its words, what they may name, and what the whole of it says about that.
struct Document {
  let text: UnsafeBufferPointer<UInt8>
  let words: [Word]
  var profiles: [NameProfile] = []
  var mentions: [Mention] = []
  /// Words that follow a given name or a title somewhere in the text.
  var surnames: Set<UInt64> = []
  /// Words that occur in lower case.
  var lowered: Set<UInt64> = []
  /// Indices of words with which the name of a country, a province or a state's abbreviation begins.
  var areaStarts: Set<Int> = []
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

  func namesDivision(at index: Int) -> Bool { areaStarts.contains(index) }

  func word(_ index: Int) -> Word? { index >= 0 && index < words.count ? words[index] : nil }
}

@inline(__always)
func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
