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
    subcommands: [
      Run.self, Extract.self, Geocode.self, Vector.self, GeoJSONExport.self, Map.self, List.self, Ingest.self,
      Links.self,
      GazetteerCommand.self,
    ])

  static func main() {
    // A reader that has seen enough (head, less) is no error of ours.
    signal(SIGPIPE, SIG_DFL)
    LoggingSystem.bootstrap { _ in StandardErrorLog() }
    main(nil)
  }
}
