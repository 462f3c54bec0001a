import ArgumentParser
import Gazetteer
import Pipeline

/// Where the program's own data lie, and whose view of disputed areas is taken.
struct DataOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Folder with the gazetteer, the language model and the word lists.", valueName: "folder"))
  var data: String?
  @Option(
    help: ArgumentHelp(
      "Whose view of disputed areas and borders is taken: de-facto, or a country's code such as IND.",
      valueName: "view"))
  var worldview = "de-facto"

  func files() throws -> DataFiles {
    do { return try DataFiles.find(folder: data) } catch { throw failed("\(error)") }
  }

  /// The gazetteer in the view asked for.
  func gazetteer() throws -> Gazetteer {
    let path = try files().gazetteer
    let gazetteer: Gazetteer
    do { gazetteer = try Gazetteer(path: path) } catch { throw failed("\(error)") }
    do { return gazetteer.viewed(by: try gazetteer.worldview(worldview)) } catch { throw failed("\(error)", code: 2) }
  }

  /// A pipeline for what is mostly records: text is only prepared for when some comes.
  func pipelineForRecords() throws -> Pipeline {
    Pipeline(forRecords: try files(), gazetteer: try gazetteer())
  }

  func pipeline() throws -> Pipeline {
    let gazetteer = try gazetteer()
    do { return try Pipeline(data: try files(), gazetteer: gazetteer) } catch { throw failed("\(error)") }
  }
}

/// Says what failed and gives the exit code for it.
func failed(_ problem: String, code: Int32 = 1) -> ExitCode {
  Diagnostics.error("\(problem)")
  return ExitCode(code)
}
