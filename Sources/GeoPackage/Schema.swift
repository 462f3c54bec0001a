/// The statements that make a file a GeoPackage 1.3 (OGC 12-128r18), and a table one of its layers.
enum Schema {
  /// "GPKG".
  static let applicationID: Int64 = 0x4750_4B47
  /// 1.3.0.
  static let version: Int64 = 10300

  static let wgs84 =
    #"GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["#
    + #""EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["#
    + #""EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]"#

  static let base = """
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
      description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
      CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
    CREATE TABLE gpkg_extensions (
      table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
      CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
    INSERT INTO gpkg_spatial_ref_sys VALUES
      ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
      ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
      ('WGS 84 geodetic', 4326, 'EPSG', 4326, '\(wgs84)',
       'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
    """

  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  static func create(_ table: Table) -> String {
    var columns = ["fid INTEGER PRIMARY KEY NOT NULL"]
    if let geometry = table.geometry { columns.append("geom \(geometry.rawValue)") }
    for column in table.columns {
      columns.append("\(quoted(column.name)) \(column.kind.rawValue)" + (column.isRequired ? " NOT NULL" : ""))
    }
    return "CREATE TABLE \(quoted(table.name)) (\(columns.joined(separator: ", ")))"
  }

  /// The R-tree of a layer and the triggers that keep it (clause F.3).
  static func spatialIndex(of name: String) -> String {
    let t = quoted(name)
    let index = quoted("rtree_\(name)_geom")
    func trigger(_ suffix: String) -> String { "CREATE TRIGGER " + quoted("rtree_\(name)_geom_\(suffix)") }
    let void = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))"
    return """
      CREATE VIRTUAL TABLE \(index) USING rtree(id, minx, maxx, miny, maxy);
      \(insertTrigger(of: name));
      \(trigger("update1")) AFTER UPDATE OF geom ON \(t) WHEN OLD.fid = NEW.fid AND \(full) BEGIN \(add(to: index)) END;
      \(trigger("update2")) AFTER UPDATE OF geom ON \(t) WHEN OLD.fid = NEW.fid AND \(void)
        BEGIN DELETE FROM \(index) WHERE id = OLD.fid; END;
      \(trigger("update3")) AFTER UPDATE ON \(t) WHEN OLD.fid != NEW.fid AND \(full)
        BEGIN DELETE FROM \(index) WHERE id = OLD.fid; \(add(to: index)) END;
      \(trigger("update4")) AFTER UPDATE ON \(t) WHEN OLD.fid != NEW.fid AND \(void)
        BEGIN DELETE FROM \(index) WHERE id IN (OLD.fid, NEW.fid); END;
      \(trigger("delete")) AFTER DELETE ON \(t) WHEN OLD.geom NOT NULL
        BEGIN DELETE FROM \(index) WHERE id = OLD.fid; END;
      """
  }

  /// The trigger that indexes new rows.
  static func insertTrigger(of name: String) -> String {
    let index = quoted("rtree_\(name)_geom")
    return "CREATE TRIGGER \(quoted(insertTriggerName(of: name))) AFTER INSERT ON \(quoted(name)) WHEN \(full) "
      + "BEGIN \(add(to: index)) END"
  }

  static func insertTriggerName(of name: String) -> String { "rtree_\(name)_geom_insert" }

  private static let full = "(NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))"

  private static func add(to index: String) -> String {
    "INSERT OR REPLACE INTO \(index) VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), "
      + "ST_MinY(NEW.geom), ST_MaxY(NEW.geom));"
  }
}
