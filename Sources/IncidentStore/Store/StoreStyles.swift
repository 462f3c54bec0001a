import GeoPackage

/// How QGIS draws the layers when it opens the store: one default style a layer, in the table where QGIS looks for it.
enum StoreStyles {
  static func write(to transaction: Transaction) throws {
    try transaction.execute(
      """
      CREATE TABLE layer_styles (
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
        f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
        useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
        update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))
      """)
    try transaction.execute(
      """
      INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
      VALUES ('layer_styles', 'attributes', 'layer_styles', 'Styles for QGIS', '1970-01-01T00:00:00.000Z')
      """)
    for (layer, qml) in [("incidents", incidents), ("vectors", vectors), ("areas", areas)] {
      try transaction.execute(
        """
        INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
          styleSLD, useAsDefault, description, owner, update_time)
        VALUES ('', '', ?, 'geom', ?, ?, '', 1, '', '', '1970-01-01T00:00:00.000Z')
        """, [.text(layer), .text(layer), .text(qml)])
    }
  }

  private static func document(_ renderer: String, geometry: Int) -> String {
    """
    <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
    <qgis version="3.22" styleCategories="Symbology">\(renderer)<layerGeometryType>\(geometry)</layerGeometryType></qgis>
    """
  }

  private static func symbol(
    _ name: Int = 0, type: String, layer: String, _ properties: [(String, String)]
  ) -> String {
    let options = properties.map { "<Option name=\"\($0.0)\" type=\"QString\" value=\"\($0.1)\"/>" }.joined()
    return """
      <symbol name="\(name)" type="\(type)" alpha="1"><layer class="\(layer)" enabled="1" locked="0" pass="0">\
      <Option type="Map">\(options)</Option></layer></symbol>
      """
  }

  private static func single(type: String, layer: String, _ properties: [(String, String)]) -> String {
    """
    <renderer-v2 type="singleSymbol" enableorderby="0" forceraster="0"><symbols>\
    \(symbol(type: type, layer: layer, properties))</symbols></renderer-v2>
    """
  }

  /// A dot where the place is known, a ring where it is known roughly, and a cross where the point only stands for a province or a
  /// country, so that nobody takes it for the place.
  private static let incidents: String = {
    let kinds = [
      (
        "At a place", "\"precision\" IN ('site', 'town') OR \"precision\" IS NULL",
        [
          ("name", "circle"), ("color", "179,32,44,200"), ("outline_color", "255,255,255,255"),
          ("outline_width", "0.3"), ("size", "2.6"),
        ]
      ),
      (
        "Near a place or in a district", "\"precision\" IN ('near', 'district', 'border', 'sea')",
        [
          ("name", "circle"), ("color", "179,32,44,40"), ("outline_color", "179,32,44,220"), ("outline_width", "0.4"),
          ("size", "2.6"),
        ]
      ),
      (
        "Known by its province or country only", "\"precision\" IN ('province', 'country')",
        [
          ("name", "cross2"), ("color", "120,120,120,160"), ("outline_color", "120,120,120,200"),
          ("outline_width", "0.4"), ("size", "2.2"),
        ]
      ),
    ]
    let rules = kinds.enumerated().map { index, kind in
      "<rule key=\"\(index)\" symbol=\"\(index)\" label=\"\(kind.0)\" filter=\"\(attribute(kind.1))\"/>"
    }
    let symbols = kinds.enumerated().map { symbol($0, type: "marker", layer: "SimpleMarker", $1.2) }
    return document(
      """
      <renderer-v2 type="RuleRenderer" enableorderby="0" forceraster="0"><rules key="all">\(rules.joined())</rules>\
      <symbols>\(symbols.joined())</symbols></renderer-v2>
      """, geometry: 0)
  }()

  private static func attribute(_ text: String) -> String {
    text.replacing("\"", with: "&quot;")
  }

  private static let vectors = document(
    single(
      type: "line", layer: "SimpleLine",
      [("line_color", "179,32,44,220"), ("line_width", "0.5"), ("line_style", "solid")]),
    geometry: 1)
  private static let areas = document(
    single(
      type: "fill", layer: "SimpleFill",
      [
        ("color", "179,32,44,40"), ("style", "b_diagonal"), ("outline_color", "179,32,44,160"),
        ("outline_width", "0.2"),
      ]),
    geometry: 2)
}
