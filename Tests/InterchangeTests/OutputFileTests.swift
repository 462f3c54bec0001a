import Foundation
import Interchange
import Testing

@Suite("Files are written whole or not at all")
struct OutputFileTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/sarhad-\(UUID().uuidString)"

  @Test func `a committed file holds all that was written, in folders made for it`() throws {
    var file = try OutputFile(path: folder + "/a/b/c.txt")
    for _ in 0..<100_000 { try file.write("0123456789") }
    try file.commit()
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/a/b/c.txt")).count == 1_000_000)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/a/b") == ["c.txt"])
  }

  @Test func `an abandoned file leaves what was there before`() throws {
    try OutputFile.write(Array("old".utf8), to: folder + "/kept.txt")
    do {
      var file = try OutputFile(path: folder + "/kept.txt")
      try file.write("half")
    }
    #expect(try String(contentsOfFile: folder + "/kept.txt", encoding: .utf8) == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["kept.txt"])
  }

  @Test func `where nothing can be written the error names the place`() {
    #expect(throws: OutputFailure.self) { _ = try OutputFile(path: "/proc/sarhad/x") }
    #expect(throws: OutputFailure.self) { _ = try OutputFile(path: "/tmp") }
  }
}
