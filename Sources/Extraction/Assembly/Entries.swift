import Incidents
import Language

/// The place or day that heads an entry of a list: "Kyiv: sixteen dead", "6 March | Ecuador | ...", "**Sumy.** ...".
struct EntryHead {
  /// Position in `Reading.places`.
  var place: Int?
  /// The place that heads the whole paragraph, where `place` heads one of its sentences: "HOMS. 21 Feb, Zahraa quarter: two car
  /// bombs".
  var area: Int?
  /// Position in `Reading.dates`.
  var date: Int?
  /// The sentence that it opens.
  var sentence = 0
}

extension Reading {
  /// What heads the paragraph of a sentence, when it is an entry of a list.
  ///
  /// A head is made of names of places, days, figures and marks alone and ends in a colon, a bar or, in a sentence of its own, a
  /// stop. A name in capitals with a colon opens a report as its dateline and heads nothing. Entries may follow each other in one
  /// paragraph: "Sumy region: two killed. Kherson region: one."
  func entryHead(_ sentence: Int) -> EntryHead? {
    let paragraph = paragraph(of: sentence)
    guard sentence - paragraph.lowerBound <= 12 else { return nil }
    let first = heading(paragraph)
    let whole = head(opening: first)?.found
    for inner in stride(from: sentence, to: first, by: -1) {
      if var head = head(opening: inner), head.isColon {
        head.found.area = whole?.place
        return head.found
      }
    }
    return whole
  }

  /// The first sentence of a paragraph behind its number: "3. HOMS. Two car bombs killed 57".
  func heading(_ paragraph: Range<Int>) -> Int {
    paragraph.count > 1 && isNumbering(paragraph.lowerBound) ? paragraph.lowerBound + 1 : paragraph.lowerBound
  }

  /// "3.", "12)": a sentence of its own, before what it numbers.
  private func isNumbering(_ sentence: Int) -> Bool {
    let tokens = text.sentences[sentence].tokens
    return tokens.count <= 2 && paragraph(of: sentence).lowerBound == sentence
      && lower[tokens.lowerBound].utf8.count <= 4
      && lower[tokens.lowerBound].utf8.allSatisfy { 48...57 ~= $0 || $0 == 0x2E || $0 == 0x29 }
  }

  private func head(opening sentence: Int) -> (found: EntryHead, isColon: Bool)? {
    guard let opening = opening(of: sentence) else { return nil }
    if !opening.isMarked, let place = opening.found.place,
      isUpperCase(places[place].tokens) || isFiling(opening.found, paragraph(of: sentence))
    {
      return nil
    }
    return (opening.found, opening.isColon)
  }

  /// Whether a place is where and no more than where the report was written: see ``isFiling(_:_:)``.
  func isFiledFrom(_ place: Int) -> Bool {
    guard let sentence = text.sentence(of: places[place].tokens.lowerBound),
      text.sentences[sentence].paragraph == text.sentences[0].paragraph,
      let opening = opening(of: sentence), !opening.isMarked, opening.found.place == place
    else { return false }
    return isFiling(opening.found, paragraph(of: sentence))
  }

  /// Whether a sentence stands at the start of a report that opens with a few words and a colon or a stop, and so may tell whether
  /// they say where it was written or head an entry.
  func mayTellFiling(_ sentence: Int) -> Bool {
    guard sentence <= 2, text.sentences[sentence].paragraph == text.sentences[0].paragraph else { return false }
    let first = text.sentences[0].tokens
    return first.count <= 10 || first.prefix(10).contains { lower[$0] == ":" }
  }

  /// The names and days that open a sentence, closed as a head is.
  private func opening(of sentence: Int) -> (found: EntryHead, isColon: Bool, isMarked: Bool)? {
    let tokens = text.sentences[sentence].tokens
    var head = EntryHead(sentence: sentence)
    var isColon = false
    var isClosed = false
    var isMarked = false
    var isBarred = false
    var position = tokens.lowerBound
    if sentence > 0, isNumbering(sentence - 1) { isMarked = true }
    scan: while position < tokens.upperBound, position - tokens.lowerBound < 16 {
      if placeOf[position] >= 0 {
        let place = Int(placeOf[position])
        // Commas lead from the town to its province, bars from the province to its town.
        if head.place == nil || places[head.place ?? place].country != nil || isBarred { head.place = place }
        position = places[place].tokens.upperBound
      } else if dateOf[position] >= 0 {
        head.date = head.date ?? Int(dateOf[position])
        position = dates[Int(dateOf[position])].tokens.upperBound
      } else if Self.isMark(lower[position]) {
        let isEmpty = head.place == nil && head.date == nil
        switch lower[position] {
        case ":", "|":
          isBarred = isBarred || lower[position] == "|"
          isColon = isColon || lower[position] == ":" && head.place != nil
          isClosed = isClosed || !isEmpty
        case ".":
          guard !isEmpty else { break scan }
          isClosed = isClosed || isMarked || tokens.upperBound - position <= 2
          break scan
        case "-", "–", "—": isClosed = isClosed || !isEmpty && isMarked
        case ",", "/", "(", ")": break
        default: isMarked = isMarked || isEmpty
        }
        position += 1
      } else if isMarked && isCapitalised(position) || head.place != nil && says(position, .locality) {
        // Names that the gazetteer lacks, "district".
        position += 1
      } else {
        break scan
      }
    }
    guard isClosed, head.place != nil || head.date != nil else { return nil }
    return (head, isColon, isMarked)
  }

  /// "Rawalpindi, May 21: Forces raided a hideout in Mir Ali": a town and a day that open a report of what happened in another
  /// place, as where and when it was written.
  private func isFiling(_ entry: EntryHead, _ paragraph: Range<Int>) -> Bool {
    guard let place = entry.place, let date = entry.date,
      paragraph.lowerBound == 0 || text.sentences[paragraph.lowerBound].paragraph == 0,
      places[place].tokens.upperBound <= dates[date].tokens.lowerBound
    else { return false }
    // A list says in a word what a report says in sentences: "Kyiv, 21 May: sixteen dead, three more in Kharkiv". The head may be
    // a sentence of its own.
    let isSentence = paragraph.prefix(2).contains { sentence in
      text.sentences[sentence].tokens.contains { subject in
        [.nsubj, .nsubjPass].contains(relation(subject)) && covering(subject)?.party != nil && head(subject) > subject
          && tag(head(subject)) == .verb
      }
    }
    guard isSentence else { return false }
    let words = dates[date].tokens.upperBound..<text.sentences[paragraph.upperBound - 1].tokens.upperBound
    return places.indices.contains { other in
      words.contains(places[other].tokens.lowerBound) && !places[other].isAdjective && places[other].country == nil
        && !places[other].provinces.isEmpty && placeKeys[other] != placeKeys[place]
        && (!places[place].isArea || Set(places[other].provinces).isDisjoint(with: places[place].provinces))
        && (isSituated(other) || isInRow(other))
    }
  }

  /// "in general area Datta Khel", "in Barangay Balogo, Masbate": behind a word for a place or a name, whatever the tree makes of it.
  private func isInRow(_ place: Int) -> Bool {
    let before = places[place].tokens.lowerBound - 1
    guard before > 1 else { return false }
    return says(before, .locality) || lower[before] == "," && isCapitalised(before - 1)
  }

  /// Gives what an entry tells the place and day of its head.
  func settle(_ account: inout Account, under head: EntryHead) {
    account.entry = head.sentence
    if let place = head.place {
      // "Kyiv: sixteen dead, most of them in the Podil district": what else is named lies within.
      let own = account.places.filter { $0 != place }
      account.places = places[place].isArea ? own + [place] : [place] + own.filter { near($0, place) }
      account.hasTopicPlace = own.isEmpty || !places[place].isArea
      if places[place].name == nil, let area = head.area { account.places.append(area) }
    }
    if account.date == nil, account.offset == nil, let date = head.date {
      account.date = dates[date].span
      account.dateTokens = dates[date].tokens
      account.hasTopicDate = true
    }
  }

  /// Whether two entries of a list have heads of their own places or days.
  func standApart(_ a: Int, _ b: Int) -> Bool {
    guard a != b, let x = entryHead(a), let y = entryHead(b) else { return false }
    if let place = x.place, let other = y.place, placeKeys[place] != placeKeys[other] { return true }
    if let date = x.date, let other = y.date, let day = dates[date].span, let otherDay = dates[other].span {
      return day.end < otherDay.start || otherDay.end < day.start
    }
    return false
  }

  /// Whether a short sentence may be the head of an entry that a later sentence of its paragraph tells.
  func mayHead(_ sentence: Int) -> Bool {
    let here = text.sentences[sentence]
    guard let opening = here.tokens.first, here.tokens.count <= 16 || lower[opening].hasPrefix("*"),
      sentence + 1 < text.sentences.count
    else { return false }
    return text.sentences[sentence + 1].paragraph == here.paragraph && heading(paragraph(of: sentence)) == sentence
  }

  private static func isMark(_ word: String) -> Bool {
    word.utf8.allSatisfy { byte in
      byte >= 0x80 || !(byte >= 97 && byte <= 122)
    }
  }
}
