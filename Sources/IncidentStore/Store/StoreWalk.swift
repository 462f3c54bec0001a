/// A way to the rows that a region may hold: stretches of an index. Their SQL is the same for all questions, so that SQLite compiles
/// it once.
///
/// Parameters: ?1 is whose stretch it is, ?2, ?3 and ?4 are the days (``StoreDays``), ?5 and on the way's own.
struct StoreWalk: Sendable {
  /// A row that has a position lies in the region.
  let isSure: Bool
  /// A row is of the province asked for by its code.
  let isOwn: Bool
  /// A row that has a country and a code is vague and of another country or province than the one asked for.
  let isBeyond: Bool
  private let texts: [String]
  private let namingTexts: [String]

  /// - Parameters:
  ///   - condition: which rows they are.
  ///   - source: where they are found.
  ///   - isSure: see ``isSure``. Of such rows no more is read than the index holds.
  private init(
    _ condition: String, in source: String = "incidents", isSure: Bool = false, isOwn: Bool = false,
    isBeyond: Bool = false
  ) {
    self.isSure = isSure
    self.isOwn = isOwn
    self.isBeyond = isBeyond
    func texts(naming: Bool) -> [String] {
      StoreDays.Stretch.allCases.map { days in
        func told(_ column: String) -> String { isSure ? "CASE WHEN lat IS NULL THEN \(column) END" : column }
        let name = naming ? told("CASE WHEN admin1_code IS NULL THEN admin1 END") : "NULL"
        return """
          SELECT incidents.fid, \(days.isInside), lat, lon, precision, \(told("radius_km")), \(told("country")), \
          \(told("admin1_code")), \(name) FROM \(source) WHERE \(condition) AND \(days.sql)
          """
      }
    }
    self.texts = texts(naming: false)
    namingTexts = texts(naming: true)
  }

  /// What reads a stretch: its columns are fid, whether all of its days are asked for, lat, lon, precision, radius_km, country,
  /// admin1_code, admin1.
  /// - Parameter naming: the names of provinces are read, of rows without a code.
  func sql(_ days: StoreDays.Stretch, naming: Bool) -> String {
    let place = days == .within ? 0 : days == .before ? 1 : 2
    return naming ? namingTexts[place] : texts[place]
  }

  /// All of a country.
  static let country = StoreWalk("country = ?1")
  /// The same where no more is asked of those with a position than that they lie in it.
  static let countryAlone = StoreWalk("country = ?1", isSure: true)
  /// All of a province by its code.
  static let province = StoreWalk("admin1_code = ?1", isOwn: true)
  /// Those known to a country at most.
  static let unplaced = StoreWalk("country = ?1 AND admin1_code IS NULL AND \(StoreTables.isVague)", in: vague)
  /// Those of a country known to it or to a province of it at most.
  static let vagueInCountry = StoreWalk("country = ?1 AND \(StoreTables.isVague)", in: vague)
  /// All that are known to a country or a province at most.
  static let vagueAnywhere = StoreWalk(StoreTables.isVague, in: vague)
  /// Of those in a cell of the earth, the ones in a box that another province of ?10 than ?5, or none, may have.
  static let aboutProvince = StoreWalk("\(isInCells) AND \(isAboutProvince)", in: cell, isBeyond: true)
  /// The same for another country than ?5.
  static let aboutCountry = StoreWalk("\(isInCells) AND \(isAbout("country"))", in: cell, isBeyond: true)
  /// The same by country instead of cell, where those would be too many.
  static let aboutLargeProvince = StoreWalk("country IS ?1 AND \(isAboutProvince)", isBeyond: true)
  static let aboutLargeCountry = StoreWalk("country IS ?1 AND \(isAbout("country"))", isBeyond: true)
  /// All in a box. An R-tree holds its boxes a little too large, never too small.
  static let box = StoreWalk(
    "minx BETWEEN ?5 AND ?6 AND miny BETWEEN ?7 AND ?8",
    in: "rtree_incidents_geom JOIN incidents ON fid = rtree_incidents_geom.id")

  private static let isInCells = "\(StoreCells.sql) = ?1"
  /// No province lies in two countries.
  private static let isAboutProvince = "\(isAbout("admin1_code")) AND (country = ?10 OR country IS NULL)"

  private static func isAbout(_ column: String) -> String {
    // The box first, which most rows of a cell are outside of.
    "lat BETWEEN ?6 AND ?7 AND lon BETWEEN ?8 AND ?9 AND \(column) IS NOT ?5 AND \(StoreTables.mayBeBeyond)"
  }

  // The planner would take another index, and look at all of a country.
  private static let cell = "incidents INDEXED BY incidents_cell"
  private static let vague = "incidents INDEXED BY incidents_vague"
}
