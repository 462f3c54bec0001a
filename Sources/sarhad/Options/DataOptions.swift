import ArgumentParser
import Gazetteer
import Pipeline

/// Where the program's own data lie.
struct DataOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Folder with the gazetteer, the language model and the word lists.", valueName: "folder"))
  var data: String?

  func files() throws -> DataFiles {
    do { return try DataFiles.find(folder: data) } catch { throw failed("\(error)") }
  }

  func gazetteer() throws -> Gazetteer {
    do { return try Gazetteer(path: try files().gazetteer) } catch let error as GazetteerError {
      throw failed("\(error)")
    }
  }

  func pipeline() throws -> Pipeline {
    let files = try files()
    do { return try Pipeline(data: files) } catch { throw failed("\(error)") }
  }
}

/// Says what failed and gives the exit code for it.
func failed(_ problem: String, code: Int32 = 1) -> ExitCode {
  Diagnostics.error("\(problem)")
  return ExitCode(code)
}
