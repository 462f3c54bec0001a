import Incidents

/// A weapon in the text.
struct WeaponMention {
  var tokens: Range<Int>
  var sense: WeaponSense
}

/// One word that tells of violence, with what its sentence says around it.
struct Mention {
  /// The chief word.
  var token: Int
  var sense: EventSense
  var isVerb: Bool
  var sentence: Int
  var isPassive = false
  /// Heads of the nominals that act and that are acted on.
  var agents: [Int] = []
  var patients: [Int] = []
  var weapons: [WeaponMention] = []
  /// Positions in `Reading.places`, in the order of the text.
  var places: [Int] = []
  /// Places reached only over a loose path; used when nothing better is there.
  var loosePlaces: [Int] = []
  var origins: [Int] = []
  /// Positions in `Reading.dates`.
  var dates: [Int] = []
  var looseDates: [Int] = []
  var tolls: [TollMention] = []
  var standing: Standing = .asserted
  /// "the attack", "this strike", "Tuesday's raid": told before.
  var isDefinite = false
  /// Told in the past before the past: "had fired".
  var isPluperfect = false
  var voice: Voice?
  /// How sure the text is that the agents did it.
  var certainty: Actor.Certainty = .known
}

/// Whether what is told is told as done.
enum Standing {
  case asserted
  /// Said not to have happened.
  case denied
  /// Planned, threatened, feared, rehearsed, made up.
  case unreal
}

/// Who says so, and how.
struct Voice {
  /// Head of the nominal that speaks.
  var speaker: Int?
  var text: String
  var speech: SpeechClass
}
