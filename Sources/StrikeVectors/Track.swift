import Gazetteer
import Geo
import Geodesy
import Incidents

/// A geodesic between two ends, cut into its sections.
struct Track {
  let borders: Borders
  let line: GeodesicLine
  private(set) var sections: [TrackSection]
  private let origin: VectorEnd
  private let target: VectorEnd
  /// The country whose border the track sets out from, when it starts at the nearest point of a territory.
  private let startsOnBorderOf: UInt16?

  init(from origin: VectorEnd, to target: VectorEnd, over borders: Borders, startsOnBorderOf: UInt16? = nil) {
    self.init(
      along: GeodesicLine(from: origin.coordinate.normalized, to: target.coordinate.normalized), from: origin,
      to: target,
      over: borders, startsOnBorderOf: startsOnBorderOf, isExact: true)
  }

  /// - Parameter isExact: whether crossings shall be found to a millimetre, or to less than a metre.
  init(
    along line: GeodesicLine, from origin: VectorEnd, to target: VectorEnd, over borders: Borders,
    startsOnBorderOf: UInt16?, isExact: Bool
  ) {
    self.borders = borders
    self.origin = origin
    self.target = target
    self.startsOnBorderOf = startsOnBorderOf
    self.line = line
    let crossings = CrossingFinder(grid: borders.grid, isExact: isExact).crossings(of: line)
    sections = TrackSections(of: line, crossings: crossings, locate: borders.number(at:)).sections
  }

  /// The country number that holds the start; a territory's own nearest point is held by it.
  private var first: UInt16 { startsOnBorderOf ?? sections.first?.country ?? BorderGrid.sea }
  private var last: UInt16 { sections.last?.country ?? BorderGrid.sea }

  /// From the last entry into the target's polygon to the target; nil when there is none.
  var depth: Double? {
    guard let entered = sections.last, borders.code(entered.country) != nil else { return nil }
    let fromOutside = sections.count > 1 || startsOnBorderOf.map { $0 != entered.country } ?? false
    return fromOutside ? entered.length : nil
  }

  /// The sections and what is told by them as if the track ended so many metres earlier; nil when it is no longer than that.
  func shortened(by metres: Double) -> Track? {
    let end = line.length - metres
    guard end > 0 else { return nil }
    var track = self
    while let last = track.sections.last, last.from >= end { track.sections.removeLast() }
    guard let last = track.sections.indices.last else { return nil }
    track.sections[last].to = end
    track.sections[last].exit = line.point(at: end)
    return track
  }

  /// Third countries in the order of the track, each once.
  var transited: [String] {
    guard sections.count > 1 else { return [] }
    let ends = [borders.code(first), borders.code(last), origin.country, target.country]
    var transited: [String] = []
    for section in sections {
      guard let code = borders.code(section.country), !ends.contains(code), !transited.contains(code) else { continue }
      transited.append(code)
    }
    return transited
  }

  private var nearestBorder: StrikeVector.NearestBorder? {
    guard first != last, let from = borders.code(first), let to = borders.code(last),
      let nearest = borders.landBorder(between: first, and: last).nearest(to: target.coordinate.normalized)
    else { return nil }
    return StrikeVector.NearestBorder(distanceMetres: nearest.metres, point: nearest.point, between: [from, to])
  }

  func vector(basis: Origin.Basis) -> StrikeVector {
    StrikeVector(
      origin: line.start, target: target.coordinate.normalized, basis: basis, lengthMetres: line.length,
      azimuth: line.azimuth, arrivalAzimuth: line.arrivalAzimuth,
      segments: sections.map {
        StrikeVector.Segment(
          country: borders.code($0.country), kind: $0.country == BorderGrid.sea ? .sea : .land, fromMetres: $0.from,
          toMetres: $0.to, entry: $0.entry.normalized, exit: $0.exit.normalized)
      },
      crossings: zip(sections, sections.dropFirst()).map { before, after in
        StrikeVector.Crossing(
          from: borders.code(before.country), to: borders.code(after.country), point: after.entry.normalized,
          atMetres: after.from)
      },
      transited: transited, depthAlongTrackMetres: depth, nearestBorder: nearestBorder, ranges: nil,
      endsDisagree: StrikeVector.EndsDisagree(
        origin: origin.country != nil && origin.country != borders.code(first),
        target: target.country != nil && target.country != borders.code(last)),
      borders: borders.source)
  }
}
