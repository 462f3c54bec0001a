/// Who acted.
package struct Actor: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case organization, individuals
  }

  /// How sure the text is that it was they.
  package enum Certainty: String, Sendable, Hashable, CaseIterable {
    case known, claimed, suspected, denied, unknown
    /// No words of the report accuse them: the rest of it makes them likely.
    case guessed
  }

  /// The words of the text: "Yech Al-Adl".
  package var text: String
  /// The name the field uses for them ("Jaish al-Adl"), when known.
  package var name: String?
  package var kind: Kind
  /// ISO 3166-1 alpha-3 of the state, or of the home of an armed group; nil when it has none.
  package var country: String?
  /// PLOVER sector: MIL, REB, GOV, COP, PRM, UAF, CRM, CVL, ...
  package var sector: String?
  package var certainty: Certainty

  package init(
    text: String, name: String? = nil, kind: Kind = .organization, country: String? = nil, sector: String? = nil,
    certainty: Certainty = .known
  ) {
    self.text = text
    self.name = name
    self.kind = kind
    self.country = country
    self.sector = sector
    self.certainty = certainty
  }
}

/// Who or what was struck.
package struct Target: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case group, people, person, site, vehicle, area
  }

  package enum Effect: String, Sendable, Hashable, CaseIterable {
    case killed, injured, captured, destroyed, damaged, none, unknown
  }

  package var text: String
  package var name: String?
  package var kind: Kind
  package var count: Int?
  package var effect: Effect
  package var country: String?
  package var sector: String?

  package init(
    text: String, name: String? = nil, kind: Kind, count: Int? = nil, effect: Effect = .unknown, country: String? = nil,
    sector: String? = nil
  ) {
    self.text = text
    self.name = name
    self.kind = kind
    self.count = count
    self.effect = effect
    self.country = country
    self.sector = sector
  }
}

/// What it was done with, in the words of the text and by class.
package struct Weapon: Sendable, Hashable {
  package var text: String
  package var `class`: WeaponClass

  package init(text: String, class: WeaponClass) {
    self.text = text
    self.class = `class`
  }
}

package enum WeaponClass: String, Sendable, Hashable, CaseIterable {
  case aircraft, drone, missile, rocket, artillery, mortar, firearm, explosive, ied, suicide, grenade, mine, ship, melee
  case chemical, other
}
