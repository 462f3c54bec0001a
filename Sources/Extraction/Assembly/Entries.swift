import Language

/// The place or day that heads an entry of a list: "Kyiv: sixteen dead", "6 March | Ecuador | ...", "**Sumy.** ...".
struct EntryHead {
  /// Position in `Reading.places`.
  var place: Int?
  /// Position in `Reading.dates`.
  var date: Int?
}

extension Reading {
  /// What heads the paragraph of a sentence, when it is an entry of a list.
  ///
  /// A head is made of names of places, days, figures and marks alone and ends in a colon, a bar or, in a sentence of its own, a
  /// stop. A name in capitals with a colon opens a report as its dateline and heads nothing.
  func entryHead(_ sentence: Int) -> EntryHead? {
    let paragraph = paragraph(of: sentence)
    guard sentence - paragraph.lowerBound <= 6 else { return nil }
    let tokens = text.sentences[paragraph.lowerBound].tokens
    var head = EntryHead()
    var isClosed = false
    var isMarked = false
    var position = tokens.lowerBound
    scan: while position < tokens.upperBound, position - tokens.lowerBound < 16 {
      if placeOf[position] >= 0 {
        let place = Int(placeOf[position])
        if head.place == nil || places[head.place ?? place].country != nil { head.place = place }
        position = places[place].tokens.upperBound
      } else if dateOf[position] >= 0 {
        head.date = head.date ?? Int(dateOf[position])
        position = dates[Int(dateOf[position])].tokens.upperBound
      } else if Self.isMark(lower[position]) {
        let isEmpty = head.place == nil && head.date == nil
        switch lower[position] {
        case ":", "|": isClosed = isClosed || !isEmpty
        case ".": isClosed = isClosed || !isEmpty && tokens.upperBound - position <= 2
        case ",", "/", "(", ")": break
        default: isMarked = isMarked || isEmpty
        }
        position += 1
      } else {
        break scan
      }
    }
    guard isClosed, head.place != nil || head.date != nil else { return nil }
    if !isMarked, let place = head.place, isUpperCase(places[place].tokens) { return nil }
    return head
  }

  /// Whether a short sentence may be the head of an entry that a later sentence of its paragraph tells.
  func mayHead(_ sentence: Int) -> Bool {
    let here = text.sentences[sentence]
    guard here.tokens.count <= 10, sentence + 1 < text.sentences.count else { return false }
    return text.sentences[sentence + 1].paragraph == here.paragraph
      && (sentence == 0 || text.sentences[sentence - 1].paragraph != here.paragraph)
  }

  private static func isMark(_ word: String) -> Bool {
    word.utf8.allSatisfy { byte in
      byte >= 0x80 || !(byte >= 97 && byte <= 122)
    }
  }
}
