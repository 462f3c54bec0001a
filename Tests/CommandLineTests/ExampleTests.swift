import Foundation
import Testing

@Suite("The example")
struct ExampleTests {
  static let folder = Program.root.path + "/output/example"

  @Test func `its results are what the program makes of its report today`() throws {
    let made = try TemporaryFolder()
    let result = try Program.sarhad(["run", Self.folder + "/report.txt", "--published", "2024-01-18", "-o", made.path])
    #expect(result.status == 0, "\(result.errors)")
    for name in ["incidents.jsonl", "incidents.geojson", "incidents.csv", "map.svg", "map.html"] {
      let kept = try String(contentsOfFile: Self.folder + "/" + name, encoding: .utf8)
      #expect(try made.text(name) == kept, "\(name) differs: look at it, then run 'make example'")
    }
  }

  @Test(arguments: ["1", "2", "7"])
  func `any number of threads gives the same records`(threads: String) throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: Self.folder + "/report.txt", encoding: .utf8)
    for number in 0..<12 {
      try folder.write(number % 3 == 0 ? "Nothing happened in town \(number)." : text, "report\(number).txt")
    }
    let one = try Program.sarhad(["extract", folder.path, "--published", "2024-01-18", "--threads", "1"])
    let many = try Program.sarhad(["extract", folder.path, "--published", "2024-01-18", "--threads", threads])
    #expect(one.status == 0)
    #expect(one.output == many.output)
    #expect(!one.output.isEmpty)
  }
}
