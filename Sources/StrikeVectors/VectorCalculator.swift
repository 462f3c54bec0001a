import Gazetteer
import Geo
import Geodesy
import Incidents
import Synchronization

/// Computes strike vectors: the geodesic from an origin to a target and everything it passes over.
///
/// Definitions, all in the terms of the border data named in the result:
/// - *Segments* cover the whole track; pieces under a metre, the gaps and overlaps of the data, count to the piece before.
/// - *Depth along the track* runs from the last entry into the polygon that holds the target; nil when the target lies in no
///   country's polygon or the track never enters it from outside.
/// - *Nearest border* is measured from the target to the land border that the polygons of the two ends share; nil when an end
///   lies in no polygon, both lie in the same country's, or the two have no land border.
/// - *Transited* are third countries: neither end's, by polygon or by gazetteer.
/// - Where an end's polygon is not the country that the gazetteer gives, `endsDisagree` says so; the figures stay those of the
///   polygons, for no others can be drawn.
package final class VectorCalculator: Sendable {
  private let make: @Sendable () -> Borders
  private let made = Mutex<Borders?>(nil)
  let gazetteer: Gazetteer?

  /// Borders are read from the gazetteer at the first vector.
  package init(gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    make = { Borders(gazetteer) }
  }

  /// A calculator over borders of one's own, which knows no places.
  package init(borders: Borders) {
    gazetteer = nil
    make = { borders }
  }

  package var borders: Borders {
    made.withLock { made in
      if let made { return made }
      let borders = make()
      made = borders
      return borders
    }
  }

  /// The vector between two ends; nil when a coordinate is not on earth.
  ///
  /// Ranges are given when an end is uncertain.
  package func vector(from origin: VectorEnd, to target: VectorEnd) -> StrikeVector? {
    guard origin.isOnEarth, target.isOnEarth else { return nil }
    let track = Track(from: origin, to: target, over: borders)
    var vector = track.vector(basis: .stated)
    if origin.uncertainty != .none || target.uncertainty != .none {
      vector.ranges = UncertainVector(origin: .end(origin), target: target, over: borders).ranges
    }
    return vector
  }

  /// The shortest vector that an attack from a country can have: from the nearest point of its territory, mainland or island.
  ///
  /// Nil when the border data know no such country, the target is not on earth, or it lies in the country itself. The ranges are
  /// those of an origin anywhere in the country.
  /// - Parameter country: ISO 3166-1 alpha-3.
  package func vector(fromCountry country: String, to target: VectorEnd) -> StrikeVector? {
    let borders = borders
    guard target.isOnEarth, let number = borders.number(of: country),
      borders.number(at: target.coordinate.normalized) != number,
      let nearest = borders.outline(of: number).nearest(to: target.coordinate)
    else { return nil }
    let origin = VectorEnd(nearest.point, country: country)
    var vector = Track(from: origin, to: target, over: borders, startsOnBorderOf: number).vector(basis: .actorCountry)
    vector.ranges =
      UncertainVector(origin: .country(number, nearest: nearest.point), target: target, over: borders).ranges
    return vector
  }
}

extension VectorEnd {
  fileprivate var isOnEarth: Bool { coordinate.longitude.isFinite && coordinate.normalized.isOnEarth }
}
