import ArgumentParser
import Glibc
import Logging

@main
struct Sarhad: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sarhad",
    abstract: "Turns conflict reporting into maps.",
    discussion: """
      Reads reports, extracts the incidents in them (who struck whom, with what, when, where, how many were harmed and who says so),
      places them with a gazetteer of the world, computes strike vectors across borders, and writes GeoJSON, CSV and border maps.

      INPUT is recognised by its content: a text or HTML report, JSON Lines of reports {"id","title","source","published","text"},
      incident records, our GeoJSON, ACLED CSV, UCDP GED CSV, an incident store, a folder of these, or - for standard input.

      Results go to standard output or the files named, diagnostics to standard error.
      Exit status: 0 done; 1 some input could not be read, the rest is done; 2 or 64 wrong usage.
      """,
    version: "0.1.0",
    subcommands: commands)

  /// The command that the first argument names, else all: the library builds the options of every command that it is given before
  /// it reads a word.
  private static var commands: [any ParsableCommand.Type] {
    let all: KeyValuePairs<String, any ParsableCommand.Type> = [
      "run": Run.self, "extract": Extract.self, "geocode": Geocode.self, "vector": Vector.self,
      "geojson": GeoJSONExport.self, "export": ExportCommand.self, "map": Map.self, "list": List.self,
      "ingest": Ingest.self, "links": Links.self,
      "gazetteer": GazetteerCommand.self,
    ]
    let named = all.filter { $0.key == CommandLine.arguments.dropFirst().first }
    return (named.isEmpty ? Array(all) : named).map(\.value)
  }

  static func main() {
    // A reader that has seen enough (head, less) is no error of ours.
    signal(SIGPIPE, SIG_DFL)
    LoggingSystem.bootstrap { _ in StandardErrorLog() }
    main(Array(CommandLine.arguments.dropFirst()).namingEachNearBorder)
  }
}
