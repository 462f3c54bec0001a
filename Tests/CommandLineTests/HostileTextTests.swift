import Foundation
import Testing

@Suite("Hostile text comes out harmless")
struct HostileTextTests {
  static let title = #"=cmd|' /C calc'!A0 <script>alert("x")</script> ]]> & \u0007 'quote'"#

  private func run() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let text =
      "Gunmen of the <script>alert(1)</script> ]]> group & others killed three soldiers in Zahedan, Iran, on Friday."
    try folder.write(
      #"{"id":"<x>\"'&","title":"=1+1<script>alert(2)</script>\u0007\u001b[2J]]>","published":"2024-03-02","text":"\#(text)"}"#,
      "hostile.jsonl")
    let result = try Program.sarhad(["run", folder.path + "/hostile.jsonl", "-o", folder.path + "/out"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    return folder
  }

  @Test func `no script of a report reaches the page or the map, and the map is well-formed`() throws {
    let folder = try run()
    for name in ["out/map.svg", "out/map.html"] {
      #expect(!(try folder.text(name)).contains("<script>alert"), "\(name)")
    }
    #expect(try Program.run("xmllint", ["--noout", folder.path + "/out/map.svg"]).status == 0)
  }

  @Test func `no cell of the table starts a formula`() throws {
    let folder = try run()
    for line in try folder.text("out/incidents.csv").split(separator: "\n") {
      for cell in line.split(separator: ",") {
        let text = cell.drop { $0 == "\"" }
        #expect(!(text.hasPrefix("=") || text.hasPrefix("@") || text.hasPrefix("+")), "\(cell)")
      }
    }
  }
}
