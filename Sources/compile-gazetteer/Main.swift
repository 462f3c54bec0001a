import ArgumentParser
import Foundation
import Gazetteer

@main
struct CompileGazetteer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile-gazetteer",
    abstract: "Builds the gazetteer from its sources, and its index from the gazetteer.",
    subcommands: [Compile.self, Index.self, Check.self], defaultSubcommand: Compile.self)
}

struct Compile: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Build a gazetteer GeoPackage from a folder of sources.",
    discussion: "The same sources give the same bytes. Takes a minute or two.")

  @Argument(help: "The folder with the source files that geodata/README.md lists.")
  var sources: String

  @Option(name: .shortAndLong, help: "The GeoPackage to write.")
  var output = "geodata/gazetteer.gpkg"

  @Option(help: "The folder with the tables kept by hand.")
  var facts = "Sources/compile-gazetteer/Facts"

  func run() throws {
    HandTable.folder = facts
    let (world, mesh, kinds) = try Compiler(sources: SourceFolder(path: sources)) { step in
      FileHandle.standardError.write(Data("compile-gazetteer: \(step)\n".utf8))
    }.compile()
    let draft = output + ".draft"
    try? FileManager.default.removeItem(atPath: draft)
    try GazetteerWriter(world: world, mesh: mesh, kinds: kinds).write(to: draft)
    guard rename(draft, output) == 0 else { throw SourceError(file: output, reason: "cannot be written") }
  }
}

struct Index: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Derive the flat index beside a gazetteer GeoPackage.")

  @Argument(help: "The gazetteer.")
  var gazetteer = "geodata/gazetteer.gpkg"

  func run() throws {
    print(try Gazetteer.rebuildIndex(for: gazetteer))
  }
}
