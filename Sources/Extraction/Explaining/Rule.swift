import Language

/// The rules that take values from the text. Each value carries the one that took it; `sarhad extract --explain` shows its id.
enum Rule: String, Sendable, CaseIterable {
  case event = "type.word"
  case actorSubject = "actor.subject"
  case actorBy = "actor.by"
  case actorOwner = "actor.owner"
  case actorSpeaker = "actor.other"
  case targetObject = "target.object"
  case targetPassive = "target.passive"
  case targetAt = "target.at"
  case targetOther = "target.other"
  case targetBeside = "target.beside"
  case targetPlace = "target.place"
  case weapon = "weapon.clause"
  case placeClause = "place.clause"
  case placeTold = "place.told"
  case placeCountry = "place.country"
  case placeFiled = "place.filed"
  case origin = "origin.from"
  case dateClause = "date.clause"
  case dateSentence = "date.sentence"
  case dateSince = "date.since"
  case dateCounted = "date.counted"
  case dateOther = "date.other"
  case dateHeading = "date.heading"
  case dateTold = "date.told"
  case dateStory = "date.story"
  case dateNews = "date.news"
  case tollSaid = "toll.said"
  case tollBehind = "toll.behind"
  case tollBefore = "toll.before"
  case tollTree = "toll.tree"
  case tollBeside = "toll.beside"
  case tollNoun = "toll.noun"
  case tollNothing = "toll.nothing"
  case tollParts = "toll.parts"
  case answer = "relation.word"
  case statusAdmitted = "status.admitted"
  case statusDenied = "status.denied"
  case statusClaimed = "status.claimed"
  case statusDoubted = "status.doubted"
  case statusTold = "status.told"

  /// What the rule does, in a line.
  var meaning: String {
    switch self {
    case .event: "a word of events.tsv, told as done"
    case .actorSubject: "the subject of the word of violence, or of the verb that carries it out"
    case .actorBy: "behind \"by\", \"on\" or \"to\" at the word of violence"
    case .actorOwner: "before the word of violence, as owner or part of its name"
    case .actorSpeaker: "a party that another clause or sentence makes the author"
    case .targetObject: "the object of the word of violence"
    case .targetPassive: "the subject of its passive"
    case .targetAt: "behind \"on\", \"against\", \"at\" or \"of\" at the word of violence"
    case .targetOther: "a thing or people that another clause ties to it"
    case .targetBeside:
      "named in a sentence of the incident; what is told of it, weighed by targets.tsv, makes it likely"
    case .targetPlace: "no thing or people are named: the place that was struck"
    case .weapon: "a word of weapons.tsv in the clause of the event"
    case .placeClause: "a place in the clause of the event; speakers, parties and origins left out"
    case .placeTold: "a place that the sentences before or the heading give"
    case .placeCountry: "no place is told: the country the report is about"
    case .placeFiled: "a guess: nothing but the dateline tells the country"
    case .origin: "\"from\" behind a word of launching or crossing"
    case .dateClause: "a time expression in the clause of the event, not of the speaker"
    case .dateSentence: "the one time expression of the sentence that hangs on nothing else"
    case .dateSince: "from the day behind \"since\" to the day of writing"
    case .dateCounted: "counted from the day told last"
    case .dateOther: "counted from the other event of the sentence"
    case .dateHeading: "the date that heads the paragraph or section"
    case .dateTold: "the last day told in this paragraph or the one before"
    case .dateStory: "the day of the incident told before it"
    case .dateNews: "no day is said: the day of writing, or the one before"
    case .tollSaid: "the number that the clause gives a count: \"rose to\", \"put at\""
    case .tollBehind: "the people counted right behind a word of harm"
    case .tollBefore: "the people counted right before a word of harm"
    case .tollTree: "the people on which the word of harm hangs in the tree"
    case .tollBeside: "a number right beside a word of harm"
    case .tollNoun: "a number before a noun of harm: \"three fatalities\""
    case .tollNothing: "\"no one\", \"no casualties\", \"without loss of life\""
    case .tollParts: "how a count told elsewhere divides: \"of the dead, ...\""
    case .answer: "a word of links.tsv between two events"
    case .statusAdmitted: "its author, or the author's state, admits it"
    case .statusDenied: "who is named as the author denies it"
    case .statusClaimed: "its author says so, or one voice that claims"
    case .statusDoubted: "the text says that it could not be checked"
    case .statusTold: "told without claim, denial or doubt"
    }
  }
}

extension Reading {
  /// How an actor hangs on the words of violence of its incident.
  func actorRule(_ tokens: Range<Int>, of episode: Episode) -> Rule {
    let heads = episode.accounts.flatMap { $0.mentions.map(\.token) }
    let chief = chief(tokens)
    switch relation(chief) {
    case .nsubj: return .actorSubject
    case .oblAgent, .obl, .nmod: return heads.contains(head(chief)) ? .actorBy : .actorSpeaker
    case .nmodPoss, .amod, .compound: return heads.contains(head(chief)) ? .actorOwner : .actorSpeaker
    default: return .actorSpeaker
    }
  }

  func targetRule(_ tokens: Range<Int>, of episode: Episode) -> Rule {
    let heads = episode.accounts.flatMap { $0.mentions.map(\.token) }
    let chief = chief(tokens)
    guard heads.contains(head(chief)) else {
      let isTied = episode.targets.contains { $0.tokens.overlaps(tokens) }
      return isTied ? .targetOther : .targetBeside
    }
    switch relation(chief) {
    case .obj: return .targetObject
    case .nsubjPass: return .targetPassive
    case .nmod, .obl: return .targetAt
    default: return .targetOther
    }
  }

  func placeRule(_ place: Int, of episode: Episode) -> Rule {
    episode.accounts.contains { $0.mentions.contains { $0.places.contains(place) || $0.loosePlaces.contains(place) } }
      ? .placeClause : .placeTold
  }
}
