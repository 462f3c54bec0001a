import Foundation
import Testing

/// Programs of the desk, where they are installed: `apt-get install python3-qgis libreoffice-calc`, `pip install libhxl`.
@Suite("A GIS, a spreadsheet and the humanitarian exchange's library open what is written")
struct DesktopTests {
  private static func knows(_ module: String, _ python: String) -> Bool {
    (try? Program.run(python, ["-c", "import \(module)"]).status) == 0
  }

  private func exported(_ ending: String, _ options: [String] = []) throws -> (folder: TemporaryFolder, file: String) {
    let folder = try TemporaryFolder()
    let spoken = Records.line("named", day: "2026-01-02").replacingOccurrences(of: "Zahedan", with: "Zāhedān, زاهدان")
    let formula = Records.line("formula", day: "2026-02-02").replacingOccurrences(of: "Radio", with: "=1+1")
    let somewhere = Records.line("somewhere", day: "2026-01-03", precision: "country")
    let records = try folder.write(
      Records.lines(40) + [spoken, formula, somewhere].joined(separator: "\n"), "in.jsonl")
    let file = folder.path + "/o." + ending
    let result = try Program.sarhad(["export", records, "-o", file] + options)
    #expect(result.status == 0, "\(result.errors)")
    return (folder, file)
  }

  @Test(.enabled(if: knows("qgis.core", "/usr/bin/python3")))
  func `QGIS draws every layer of a store in its style, a country's incidents otherwise than a town's`() throws {
    let (folder, file) = try exported("gpkg")
    let script = """
      import sys
      from qgis.core import QgsApplication, QgsRenderContext, QgsVectorLayer
      app = QgsApplication([], False)
      app.initQgis()
      for name, colour in (("incidents", "179,32,44,200"), ("vectors", "179,32,44,220"), ("areas", "179,32,44,40")):
        layer = QgsVectorLayer(sys.argv[1] + "|layername=" + name, name, "ogr")
        assert layer.isValid(), name
        assert colour in layer.renderer().dump(), layer.renderer().dump()
        if name == "incidents":
          features = list(layer.getFeatures())
          assert len(features) == 43 and all(f.geometry().isGeosValid() for f in features)
          assert features[0]["date_start"].toString("yyyy") == "2010"
          context = QgsRenderContext()
          layer.renderer().startRender(context, layer.fields())
          shapes = {}
          for feature in features:
            context.expressionContext().setFeature(feature)
            shapes[feature["precision"]] = [
              s.symbolLayer(0).properties()["name"] for s in layer.renderer().symbolsForFeature(feature, context)]
          layer.renderer().stopRender(context)
          assert shapes == {"town": ["circle"], "country": ["cross2"]}, shapes
          assert layer.setSubsetString("date_start >= '2026-01-01'")
          assert layer.featureCount() == len(list(layer.getFeatures())) == 3, layer.featureCount()
      """
    let result = try Program.run(
      "/usr/bin/python3", ["-c", script, file],
      environment: ["QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": folder.path])
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test(.enabled(if: Program.has("soffice")))
  func `LibreOffice sees the names of every script, numbers as numbers and no formula`() throws {
    let (folder, file) = try exported("csv", ["--bom"])
    // Commas, double quotes, UTF-8 (76): what its window for text files proposes for this one.
    let result = try Program.run(
      "soffice",
      [
        "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--infilter=CSV:44,34,76", "--convert-to",
        "fods", "--outdir",
        folder.path, file,
      ])
    #expect(result.status == 0, "\(result.errors)")
    let sheet = try folder.text("o.fods")
    #expect(sheet.contains("Zāhedān, زاهدان"))
    #expect(sheet.contains("office:value-type=\"date\"") && sheet.contains("office:value=\"60.9\""))
    #expect(!sheet.contains("table:formula"))
  }

  @Test(.enabled(if: knows("hxl", "python3")))
  func `libhxl reads the table by its hashtags and finds nothing to correct`() throws {
    let (_, file) = try exported("csv")
    let script = """
      import hxl, sys
      open_ = lambda: hxl.data(sys.argv[1], hxl.InputOptions(allow_local=True))
      found = []
      hxl.schema(callback=found.append).validate(open_())
      assert not [f for f in found if f.rule.severity != "info"], [str(f) for f in found]
      assert open_().max("#date+occurred+start") == "2026-02-02"
      """
    let result = try Program.run("python3", ["-c", script, file])
    #expect(result.status == 0, "\(result.errors)")
  }
}
