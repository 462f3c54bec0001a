/// One sign that an account and an incident told before are, or are not, one incident.
///
/// The case's name is its line in the table of weights.
enum LikenessSign: Int, CaseIterable {
  // What the account is by itself.

  /// A number of dead or hurt with a day or town of its own.
  case ownToll
  /// Too weak to found an incident, or nothing but harm.
  case faint
  /// "the attack", "Tuesday's raid".
  case definite
  /// Told at full with a place or day of its own.
  case fresh
  /// Told at full without place and day.
  case bare
  /// Nothing but harm.
  case harm
  /// Another account of the same sentence told this incident.
  case sibling
  /// "the attack" with no place, day or number.
  case bareDefinite
  /// The first words of a paragraph, with a place or day.
  case opening
  /// A blow, not only harm, with a number of dead or hurt.
  case wholeTelling

  // When.

  case sameDay
  /// One span of time inside the other, none of them a day.
  case sameTime
  case nextDay
  case otherDay
  /// A day, where the incident has none.
  case newDay
  /// "later that day", "on the same morning".
  case laterThatDay
  /// A day unlike the one told right before the incident, with another number of dead.
  case otherDayBefore
  /// An old day, for the lead.
  case oldDay
  /// Both told as past before the past, the account with no day of its own: "had bombed", "had earlier fired".
  case bothEarlier

  // Where.

  case samePlace
  /// Two names of which the gazetteer knows one.
  case unknownPlace
  case nestedPlace
  case widerPlace
  /// Two towns of one country.
  case otherTown
  /// The same, of "the attack" with no day or number of its own.
  case otherTownAgain
  /// A province or town outside the provinces and towns told, in one country.
  case otherArea
  /// A province or town, where strikes in a whole country were summed up.
  case detail
  case otherCountry
  /// No more than the country is shared.
  case sharedCountry
  case newPlace
  case sameEntry
  case otherEntry

  // Who.

  case sameActor
  case suspectedActor
  /// An author, where the incident has none.
  case newActor
  /// "the patrol", "both men", where the incident told of a patrol or of men.
  case sameParticipant
  /// The same word for somebody, not pointing back.
  case sharedParticipant
  case otherActor
  /// Told in one sentence as what came before it, came after it, provoked it or answered it.
  case otherSide
  case speakersOwn
  case speakersOther

  // What.

  case sameFamily
  case kindredFamily
  case otherFamily
  case otherFamilyDefinite
  case sameToll
  case sameLargeToll
  case otherToll
  /// A town's share of a greater number, or another number at another town.
  case part
  /// The first number of its kind.
  case firstToll
  case update
  case sameTarget
  /// The same person by name is dead, or taken: nobody dies twice.
  case sameVictim
  case otherTarget
  case otherArms

  // How it is told.

  case pointsBack
  case another
  case anotherPlace
  case lead
  case sameSentence
  case sameParagraph
  case near
  case far
  /// Neither the incident told last nor the report's first.
  case elsewhere
}

/// The signs that hold for an account and an incident.
struct LikenessSigns {
  private(set) var bits: UInt64 = 0

  mutating func insert(_ sign: LikenessSign) { bits |= 1 << UInt64(sign.rawValue) }
  func contains(_ sign: LikenessSign) -> Bool { bits & (1 << UInt64(sign.rawValue)) != 0 }

  /// The signs' places in ``LikenessSign``.
  var numbers: [Int] { (0..<64).filter { bits & (1 << UInt64($0)) != 0 } }
}
