package import Geo

/// A piece of border or coast between two junctions: each piece of the world's borders is one arc, shared by the areas on
/// its two sides.
package struct Arc: @unchecked Sendable {
  /// What an arc parts.
  package enum Kind: UInt8, Sendable, Hashable, CaseIterable {
    /// Land from sea (or from what no country polygon covers).
    case coast
    /// Two countries, agreed.
    case international
    /// Two countries, disputed.
    case disputed
    /// A line of control or cease-fire line.
    case lineOfControl
    /// Two countries, not settled on the ground ("indefinite", "indeterminant frontier").
    case indefinite
    /// A breakaway territory from the country that claims it.
    case breakaway
    /// The edge of leased land (Baykonur, Guantanamo).
    case lease
    /// Two provinces of one country.
    case province
    /// The cut of the map at 180 degrees or at the pole: nothing on the ground, never to be drawn or crossed.
    case seam

    /// True for the edges between countries, whatever their standing; false for coasts and provinces.
    package var isCountryBorder: Bool { self != .coast && self != .province && self != .seam }
    /// True for country borders that some party does not recognise.
    package var isContested: Bool { isCountryBorder && self != .international && self != .lease }
  }

  /// The positions in order, straight in longitude and latitude between them. Borrowed from the gazetteer's mapped file: valid
  /// as long as the `Gazetteer` lives.
  package let coordinates: UnsafeBufferPointer<Coordinate>
  /// The province to the left of the direction of the coordinates, and to the right; nil for the sea.
  package let left: PlaceID?
  package let right: PlaceID?
  /// The country polygon (a place of kind `.country`) to the left and right; nil for the sea.
  package let leftUnit: PlaceID?
  package let rightUnit: PlaceID?
  /// ISO 3166-1 alpha-3 of the country to the left and right; nil for the sea and for what belongs to no country.
  package let leftCountry: String?
  package let rightCountry: String?
  package let kind: Kind
  package let bounds: BoundingBox
}

/// An arc as a piece of a ring, perhaps walked backwards.
package struct ArcReference: Hashable, Sendable {
  package let index: Int
  package let isReversed: Bool

  @inlinable
  package init(index: Int, isReversed: Bool) {
    self.index = index
    self.isReversed = isReversed
  }
}

/// A closed ring of arcs. An area's rings come polygon by polygon, the outer ring first, then its holes.
package struct ArcRing: Hashable, Sendable {
  package let arcs: [ArcReference]
  package let isHole: Bool

  package init(arcs: [ArcReference], isHole: Bool) {
    self.arcs = arcs
    self.isHole = isHole
  }
}

/// A stretch of consecutive coordinates of one arc: the segments between coordinates `range.lowerBound` and
/// `range.upperBound - 1`.
package struct ArcRun: Hashable, Sendable {
  package let arc: Int
  package let range: Range<Int>

  @inlinable
  package init(arc: Int, range: Range<Int>) {
    self.arc = arc
    self.range = range
  }
}
