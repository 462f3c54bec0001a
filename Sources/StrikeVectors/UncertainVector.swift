import Geo
import Geodesy
import Incidents

/// What holds of a vector whatever its true origin and target, within their uncertainty.
///
/// Length and azimuth are bounds: no origin and target of the regions lie outside them. Depth and transits are those of some
/// hundred tracks between points spread over both regions' edges, their crossings found to less than a metre.
struct UncertainVector {
  enum Source {
    case end(VectorEnd)
    /// Somewhere in a country, given by number, whose nearest point to the target is known.
    case country(UInt16, nearest: Coordinate)
  }

  let ranges: StrikeVector.Ranges

  init(origin: Source, target: VectorEnd, over borders: Borders) {
    let from: UncertainRegion
    var country: UInt16?
    var stated: String?
    switch origin {
    case .end(let end):
      from = UncertainRegion(end)
      stated = end.country
    case .country(let number, let nearest):
      from = UncertainRegion(country: number, of: borders, nearest: nearest)
      country = number
      stated = borders.code(number)
    }
    let to = UncertainRegion(target)
    let length = from.distances(to: to)
    let held = borders.number(at: to.centre)

    var depths: StrikeVector.Range?
    var tracks = 0
    var met: [(country: String, tracks: Int)] = []
    for origin in from.samples(to.isPoint ? 96 : 32) {
      let start = VectorEnd(origin, country: stated)
      for track in to.tracks(
        from: start, country: borders.code(held), isOnlyStart: from.isPoint, startsOnBorderOf: country, over: borders)
      {
        tracks += 1
        for code in track.transited {
          if let known = met.firstIndex(where: { $0.country == code }) {
            met[known].tracks += 1
          } else {
            met.append((code, 1))
          }
        }
        if let depth = track.depth, track.sections.last?.country == held {
          depths = StrikeVector.Range(low: min(depths?.low ?? depth, depth), high: max(depths?.high ?? depth, depth))
        }
      }
    }
    ranges = StrikeVector.Ranges(
      lengthMetres: StrikeVector.Range(low: length.low, high: length.high),
      azimuth: AzimuthSector.between(from, to, nearest: length.low), depthAlongTrackMetres: depths,
      certainlyTransited: met.filter { $0.tracks == tracks }.map(\.country),
      possiblyTransited: met.filter { $0.tracks < tracks }.map(\.country))
  }
}
