import Glibc
import Incidents

/// What can be told of a nominal near an incident that speaks for or against its being what the incident was aimed at.
///
/// `targets.tsv` weighs each trait, for all nominals and for those of one class; `make targets` fits it.
enum TargetTrait: Int, CaseIterable, Sendable {
  /// Holds of every nominal.
  case always
  // How it hangs on the words of violence.
  /// "shelled the school".
  case object
  /// "the school was shelled".
  case passive
  /// "fired at the school".
  case at
  /// "exploded outside the school".
  case scene
  /// "killed the teacher".
  case harmed
  /// "seized the teacher".
  case seized
  /// "clashed with the patrol".
  case fought
  /// "the school bombing".
  case named
  /// "the casualties were teachers".
  case counted
  /// "the hangar and the fuel tanks".
  case coordinated
  /// In the sentence, tied to no word of violence.
  case beside
  /// Tied to none, yet the object of another verb.
  case objectBeside
  /// Tied to none, behind "in", "at", "near".
  case sceneBeside
  /// Tied to none, the subject of another verb.
  case subjectBeside
  /// Tied to none, behind "of".
  case ofBeside
  /// In the clause of a word of violence.
  case inClause
  // What is told of it.
  case killed, injured, captured, destroyed
  /// By a number above one.
  case several
  /// "a", "an", or a bare plural.
  case indefinite
  case definite
  /// "its", "their".
  case owned
  case isProper
  case isShort
  /// Children, women, the elderly: often a part of those counted.
  case isPart
  case isForce
  case isArmed
  case isMilitarySite
  case isPublicSite
  case isUnlisted
  /// "village", "district".
  case isLocality
  case isHome, isSchool, isHospital, isWorship, isOffice
  /// Counted among the killed or hurt.
  case inToll
  /// Of the party that strikes.
  case isOwn
  // Where it stands.
  case inFirst
  case inLater
  case isRepeated
  case inTitle
  case isFirstOfClass
  // Beside what else it stands.
  case besideThing
  case besidePeople
  case besidePerson
  /// The only one that words of violence take.
  case isAlone
  /// Words of violence take none.
  case amongUntied
  /// Another of its class is taken by words of violence.
  case hasLike
  /// Harmed, where nothing is struck; harmed, where something is.
  case onlyHarmed, harmedBesideStruck
  // In which kind of incident.
  case inRemote, inExplosive, inGround, inAbduction, inMassacre, inAssassination, inClash, inHarmOnly
}

/// The classes of nominals that have weights of their own.
enum TargetClass: Int, CaseIterable, Sendable {
  case thing, people, person, ground

  init(_ kind: Target.Kind) {
    switch kind {
    case .site, .vehicle: self = .thing
    case .people, .group: self = .people
    case .person: self = .person
    case .area: self = .ground
    }
  }
}

/// The weights of ``TargetTrait``.
struct TargetWeights: Sendable {
  /// For each trait, in order: the weight for all, then those for each class.
  private(set) var rows: [[Double]] = Array(
    repeating: Array(repeating: 0, count: TargetClass.allCases.count + 1), count: TargetTrait.allCases.count)

  mutating func set(_ trait: TargetTrait, _ weights: [Double]) { rows[trait.rawValue] = weights }

  /// What a trait adds for a class of nominals.
  func weight(_ trait: Int, _ class: TargetClass) -> Double { rows[trait][0] + rows[trait][`class`.rawValue + 1] }

  /// How likely a nominal is what its incident was aimed at.
  func chance(_ candidate: TargetCandidate) -> Double {
    var sum = 0.0
    candidate.traits.forEach { sum += weight($0, candidate.class) }
    return 1 / (1 + exp(-sum))
  }

  /// The chance from which on a nominal is taken.
  static let enough = 0.35
  /// The same, where no other is likelier.
  static let least = 0.15
}

/// A set of traits.
struct TargetTraits: Sendable {
  private(set) var bits: UInt64 = 0

  mutating func insert(_ trait: TargetTrait) { bits |= 1 << UInt64(trait.rawValue) }
  func contains(_ trait: TargetTrait) -> Bool { bits & (1 << UInt64(trait.rawValue)) != 0 }
  mutating func formUnion(_ other: TargetTraits) { bits |= other.bits }

  /// The positions in ``TargetTrait`` of those that hold.
  var numbers: [Int] {
    var numbers: [Int] = []
    forEach { numbers.append($0) }
    return numbers
  }

  /// Calls `body` with these positions, in order.
  func forEach(_ body: (Int) -> Void) {
    var rest = bits
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }
}
