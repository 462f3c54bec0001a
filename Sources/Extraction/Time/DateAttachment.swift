import Incidents
import Language

/// Gives dates to the events they speak of.
extension Reading {
  func attachDate(_ index: Int, _ mentions: inout [Mention], _ sentence: Range<Int>) {
    let date = dates[index]
    guard date.meaning != .clock, !date.isHeading else { return }
    let chief = chief(date.tokens)
    // "since 3 May, when two bombs went off": the day of what "when" tells.
    if let told = mentionsWhen(date.tokens.upperBound, sentence, mentions) {
      for mention in told { mentions[mention].dates.append(index) }
      return
    }
    if isTime(date.tokens.lowerBound - 1, sentence, .until) { return }
    if isOfOldThing(date) { return }
    if isOfSpeech(date, chief, mentions, sentence) { return }
    guard var (owner, isTight) = owner(of: chief, among: mentions, isPlace: false) else { return }
    if let linked = mentionLinked(before: date.tokens.lowerBound, mentions, owner) { (owner, isTight) = (linked, true) }
    if date.isSince, !counts(mentions[owner], since: date) { return }
    if isTight { mentions[owner].dates.append(index) } else { mentions[owner].looseDates.append(index) }
  }

  /// Days that hang on nothing go to the events of their sentence that have none.
  func attachLeftDates(_ mentions: inout [Mention], _ sentence: Range<Int>) {
    let taken = Set(mentions.flatMap { $0.dates + $0.looseDates })
    guard mentions.contains(where: { $0.dates.isEmpty && $0.looseDates.isEmpty }) else { return }
    for index in datesIn(sentence) where !taken.contains(index) {
      let date = dates[index]
      guard date.span != nil, !date.isOfSpeech, !date.isHeading, !date.isSince, !isToCome(date, sentence),
        !isOfOldThing(date)
      else { continue }
      let free = mentions.indices.filter { mentions[$0].dates.isEmpty && mentions[$0].looseDates.isEmpty }
      guard
        let nearest = free.min(by: {
          abs(mentions[$0].token - date.tokens.lowerBound) < abs(mentions[$1].token - date.tokens.lowerBound)
        })
      else { return }
      mentions[nearest].looseDates.append(index)
    }
  }

  /// "fired on Wednesday in response to the killing of a general in a strike on Friday": of two days at one event the second is
  /// that of an event told between them that has none.
  func passOnDates(_ mentions: inout [Mention]) {
    for index in mentions.indices where mentions[index].dates.count > 1 {
      guard let first = mentions[index].dates.first, let last = mentions[index].dates.last,
        let day = dates[first].span, let other = dates[last].span,
        day.precision == .day, other.precision == .day, day.start != other.start
      else { continue }
      let between =
        dates[first].tokens.upperBound..<Swift.max(dates[first].tokens.upperBound, dates[last].tokens.lowerBound)
      let heir = mentions.indices.last {
        between.contains(mentions[$0].token) && $0 != index && mentions[$0].dates.isEmpty
          && mentions[$0].sense.class != .harm
      }
      guard let heir else { continue }
      mentions[index].dates.removeLast()
      mentions[heir].dates.append(last)
    }
  }

  /// "for the first time since a war in 1971": the war's day.
  func isOfOldThing(_ date: DateMention) -> Bool {
    guard date.span?.precision == .year else { return false }
    let thing = head(chief(date.tokens))
    return thing >= 0 && tag(thing).isNominal && preposition(thing) == "since"
      && senses(thing)?.noun.map { $0.class == .none } ?? true
  }

  /// Positions of the dates of a sentence.
  func datesIn(_ sentence: Range<Int>) -> [Int] {
    var found: [Int] = []
    for token in sentence where dateOf[token] >= 0 && found.last != Int(dateOf[token]) {
      found.append(Int(dateOf[token]))
    }
    return found
  }

  /// The date of an account: what says a day before what says a month, what is said before what is counted.
  func date(_ account: inout Account, from mentions: [Mention]) {
    let tight = mentions.flatMap(\.dates)
    for index in tight.isEmpty ? mentions.flatMap(\.looseDates) : tight {
      let mention = dates[index]
      switch mention.meaning {
      case .span(var span):
        if mention.isSince, !opensClause(mention), let today, span.end < today {
          span = DateSpan(start: span.start, end: today, precision: .range, text: span.text)
        }
        if account.date == nil || span.precision == .day && account.date?.precision != .day {
          account.date = span
          account.dateTokens = mention.tokens
          account.isDayOfDeed = relation(chief(mention.tokens)) == .nmodPoss && span.precision == .day
          account.dateRule =
            mention.isSince
            ? .dateSince : mention.anchor != nil ? .dateCounted : tight.isEmpty ? .dateSentence : .dateClause
        }
      case .offset(let offset):
        if account.offset == nil, !offset.namesAnchor { account.offset = offset }
        if account.date == nil { account.dateTokens = account.dateTokens ?? mention.tokens }
      case .clock: break
      }
    }
  }

  /// "since 3 May, when two bombs went off": the day is the clause's own.
  private func opensClause(_ date: DateMention) -> Bool {
    let end = date.tokens.upperBound
    guard end + 1 < lower.count else { return false }
    return lower[end] == "when" || lower[end] == "," && lower[end + 1] == "when"
  }

  // MARK: Whose day

  /// "bombed the port on Friday in answer to the strike on the camp two days earlier": what a linking word before a date governs,
  /// where nothing else is told between, has it before what was told ahead of that word.
  private func mentionLinked(before date: Int, _ mentions: [Mention], _ owner: Int) -> Int? {
    guard let near = mentions.indices.last(where: { mentions[$0].token < date }),
      mentions[near].token > mentions[owner].token
    else { return nil }
    let isLinked = (mentions[owner].token + 1..<mentions[near].token).contains { token in
      [.retaliation, .after].contains(covering(token)?.link) && token == markRange(token).lowerBound
    }
    let between = mentions[near].token + 1..<date
    return isLinked && !between.contains(where: { lower[$0] == "," || tag($0) == .verb }) ? near : nil
  }

  /// The mentions inside the clause that "when" or "on which" opens right behind a date.
  private func mentionsWhen(_ end: Int, _ sentence: Range<Int>, _ mentions: [Mention]) -> [Int]? {
    var token = end
    if word(token, sentence) == "," { token += 1 }
    if word(token, sentence) == "on", word(token + 1, sentence) == "which" { token += 1 }
    guard ["when", "which"].contains(word(token, sentence)), token > end || lower[token] == "when" else { return nil }
    let behind = mentions.indices.filter { mentions[$0].token > token }
    guard let first = behind.first else { return nil }
    let verb = head(token)
    let inside = behind.filter { verb > token && isWithin(mentions[$0].token, verb) }
    return inside.isEmpty ? [first] : inside
  }

  /// "said on Friday", "according to a statement of 4 May".
  private func isOfSpeech(_ date: DateMention, _ chief: Int, _ mentions: [Mention], _ sentence: Range<Int>) -> Bool {
    if relation(chief) == .nmodPoss { return false }
    guard let verb = speechVerb(around: date.tokens, sentence) else { return false }
    let hangs = isWithin(chief, verb) && owner(of: chief, among: mentions, isPlace: false) == nil
    let follows = date.tokens.lowerBound - verb <= 3 && date.tokens.lowerBound > verb
    return hangs || follows
  }

  private func speechVerb(around tokens: Range<Int>, _ sentence: Range<Int>) -> Int? {
    var position = tokens.lowerBound - 1
    while position >= sentence.lowerBound, tokens.lowerBound - position <= 4 {
      if covering(position)?.speech != nil, tag(position) == .verb { return position }
      if covering(position)?.verb != nil { return nil }
      position -= 1
    }
    let above = head(chief(tokens))
    return above >= 0 && senses(above)?.speech != nil ? above : nil
  }

  /// "missing since Friday", "shelled since Tuesday": how long it lasts, when it began not long ago.
  private func counts(_ mention: Mention, since date: DateMention) -> Bool {
    guard mention.isVerb, let span = date.span, let today, span.precision == .day else { return false }
    return today.dayNumber - span.start.dayNumber <= 31
  }

  /// "the talks that will open on Friday".
  private func isToCome(_ date: DateMention, _ sentence: Range<Int>) -> Bool {
    let verb = clause(chief(date.tokens))
    return children(verb).contains {
      relation($0) == .aux && ["will", "would", "shall", "may", "could"].contains(lower[$0])
    }
      || word(date.tokens.lowerBound - 1, sentence) == "by" && tag(verb) != .verb
  }

  // MARK: Counted from the other event of the sentence

  private func opensSentence(_ date: DateMention, _ sentence: Range<Int>) -> Bool {
    date.tokens.lowerBound - sentence.lowerBound <= 1
  }

  /// "two days after Tehran said it had bombed ...", "on Sunday, a day after the raids": the day of the second event, counted back
  /// from the first.
  func countFromOther(_ accounts: inout [Account], _ sentence: Range<Int>) {
    for index in datesIn(sentence) {
      let mention = dates[index]
      guard case .offset(let offset) = mention.meaning, offset.namesAnchor, let word = mention.tokens.last else {
        continue
      }
      guard
        let later = accounts.firstIndex(where: {
          $0.mentions.contains { $0.token > word } && !$0.mentions.contains { $0.token < mention.tokens.lowerBound }
        })
      else { continue }
      // "Three days after the raid on the church, a grenade was thrown": the later counts from the one named.
      if opensSentence(mention, sentence), let next = accounts.indices.dropFirst(later + 1).first,
        accounts[next].date == nil,
        accounts[later].date == nil, accounts[later].isDefinite
      {
        accounts[next].offset = offset
        accounts[next].dateTokens = accounts[next].dateTokens ?? mention.tokens
        accounts[next].dateRule = .dateOther
        accounts[later].offset = nil
        continue
      }
      let beside = dates.indices.last {
        $0 < index && dates[$0].span != nil && mention.tokens.lowerBound - dates[$0].tokens.upperBound <= 2
          && dates[$0].tokens.lowerBound >= sentence.lowerBound
      }
      let main = accounts.first { $0.date != nil && $0.mentions.contains { $0.token < mention.tokens.lowerBound } }?
        .date
      if let said = beside.flatMap({ dates[$0].span }) ?? main,
        let span = offset.reversed.counted(from: said, text: string(mention.tokens))
      {
        // A day that the sentence says once is that of its first event.
        if beside != nil || [nil, main].contains(accounts[later].date) { accounts[later].date = span }
      } else if accounts[later].date == nil {
        accounts[later].offset = offset.reversed
      }
      accounts[later].dateTokens = accounts[later].dateTokens ?? mention.tokens
      accounts[later].dateRule = .dateOther
    }
  }
}
