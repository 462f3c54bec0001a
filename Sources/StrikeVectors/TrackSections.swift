import Gazetteer
import Geo
import Geodesy

/// A stretch of a track over one country, or over the sea.
struct TrackSection {
  /// A country number of the ``BorderGrid``, or ``BorderGrid/sea``.
  var country: UInt16
  /// Metres from the start of the track.
  var from: Double
  var to: Double
  /// Unrolled.
  var entry: Coordinate
  var exit: Coordinate

  var length: Double { to - from }
}

/// The whole of a track as sections, each over another country than the one before.
struct TrackSections {
  /// Gaps and overlaps of the border data shorter than this count to the section before them.
  static let sliver = 1.0

  private(set) var sections: [TrackSection] = []

  /// - Parameter locate: the country number at a point, for tracks without a crossing and for places where the sides of
  ///   successive outlines contradict one another, as where two countries' polygons overlap.
  init(of line: GeodesicLine, crossings: [OutlineCrossing], locate: (Coordinate) -> UInt16) {
    sections.reserveCapacity(crossings.count + 1)
    let agree = zip(crossings, crossings.dropFirst()).allSatisfy { $0.to == $1.from }
    var from = (at: 0.0, point: line.start)
    for i in 0...crossings.count {
      let to = i < crossings.count ? (crossings[i].at, crossings[i].point) : (line.length, line.point(at: line.length))
      let country: UInt16
      if agree, let last = crossings.last {
        country = i < crossings.count ? crossings[i].from : last.to
      } else if to.0 - from.at < Self.sliver, let before = sections.last {
        country = before.country
      } else {
        country = locate(line.point(at: (from.at + to.0) / 2).normalized)
      }
      append(TrackSection(country: country, from: from.at, to: to.0, entry: from.point, exit: to.1))
      from = to
    }
  }

  private mutating func append(_ section: TrackSection) {
    guard let last = sections.last else {
      sections.append(section)
      return
    }
    if sections.count == 1, last.length < Self.sliver {
      sections[0] = section
      sections[0].from = last.from
      sections[0].entry = last.entry
    } else if section.country == last.country || section.length < Self.sliver {
      sections[sections.count - 1].to = section.to
      sections[sections.count - 1].exit = section.exit
    } else {
      sections.append(section)
    }
  }
}
