import Incidents

/// All that one word or phrase can mean here; which of it holds is for the tree to tell.
struct Senses: Sendable {
  var verb: EventSense?
  var noun: EventSense?
  var adjective: EventSense?
  var weapon: WeaponSense?
  var party: PartySense?
  var site: SiteSense?
  var quantity: Quantity?
  var bound: Bound?
  var speech: SpeechClass?
  var standing: StandingClass?
  var domain: Domain?
  var time: TimeSense?
  var link: LinkClass?

  /// Whether a sentence with this word may tell of an incident and so is worth parsing.
  var isTrigger: Bool {
    (verb.map { $0.class != .none && $0.class != .take } ?? false) || (noun.map { $0.class != .none } ?? false)
      || [.harm, .seize, .blow, .part].contains(adjective?.class)
  }

  var traits: SenseTraits {
    var traits: SenseTraits = []
    if isTrigger { traits.insert(.trigger) }
    if quantity != nil { traits.insert(.quantity) }
    if time != nil { traits.insert(.time) }
    if verb?.class == .take { traits.insert(.taking) }
    if let party, party.role == .armed || party.isForce { traits.insert(.takers) }
    if domain != nil { traits.insert(.domain) }
    if link == .answers || link == .reprisal { traits.insert(.answer) }
    if weapon?.strength == .strong || party?.role == .armed || ["MIL", "COP"].contains(party?.sector) {
      traits.insert(.force)
    }
    return traits
  }
}

/// What is asked of every word of a text, told without looking at all that it can mean.
struct SenseTraits: OptionSet, Sendable {
  let rawValue: UInt8
  static let trigger = SenseTraits(rawValue: 1)
  static let quantity = SenseTraits(rawValue: 2)
  static let time = SenseTraits(rawValue: 4)
  /// A verb of taking, and those who make it one: "held", "soldiers".
  static let taking = SenseTraits(rawValue: 8)
  static let takers = SenseTraits(rawValue: 16)
  static let domain = SenseTraits(rawValue: 32)
  /// A weapon, armed men or forces.
  static let force = SenseTraits(rawValue: 64)
  /// What tells that one blow answers another: with a weapon beside it, it tells of a blow itself.
  static let answer = SenseTraits(rawValue: 128)
}

/// How far a word by itself tells of violence.
enum EventClass: String, Sendable {
  /// Violence, whatever stands beside it: "ambushed", "air strike".
  case attack
  /// A blow if a weapon, an armed party, a victim or a site stands beside it: "hit", "attacked", "raid".
  case blow
  /// The launching or falling of a weapon: "fired", "landed".
  case fire
  /// Something went off: an attack if it was a bomb.
  case blast
  /// Two sides fought.
  case clash
  /// Harm to people: "killed", "wounded", "dead".
  case harm
  /// Taking people or ground: "seized".
  case seize
  /// Taking of people where a force, or armed men, do it: "held", "picked up".
  case take
  /// Nothing without the word that makes it a phrase and may stand apart: "blew two pylons up".
  case part
  /// Counts harm without telling how it came: "death toll", "bodies".
  case count
  /// Speaks of an incident told elsewhere: "the carnage".
  case refer
  case none
}

/// What kind of incident a word makes, before weapon, actor and target have had their say.
enum TypeHint: String, Sendable {
  /// Whatever the weapon makes of it: "strike".
  case any
  /// By air when a state or an aircraft does it, else a bombing.
  case bomb
  /// By the weapon, else a raid or a shooting: "attack".
  case attack
  /// By the weapon, else by who killed whom.
  case kill
  /// Taking: of people an abduction, of ground a clash.
  case seize
  case airstrike, drone_strike, missile_strike, shelling, bombing, suicide_bombing, ied, armed_clash, shooting, raid
  case assassination, abduction, massacre, ambush, ground_incursion, naval_attack, other_violence

  /// The type itself, when the word alone decides.
  var type: IncidentType? { IncidentType(rawValue: rawValue) }
}

struct EventSense: Sendable {
  var lemma: String
  var `class`: EventClass
  var type: TypeHint
  var harm: Toll.Kind?
}

struct WeaponSense: Sendable {
  enum Strength: String, Sendable {
    /// A weapon whatever stands around it.
    case strong
    /// A weapon when it is used as one: "aircraft", "mine", "stone".
    case weak
    /// A person named by the weapon: "suicide bomber". Tells the kind of incident; is itself no weapon.
    case person
    /// A way of striking that tells the kind of incident: "from the air".
    case manner
    case none
  }
  var `class`: WeaponClass
  var strength: Strength
}

struct PartySense: Sendable {
  enum Kind: String, Sendable { case force, people, person, vehicle }
  enum Role: String, Sendable {
    /// Belongs to a state, and can strike.
    case state
    /// Armed without a state.
    case armed
    /// Seldom the author.
    case victim
  }
  var lemma: String
  var kind: Kind
  var sector: String
  /// The key of a toll's breakdown that it counts under.
  var category: String?
  var role: Role

  /// Soldiers, police: people of a state's forces.
  var isForce: Bool { role == .state && ["MIL", "COP"].contains(sector) }
}

struct SiteSense: Sendable {
  var kind: Target.Kind
  var sector: String?
}

/// A number as words give it; nil bounds are open.
struct Quantity: Sendable, Hashable {
  var low: Int?
  var best: Int?
  var high: Int?
}

enum Bound: String, Sendable { case least, over, most, about }

/// How a verb of speech stands to what is said.
enum SpeechClass: String, Sendable { case say, claim, hedge, blame, confirm, deny }

/// What takes an event out of the world of facts, or out of doubt.
enum StandingClass: String, Sendable {
  case negation, hypothetical, planned, attempted, foiled, exercise, fiction, hedge, unverified
  /// Speaks of a trade rather than of a deed, over bare plurals: "responsible for bombings", "coordinated attacks".
  case habitual

  var inflects: Bool {
    switch self {
    case .planned, .attempted, .foiled, .exercise, .habitual: true
    default: false
    }
  }
}

/// A world in which words of war are figures of speech, or in which harm is nobody's deed.
enum Domain: String, Sendable, CaseIterable {
  case sport, labour, culture, business, politics, cyber, health, disaster, accident
  /// Drills, tests of weapons, displays.
  case exercise
}

/// Words that hang one event on another.
enum LinkClass: String, Sendable {
  /// What follows the word is what provoked it: "in retaliation for".
  case retaliation
  /// What follows came first: "hours after".
  case after
  /// What follows came later.
  case before
  /// Opens a comparison with an older event: "since".
  case since
  /// The sentence as a whole answers what was told before: "retaliated".
  case answers
  /// Stands between whom one blow struck and the other blow that they are said to have struck: "the men behind the attack".
  case culprit
  /// The subject brought about the object: "provoked", "triggered".
  case provokes
  /// The report speaks of blow and answer: "vowed", "tit-for-tat".
  case reprisal
}

/// What a word says about the name or the deed beside it.
enum RoleWord: Int, Sendable, CaseIterable {
  /// Stands before the name of a person: "general".
  case title
  /// Stands beside the name of a place: "district".
  case locality
  /// With an article and no name, the place told before: "the town".
  case settlement
  /// With an article and no name, the wider place told before: "the province".
  case division
  /// Names a division of the first order: "Takhar province".
  case province
  /// Stands before where something happened: "near".
  case situation
  /// Where its "from" is, the blow came from: "launched".
  case departure
  /// What a country or capital owns here is an office, no place: "Iran's parliament".
  case institution
  /// Stands for a country on the ground of another: "embassy".
  case mission
  /// A small word inside the name of a person: "bin".
  case particle
  /// Ends the name of an armed organisation: "Brigade".
  case organisation
  /// Ties people to a group: "loyal to".
  case affiliation
  /// A word for an armed group, beside its name or for one named before: "the movement".
  case body
  /// Ties a party to a state that is not its own: "Northland-backed".
  case backing
  /// What an author is said to have done, when the deed itself is told elsewhere: "carried it out".
  case deed
  /// Where its "to" is, somebody came afterwards: "evacuated".
  case moving
  /// People who may do a deed without being of a force or group: "men".
  case doer
  /// Names people so vaguely that any other word for them says more: "others".
  case vague
  /// Names nothing that can be struck: "number".
  case abstract
  /// Names a part, or a place about, a thing: "floor", "gates".
  case part
  /// Says of a vehicle before it that it carries the bomb: "packed".
  case charged
  /// Part of the name of a device that lies in wait: "roadside".
  case laid
  /// Some of those named behind its "of": "team".
  case collective
  /// What towns do with their dead: "counted", "mourned", "buried".
  case mourning
  /// Of several countries, and so of none: "coalition".
  case multinational
  /// What somebody says in writing: "statement"; its owner is who speaks.
  case document
  /// A verb whose subject did not do the deed that is its object: "condemned the attack".
  case bystanding
  /// A verb whose subject suffered the deed that is its object: "sustained an attack".
  case suffering
  /// A participle that stands for a preposition: "following the attack".
  case prepositional
  /// Says of bodies that came upon that somebody killed them: "bullet-riddled", "gunshot".
  case slain
  /// A verb of force whose object, a bare name, is a place: "shelled", "stormed".
  case overrunning
  /// How what bombs do on a place beneath is told, and what kind of bombs: "fell", "rained"; "glide", "barrel".
  case falling
  /// Names those of a state's forces who fight on foot: "soldiers", "patrol".
  case afoot
  /// Many blows in one word, with "of": "a wave of attacks".
  case spate
  /// What is done to what flies: "shot down", "the downing of".
  case felling
  /// What goes on for years and is no deed: "war"; its dead are a sum.
  case warfare
  /// A verb whose object was come upon, kept or given up, not used: "recovered two rifles".
  case finding
  /// Says that those who are its object are held to have done the deed behind it: "charged with the murder".
  case accusing
  /// Stands first in the names of persons: "Maria".
  case given
  /// What captors do with those they took: "released three engineers".
  case freeing
  /// Says that its subject had a part in the deed behind it: "masterminded the murder".
  case partaking
  /// What goes on water: "tanker", "frigate".
  case ship
  /// Where ships are: "sea", "strait", "offshore".
  case waters
  /// What arms are made, kept or moved in, and not used: "production", "cache", "shipment".
  case stock
  /// What is done with the hurt between where they fell and where they are cared for: "taken to the hospital in Dori".
  case caring
  /// What a crowd burns in the street: "tyres", "flags".
  case kindling
  /// A body of soldiers that has a name of its own: "battalion".
  case unit
}
