import Foundation
import Testing

/// The built program, run as its users run it.
struct Program {
  struct Result {
    var status: Int32
    var output: String
    var errors: String

    var errorLines: [Substring] { errors.split(separator: "\n") }
  }

  /// The folder of the checkout.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// `sarhad` in the folder the tests were built into.
  static let path: String = {
    let own = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folder = own.deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("sarhad").path
      if FileManager.default.isExecutableFile(atPath: candidate), candidate != root.path { return candidate }
      folder.deleteLastPathComponent()
    }
    return "sarhad"
  }()

  @discardableResult
  static func sarhad(_ arguments: [String], input: Data? = nil) throws -> Result {
    try run(path, arguments, input: input, environment: ["SARHAD_DATA": root.path])
  }

  /// Runs a program found on the PATH or by its path.
  static func run(
    _ program: String, _ arguments: [String], input: Data? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files, not pipes: nothing can block on a full one.
    let source = try folder.write(input ?? Data(), "in")
    for name in ["out", "err"] { try folder.write(Data(), name) }
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: source))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path + "/out"))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path + "/err"))
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try folder.text("out"), errors: try folder.text("err"))
  }

  /// Whether a reader used as a judge is installed; `make test` installs them all.
  static func has(_ tool: String) -> Bool {
    (try? run("which", [tool]).status) == 0
  }
}

/// A folder that goes when the value does.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/sarhad-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ data: Data, _ name: String) throws -> String {
    try data.write(to: URL(fileURLWithPath: path + "/" + name))
    return path + "/" + name
  }

  @discardableResult
  func write(_ text: String, _ name: String) throws -> String { try write(Data(text.utf8), name) }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
  }
}
