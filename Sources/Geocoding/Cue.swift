/// What a word beside a name says about it. The words of each class are in `Words/*.tsv`; a word may stand in several classes.
package enum Cue: UInt8, CaseIterable, Sendable {
  /// Prepositions that a place follows: in, inside, at.
  case `in`
  case near
  /// From, to, towards, fled, reached, besieged.
  case motion
  case of
  case between
  case on
  /// Prepositions that seldom go before a place: with, by, for, than.
  case with
  case and
  case the
  case article
  case direction
  /// What governments and spokesmen do: said, summoned, denied.
  case speech
  /// What only persons do: smiled, married, scored; also "who".
  case personVerb
  case government
  case people
  case event
  /// Lower-case words for areas: area, border, capital.
  case area
  case measure
  case month
  case company
  case title
  case givenName
  /// A capitalised head that makes a name of the whole: Post, United, Front.
  case brand
  /// A capitalised head of a body that belongs to the place: Police, University.
  case institution
  case town, site, district, province, region, road
  /// Parts of towns: neighbourhood, ward.
  case quarter
  /// What is done to places by force: hit, shelled, overran.
  case strike
  /// What falls on places: missiles, shells.
  case weapon

  /// What the tables call it.
  var name: String {
    switch self {
    case .personVerb: "personverb"
    case .givenName: "given"
    default: "\(self)"
    }
  }
}

/// The cues of one word.
struct CueSet: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  @inline(__always)
  static func of(_ cue: Cue) -> CueSet { CueSet(rawValue: 1 << UInt64(cue.rawValue)) }

  static let `in` = of(.in)
  static let near = of(.near)
  static let motion = of(.motion)
  static let of = of(.of)
  static let between = of(.between)
  static let and = of(.and)
  static let the = of(.the)
  static let article = of(.article)
  static let direction = of(.direction)
  static let speech = of(.speech)
  static let personVerb = of(.personVerb)
  static let government = of(.government)
  static let area = of(.area)
  static let measure = of(.measure)
  static let month = of(.month)
  static let title = of(.title)
  static let givenName = of(.givenName)
  static let brand = of(.brand)
  static let institution = of(.institution)
  static let town = of(.town)
  static let site = of(.site)
  static let district = of(.district)
  static let province = of(.province)
  static let region = of(.region)
  static let road = of(.road)
  static let quarter = of(.quarter)
  static let on = of(.on)
  static let with = of(.with)
  static let event = of(.event)
  static let strike = of(.strike)
  static let people = of(.people)
  /// Words that name a kind of place.
  static let generic: CueSet = [town, site, district, province, region, road, quarter]

  /// Calls `body` with the index of every cue in the set, in rising order.
  @inline(__always)
  func forEachIndex(_ body: (Int) -> Void) {
    var bits = rawValue
    while bits != 0 {
      body(bits.trailingZeroBitCount)
      bits &= bits - 1
    }
  }
}
