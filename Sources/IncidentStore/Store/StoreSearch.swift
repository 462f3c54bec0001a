import Gazetteer
import Geo
import GeoPackage
import Incidents

/// Finds the rows that may lie in regions and in a time, by stretches of the indexes of countries, provinces and positions.
struct StoreSearch {
  /// Some of the rows that a region may hold: stretches of an index.
  private struct Part {
    var walk: StoreWalk
    /// Whose stretches.
    var keys: [Cell] = [.null]
    var values: [Cell] = []
  }

  /// A row that answers, or may.
  struct Match {
    var fid: Int
    /// Nil where only the record tells.
    var containment: Containment?
  }

  private let filter: IncidentFilter
  private let regions: [RegionGeometry]
  /// Where no more is asked of places than that they lie in one region, that region.
  private let onlyRegion: RegionGeometry?
  private let facts: StoreFacts
  private let days: StoreDays

  init(_ filter: IncidentFilter, facts: StoreFacts) {
    self.filter = filter
    regions = filter.regions.map(\.geometry)
    onlyRegion = regions.count == 1 && filter.nearBorder == nil ? regions[0] : nil
    self.facts = facts
    days = StoreDays(filter, facts)
  }

  /// The rows that answer, or may, each once and in the order of their fids.
  func matches(in transaction: Transaction) throws -> [Match] {
    var matches: [Match] = []
    var stored = StoredPlace()
    for part in filter.regions.isEmpty ? border : filter.regions.flatMap(parts) {
      for stretch in days.stretches {
        let sql = part.walk.sql(stretch, naming: facts.hasUncoded)
        try transaction.read(sql, each: part.keys, days.values + part.values) { row in
          let containment = containment(of: row, by: part.walk, &stored)
          if containment != .no { matches.append(Match(fid: row.integer(0), containment: containment)) }
        }
      }
    }
    return Self.once(matches)
  }

  /// Regions that overlap find a row more than once, with the same answer.
  private static func once(_ matches: [Match]) -> [Match] {
    var sorted = matches.sorted { $0.fid < $1.fid }
    var kept = 0
    for place in sorted.indices where place == 0 || sorted[place].fid != sorted[kept - 1].fid {
      sorted[kept] = sorted[place]
      kept += 1
    }
    sorted.removeLast(sorted.count - kept)
    return sorted
  }

  /// Nil where the columns do not tell.
  private func containment(of row: RowReader, by walk: StoreWalk, _ stored: inout StoredPlace) -> Containment? {
    let time = days.containment(isInside: row.integer(1) == 1)
    if walk.isSure, !row.isNull(2) { return time }
    if walk.isBeyond, let region = onlyRegion, !row.isNull(6), !row.isNull(7), let reach = row.double(5),
      let lat = row.double(2), let lon = row.double(3)
    {
      return min(time, region.containment(ofOther: Coordinate(longitude: lon, latitude: lat), reachKm: reach))
    }
    if walk.isOwn, let region = onlyRegion, let lat = row.double(2), let lon = row.double(3) {
      let precision = stored.precision(row, 4)
      if precision?.isLoose != true, precision != .country { return time }
      if precision != .country, let reach = row.double(5) {
        return min(time, region.containment(ofOwn: Coordinate(longitude: lon, latitude: lat), reachKm: reach))
      }
    }
    stored.read(row, from: 2, naming: facts.hasUncoded)
    var answer = time
    if !regions.isEmpty {
      var best = Containment.no
      for region in regions {
        guard region.isDecided(by: stored.place) else { return nil }
        best = max(best, region.containment(of: stored.place))
      }
      answer = min(answer, best)
    }
    if let border = filter.nearBorder, answer > .no { answer = min(answer, border.containment(of: stored.place)) }
    return answer
  }

  private var border: [Part] {
    guard let border = filter.nearBorder else { return [] }
    return Self.box(border.bounds)
      + [Part(walk: .vagueInCountry, keys: [.text(border.countries.0), .text(border.countries.1)])]
  }

  /// The rows that a region may hold: by its codes, about its edge, and what has no position.
  private func parts(_ query: RegionQuery) -> [Part] {
    guard case .place(let place) = query.region, place.kind == .country || place.kind == .province,
      let country = place.country
    else {
      return [Part(walk: .vagueAnywhere)] + Self.box(query.geometry.bounds(forReachKm: facts.farthestReachKm))
    }
    guard place.kind == .province else {
      // Where a border is asked for as well, it takes more than the country to tell.
      let own = Part(walk: filter.nearBorder == nil ? .countryAlone : .country, keys: [.text(country)])
      return [own] + beyond(query, code: country, .aboutCountry, orBy: .aboutLargeCountry)
    }
    return [
      Part(walk: .province, keys: [.text(place.identifier)]), Part(walk: .unplaced, keys: [.text(country)]),
    ]
      + beyond(
        query, code: place.identifier, in: [.text(country)], .aboutProvince, orBy: .aboutLargeProvince)
  }

  /// The rows about a region whose code is another or none, and which may lie in it all the same: cell by cell or, of a large one,
  /// country by country.
  /// - Parameter home: the country of a province.
  private func beyond(
    _ query: RegionQuery, code: String, in home: [Cell] = [], _ byCell: StoreWalk, orBy byCountry: StoreWalk
  ) -> [Part] {
    let box = query.geometry.bounds(forReachKm: facts.farthestReachKm)
    let cells = query.geometry.cells(forReachKm: facts.farthestReachKm)
    let countries = ([query.geometry.country].compactMap(\.self) + query.geometry.neighbours).filter { $0 != code }
    return Self.stretches(box).map { west, east in
      Part(
        walk: cells == nil ? byCountry : byCell,
        keys: cells?.map { Cell($0) } ?? [.null] + countries.map { Cell($0) },
        values: [.text(code), .real(box.south), .real(box.north), .real(west), .real(east)] + home)
    }
  }

  private static func box(_ box: BoundingBox) -> [Part] {
    stretches(box).map { west, east in
      Part(walk: .box, values: [.real(west), .real(east), .real(box.south), .real(box.north)])
    }
  }

  /// A box's longitudes: two stretches of them where it crosses the antimeridian.
  private static func stretches(_ box: BoundingBox) -> [(west: Double, east: Double)] {
    box.crossesAntimeridian ? [(box.west, .infinity), (-.infinity, box.east)] : [(box.west, box.east)]
  }
}
