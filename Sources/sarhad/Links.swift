import ArgumentParser
import IncidentStore
import Interchange

struct Links: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "links",
    abstract: "The links between incidents of a store that tell the same, each with its score and reason.")

  @Option(help: ArgumentHelp("The incident store.", valueName: "file")) var store: String
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Undo the link between these two incidents, for good.", valueName: "id"))
  var undo: [String] = []

  func validate() throws {
    guard undo.isEmpty || undo.count == 2 else { throw ValidationError("--undo takes the ids of two incidents.") }
  }

  func run() throws {
    try reporting {
      let file = try IncidentStore(path: store, isReadOnly: undo.isEmpty)
      guard undo.isEmpty else {
        guard try file.undoLink(between: undo[0], and: undo[1]) else {
          throw failed("\(store): there is no link between \(undo[0]) and \(undo[1])")
        }
        return
      }
      for link in try file.links(includingUndone: false) {
        let line = TerminalText("\(link.a)  \(link.b)  \((link.score * 100).rounded() / 100)  \(link.reason)")
        try StandardOutput.write(line.text + "\n")
      }
    }
  }
}
