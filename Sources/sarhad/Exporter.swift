import IncidentStore
import Interchange
import Pipeline

/// Writes the answers to a question in a format, to a file that appears whole or not at all, or to standard output.
struct Exporter {
  let pipeline: Pipeline
  let input: InputOptions
  let filter: IncidentFilter
  var sort: SortOrder?
  /// Without another order, what certainly answers stands before what only may.
  var putsCertainFirst = false
  var areas = false
  var style = CSVStyle()

  /// - Returns: whether all inputs could be read.
  func write(_ format: ExportFormat, to path: String?) throws -> Bool {
    let results = Results(gazetteer: pipeline.gazetteer)
    switch format {
    case .geojson: return try write(results.geoJSONWriter(areas: areas), to: path)
    case .geojsons: return try write(results.geoJSONWriter(areas: areas, form: .sequence), to: path)
    case .csv: return try write(CSVWriter(style, tellsContainment: filter.isThreeValued), to: path)
    case .acled: return try write(ACLEDWriter(style), to: path)
    case .ucdp: return try write(UCDPWriter(style), to: path)
    case .kml:
      return try write(results.kmlWriter(title: "Incidents", tellsContainment: filter.isThreeValued), to: path)
    case .jsonl: return try write(JSONLinesWriter(), to: path)
    case .gpkg: return try writeStore(to: path ?? "incidents.gpkg")
    }
  }

  func write(_ writer: some IncidentWriter, to path: String?) throws -> Bool {
    guard let path else { return try reporting { try write(writer) { try StandardOutput.write($0) } } }
    return try reporting {
      var file = try OutputFile(path: path)
      let isComplete = try write(writer) { try file.write($0) }
      try file.commit()
      return isComplete
    }
  }

  private func write(_ writer: some IncidentWriter, _ output: ([UInt8]) throws -> Void) throws -> Bool {
    if sort != nil || putsCertainFirst && filter.isThreeValued {
      let read = try input.sorted(by: sort, pipeline, filter: filter)
      try read.answers.write(filter, with: writer, to: output)
      return read.isComplete
    }
    let question = input.question(filter)
    var diary = Diary(question)
    try Export(pipeline, question, threads: input.threads).write(with: writer, to: output) { diary.note($0) }
    return diary.finish()
  }

  private func writeStore(to path: String) throws -> Bool {
    let question = input.question(filter)
    var diary = Diary(question)
    try reporting { try Export(pipeline, question, threads: input.threads).writeStore(to: path) { diary.note($0) } }
    return diary.finish()
  }
}
