package import Geo

/// A thing drawn on a map that is no place of the record: water, disputed areas, boundary lines at sea.
package struct BackgroundFeature: Sendable {
  package enum Kind: UInt8, Sendable, Hashable, CaseIterable {
    case lake, river, sea
    /// An area two or more states claim; see ``claimants``.
    case disputedArea
    /// A line inside or around a disputed area (claim boundaries, lines of control as published).
    case disputedLine
    /// A country of the coarse world.
    case coarseCountry
  }

  package enum Shape: Sendable {
    case area(MultiPolygon)
    case line(MultiLineString)
  }

  package let kind: Kind
  /// The English name; empty when it has none.
  package let name: String
  /// 0 for the greatest to 10 for the least.
  package let rank: Int
  /// The source's word for what it is, such as "Lake", "Reservoir", "Line of control".
  package let featureClass: String
  package let bounds: BoundingBox
  package let shape: Shape
  /// Of a disputed area: who holds it (alpha-3), and the source's sentence on it ("Admin. by India; Claimed by China").
  package let heldBy: String?
  package let note: String?
  /// Of a disputed area: who claims it, alpha-3.
  package let claimants: [String]
  /// The place that bears its names, for water that has one.
  package let place: PlaceID?
}

/// One country of the coarse world, for locator maps.
package struct CoarseCountry: Sendable {
  package let place: PlaceID
  /// ISO 3166-1 alpha-3; nil for what belongs to no country.
  package let country: String?
  package let area: MultiPolygon
}
