import Foundation
import Testing

@Suite("Real readers open what is written")
struct ReaderTests {
  private func made() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let result = try Program.sarhad(
      ["run", ExampleTests.folder + "/report.txt", "--published", "2024-01-18", "-o", folder.path])
    #expect(result.status == 0, "\(result.errors)")
    return folder
  }

  @Test(.enabled(if: Program.has("ogrinfo")))
  func `GDAL reads the GeoJSON without a warning and finds every incident`() throws {
    let folder = try made()
    let result = try Program.run("ogrinfo", ["-al", "-so", folder.path + "/incidents.geojson"])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty, "\(result.errors)")
    #expect(result.output.contains("Feature Count:"))
  }

  @Test(.enabled(if: Program.has("xmllint")))
  func `the SVG is well-formed XML`() throws {
    let folder = try made()
    let result = try Program.run("xmllint", ["--noout", folder.path + "/map.svg"])
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test(.enabled(if: Program.has("rsvg-convert")))
  func `librsvg draws the SVG`() throws {
    let folder = try made()
    let picture = folder.path + "/map.png"
    let result = try Program.run("rsvg-convert", ["-o", picture, folder.path + "/map.svg"])
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: picture)).count > 10_000)
  }

  @Test(.enabled(if: Program.has("chromium")))
  func `the page works in a browser: the list stands and the script runs without an error`() throws {
    let folder = try made()
    let result = try Program.run(
      "chromium",
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000", "--dump-dom",
        "file://\(folder.path)/map.html",
      ])
    #expect(result.status == 0)
    #expect(result.output.contains("<svg"))
    #expect(result.output.contains("Panjgur"))
  }
}
