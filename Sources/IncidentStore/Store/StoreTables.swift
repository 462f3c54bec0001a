import GeoPackage
import Incidents

/// The tables and layers of an incident store.
///
/// The layer `incidents` has what a GIS user filters by as columns, and the record itself, from which incidents are read back
/// whole; the other tables lay open what the record nests.
enum StoreTables {
  /// Counted up when tables change; ``migrations`` lead from each version to the next.
  static let version = 5

  /// Statements that bring a store of version `index + 1` to the next.
  static let migrations: [String] = [
    // Version 2: positions as columns and in the indexes, so that questions and linking read no geometries.
    """
    ALTER TABLE incidents ADD COLUMN lat REAL;
    ALTER TABLE incidents ADD COLUMN lon REAL;
    UPDATE incidents SET lat = json_extract(record, '$.place.lat'), lon = json_extract(record, '$.place.lon')
      WHERE geom NOTNULL;
    DROP INDEX incidents_province;
    DROP INDEX incidents_country;
    CREATE INDEX incidents_province ON incidents (admin1_code);
    CREATE INDEX incidents_country ON incidents (country);
    CREATE INDEX incidents_vague ON incidents (date_start);
    INSERT INTO store (name, value) SELECT 'longest_span',
      coalesce(max(julianday(date_end) - julianday(date_start)), 0) FROM incidents;
    INSERT INTO store (name, value) SELECT 'has_undated', count(*) FROM incidents WHERE date_start IS NULL;
    """,
    // Version 3: the indexes tell how surely an incident lies in a region.
    """
    DROP INDEX incidents_province;
    DROP INDEX incidents_country;
    DROP INDEX incidents_vague;
    CREATE INDEX incidents_province ON incidents (admin1_code, date_start);
    CREATE INDEX incidents_country ON incidents (country, date_start);
    CREATE INDEX incidents_vague ON incidents (date_start);
    """,
    // Version 4: what may lie on either side of an edge is found by the cell of the earth that it lies in.
    """
    DROP INDEX incidents_province;
    DROP INDEX incidents_country;
    DROP INDEX incidents_vague;
    \([province, country, vague, cell].map(\.sql).joined(separator: ";"));
    """,
    // Version 5: programs on GDAL are told to count; what reaches 100 km was as far as was noted.
    "\(countTable); DELETE FROM store WHERE name = 'farthest_reach_km' AND value = '100'",
  ]

  /// GDAL's table of how many features each layer has. Where it has no row for a layer, they are counted when that is asked; where
  /// there is no such table, QGIS shows the count of the whole layer whatever its filter leaves of it.
  static let countTable =
    "CREATE TABLE IF NOT EXISTS gpkg_ogr_contents (table_name TEXT NOT NULL PRIMARY KEY, feature_count INTEGER DEFAULT NULL)"

  static let incidents = Table(
    "incidents", title: "Incidents", summary: "Acts of violence that reports tell of, at their places",
    geometry: .point,
    isSpatiallyIndexed: true,
    columns: [
      .init("id", .text, isRequired: true), .init("type", .text, isRequired: true), .init("status", .text),
      .init("background", .boolean), .init("date_start", .date), .init("date_end", .date),
      .init("date_precision", .text),
      .init("country", .text), .init("admin1", .text), .init("admin1_code", .text), .init("place", .text),
      .init("precision", .text), .init("radius_km", .real), .init("lat", .real), .init("lon", .real),
      .init("actor", .text), .init("actor_country", .text),
      .init("target", .text), .init("weapon", .text), .init("killed_low", .integer), .init("killed_best", .integer),
      .init("killed_high", .integer), .init("injured_low", .integer), .init("injured_best", .integer),
      .init("injured_high", .integer), .init("cross_border", .boolean), .init("length_km", .real),
      .init("azimuth", .real),
      .init("report", .text), .init("record", .text, isRequired: true),
    ])

  static let vectors = Table(
    "vectors", title: "Strike vectors", summary: "Geodesics from origin to target; no flight paths",
    geometry: .multiLineString,
    isSpatiallyIndexed: true,
    columns: [
      .init("incident", .text, isRequired: true), .init("type", .text), .init("date_start", .date),
      .init("basis", .text),
      .init("origin_country", .text), .init("target_country", .text), .init("length_km", .real),
      .init("azimuth", .real),
      .init("arrival_azimuth", .real), .init("crossings", .integer), .init("transited", .text),
      .init("depth_km", .real),
      .init("nearest_border_km", .real), .init("borders", .text),
    ])

  static let areas = Table(
    "areas", title: "Areas of uncertainty", summary: "Where within an incident of coarse precision may lie",
    geometry: .multiPolygon, isSpatiallyIndexed: true,
    columns: [
      .init("incident", .text, isRequired: true), .init("type", .text), .init("date_start", .date),
      .init("place", .text),
      .init("precision", .text), .init("radius_km", .real),
    ])

  static let tolls = Table(
    "tolls", title: "Tolls", summary: "Claims about harm, side by side",
    columns: [
      .init("incident", .text, isRequired: true), .init("kind", .text), .init("low", .integer), .init("best", .integer),
      .init("high", .integer), .init("of", .text), .init("source", .text), .init("status", .text),
      .init("as_of", .date),
      .init("evidence", .text),
    ])

  static let evidence = Table(
    "evidence", title: "Evidence", summary: "The words of the report that say a value; offsets in Unicode scalars",
    columns: [
      .init("incident", .text, isRequired: true), .init("field", .text), .init("start", .integer),
      .init("end", .integer),
      .init("quote", .text),
    ])

  static let relations = Table(
    "relations", title: "Relations", summary: "How incidents hang together",
    columns: [
      .init("incident", .text, isRequired: true), .init("kind", .text), .init("other", .text), .init("evidence", .text),
    ])

  static let reports = Table(
    "reports", title: "Reports", summary: "The reports the incidents were read from",
    columns: [
      .init("id", .text, isRequired: true), .init("title", .text), .init("source", .text), .init("published", .date),
      .init("url", .text), .init("language", .text),
    ])

  static let links = Table(
    "links", title: "Links",
    summary: "Incidents of different reports that are told to be the same, with reason and score",
    columns: [
      .init("a", .text, isRequired: true), .init("b", .text, isRequired: true), .init("score", .real),
      .init("reason", .text),
      .init("undone", .boolean),
    ])

  static let facts = Table(
    "store", title: "About this store",
    columns: [.init("name", .text, isRequired: true), .init("value", .text)])

  static let all = [incidents, vectors, areas, tolls, evidence, relations, reports, links, facts]

  /// What hangs on one incident, by its id.
  static let parts = [vectors, areas, tolls, evidence, relations]

  /// They are made with the tables and, in a new store, packed when the first incidents are in.
  static let indexes =
    [
      Index("incidents_id", on: incidents, ["id"], isUnique: true),
      Index("reports_id", on: reports, ["id"], isUnique: true),
      Index("links_pair", on: links, ["a", "b"], isUnique: true),
      province, country, vague, cell,
    ] + parts.map { Index("\($0.name)_incident", on: $0, ["incident"]) }

  // These hold what tells of most incidents whether they lie in a region, so that rows are read only of the others.
  private static let province = Index(
    "incidents_province", on: incidents,
    ["admin1_code", "date_start", "date_end", "precision", "lat", "lon", "radius_km", "country"])
  private static let country = Index(
    "incidents_country", on: incidents, ["country", "date_start", "date_end", "precision", "lat", "lon"])
  private static let vague = Index(
    "incidents_vague", on: incidents, ["country", "date_start", "date_end", "admin1_code"],
    where: Index.Condition(sql: isVague) { rows, row in
      rows.isNull(row, lat) || rows.isText(row, precision, oneOf: wideWords)
    })
  private static let cell = Index(
    "incidents_cell", on: incidents,
    by: Index.Expression(sql: StoreCells.sql) { rows, row in
      rows.number(row, lat).flatMap { lat in rows.number(row, lon).map { StoreCells.cell(lat: lat, lon: $0) } }
    },
    ["date_start", "date_end", "lat", "lon", "precision", "radius_km", "admin1_code", "country"],
    where: Index.Condition(sql: mayBeBeyond) { rows, row in
      rows.isNull(row, code) || rows.isText(row, precision, oneOf: looseWords)
    })

  /// True of rows that no position tells whether they may lie somewhere.
  static let isVague = "(lat IS NULL OR precision IN ('country', 'province'))"
  /// True of rows that may lie in another province than that of their code, or have none. (It must not tell that something is not
  /// null: to see that a query implies that, SQLite looks at the values it is asked for, and compiles it anew for each.)
  static let mayBeBeyond = "(admin1_code IS NULL OR precision = 'near' OR precision = 'border' OR precision = 'sea')"

  /// Precisions of those whose point only stands for an area, and of those that may lie beyond an edge near their point.
  private static let wideWords: [StaticString] = ["country", "province"]
  private static let looseWords: [StaticString] = ["near", "border", "sea"]

  private static let lat = place("lat")
  private static let lon = place("lon")
  private static let code = place("admin1_code")
  private static let precision = place("precision")

  /// Where a column of ``incidents`` stands in a ``RowBuffer``.
  private static func place(_ column: String) -> Int {
    1 + (incidents.columns.firstIndex { $0.name == column } ?? 0)
  }
}
