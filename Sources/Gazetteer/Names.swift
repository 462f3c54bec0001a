/// A folded name's number inside one edition of the gazetteer; several places may share it.
package struct NameID: RawRepresentable, Hashable, Comparable, Sendable {
  package let rawValue: UInt32

  @inlinable
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static func < (a: NameID, b: NameID) -> Bool { a.rawValue < b.rawValue }
}

/// What is known of a folded name apart from the places that bear it, as a help against false finds in running text.
package struct NameTraits: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  @inlinable
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Also a common English word ("Of", "Bath", "Nice"): only a capital letter inside a sentence, or the context, makes it a name.
  package static let commonWord = NameTraits(rawValue: 1)
  /// Also a usual given name or surname of persons ("Jordan", "Hassan", "Washington").
  package static let personName = NameTraits(rawValue: 2)
  /// A code or an abbreviation only ("US", "KP"): to be taken as a name only in capitals.
  package static let abbreviation = NameTraits(rawValue: 4)
  /// Nobody's main name, only another spelling of some place.
  package static let onlyAlternate = NameTraits(rawValue: 8)
  /// A country or province bears it.
  package static let namesArea = NameTraits(rawValue: 16)
}

/// One place that bears a name, and what kind of name it is to that place.
package struct NameUse: Hashable, Sendable {
  package let place: PlaceID
  package let kind: PlaceName.Kind

  @inlinable
  package init(place: PlaceID, kind: PlaceName.Kind) {
    self.place = place
    self.kind = kind
  }
}
