import Geo

/// The way from an origin to a target on the WGS84 ellipsoid: how far, in what direction, over whose territory.
///
/// Countries are ISO 3166-1 alpha-3 codes. Metres along the track count from the origin. Azimuths are degrees clockwise from
/// true north, 0..<360.
package struct StrikeVector: Sendable, Hashable {
  /// A stretch of the track over one country or over the sea.
  package struct Segment: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable { case land, sea }
    /// Nil over the sea.
    package var country: String?
    package var kind: Kind
    package var fromMetres: Double
    package var toMetres: Double
    package var entry: Coordinate
    package var exit: Coordinate

    package init(
      country: String?, kind: Kind, fromMetres: Double, toMetres: Double, entry: Coordinate, exit: Coordinate
    ) {
      self.country = country
      self.kind = kind
      self.fromMetres = fromMetres
      self.toMetres = toMetres
      self.entry = entry
      self.exit = exit
    }
  }

  /// A point where the track passes from one country, or the sea (nil), to another.
  package struct Crossing: Sendable, Hashable {
    package var from: String?
    package var to: String?
    package var point: Coordinate
    package var atMetres: Double

    package init(from: String?, to: String?, point: Coordinate, atMetres: Double) {
      self.from = from
      self.to = to
      self.point = point
      self.atMetres = atMetres
    }
  }

  /// The nearest point to the target on the land border between two countries.
  package struct NearestBorder: Sendable, Hashable {
    package var distanceMetres: Double
    package var point: Coordinate
    package var between: [String]

    package init(distanceMetres: Double, point: Coordinate, between: [String]) {
      self.distanceMetres = distanceMetres
      self.point = point
      self.between = between
    }
  }

  /// The ends of an interval.
  package struct Range: Sendable, Hashable {
    package var low: Double
    package var high: Double

    package init(low: Double, high: Double) {
      self.low = low
      self.high = high
    }
  }

  /// What holds for every origin and target that the uncertainty allows. An azimuth range is a sector read clockwise from low
  /// to high; nil when the sector is all round.
  package struct Ranges: Sendable, Hashable {
    package var lengthMetres: Range
    package var azimuth: Range?
    /// Along-track depth; nil when no track enters the target's country from outside.
    package var depthAlongTrackMetres: Range?
    /// Third countries under every track, and under some but not every one.
    package var certainlyTransited: [String]
    package var possiblyTransited: [String]

    package init(
      lengthMetres: Range, azimuth: Range?, depthAlongTrackMetres: Range?, certainlyTransited: [String],
      possiblyTransited: [String]
    ) {
      self.lengthMetres = lengthMetres
      self.azimuth = azimuth
      self.depthAlongTrackMetres = depthAlongTrackMetres
      self.certainlyTransited = certainlyTransited
      self.possiblyTransited = possiblyTransited
    }
  }

  /// Ends whose polygon names another country than the gazetteer, or none.
  package struct EndsDisagree: Sendable, Hashable {
    package var origin: Bool
    package var target: Bool

    package init(origin: Bool, target: Bool) {
      self.origin = origin
      self.target = target
    }
  }

  package var origin: Coordinate
  package var target: Coordinate
  /// `actor-country` when the origin is only the nearest point of the attacker's country: the vector is then the shortest possible.
  package var basis: Origin.Basis
  package var lengthMetres: Double
  package var azimuth: Double
  package var arrivalAzimuth: Double
  package var segments: [Segment]
  package var crossings: [Crossing]
  /// Third countries on the great-circle line, in order.
  package var transited: [String]
  /// From the last entry into the target's country to the target.
  package var depthAlongTrackMetres: Double?
  /// From the target to its nearest land border with the origin's country; nil when they share none.
  package var nearestBorder: NearestBorder?
  package var ranges: Ranges?
  package var endsDisagree: EndsDisagree
  /// The border data set, its version and whose view of disputed borders it is.
  package var borders: String

  package init(
    origin: Coordinate, target: Coordinate, basis: Origin.Basis, lengthMetres: Double, azimuth: Double,
    arrivalAzimuth: Double, segments: [Segment], crossings: [Crossing], transited: [String],
    depthAlongTrackMetres: Double?, nearestBorder: NearestBorder?, ranges: Ranges?, endsDisagree: EndsDisagree,
    borders: String
  ) {
    self.origin = origin
    self.target = target
    self.basis = basis
    self.lengthMetres = lengthMetres
    self.azimuth = azimuth
    self.arrivalAzimuth = arrivalAzimuth
    self.segments = segments
    self.crossings = crossings
    self.transited = transited
    self.depthAlongTrackMetres = depthAlongTrackMetres
    self.nearestBorder = nearestBorder
    self.ranges = ranges
    self.endsDisagree = endsDisagree
    self.borders = borders
  }
}
