import ArgumentParser
import IncidentStore
import Interchange
import Pipeline

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Incidents as GeoJSON, CSV, KML, a GeoPackage, records, or in the columns of ACLED or UCDP.",
    discussion: """
      The format follows from the output's ending: .geojson, .geojsons (a text sequence), .csv (with HXL hashtags), .acled.csv, \
      .ucdp.csv, .kml, .gpkg (an incident store), .jsonl (records); --format says it where the ending does not. \
      Memory does not grow with the number of incidents; --sort sets them aside in the folder that TMPDIR names. 'sarhad ingest' \
      reads every one of them back. Asked for a region or a time, our own CSV, records, GeoJSON and KML say of each incident whether \
      it lies there certainly or possibly ('containment').
      """)

  @OptionGroup var data: DataOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var filter: FilterOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write; standard output when not given.", valueName: "file"))
  var output: String?
  @Option(help: "The format, where the output's ending does not tell.") var format: ExportFormat?
  @Option(help: "The order; that of the inputs when not given.") var sort: SortOrder?
  @Flag(help: "With GeoJSON, add the areas in which incidents lie that are not known to the point.") var areas = false
  @Flag(help: "With CSV, leave cells alone that a spreadsheet would run as formulas.") var rawCells = false
  @Flag(help: "With CSV, begin with the mark by which Excel sees that it is UTF-8.") var bom = false

  func validate() throws {
    guard format != nil || output.flatMap(ExportFormat.init(fileName:)) != nil else {
      throw ValidationError(
        "Give --format, or an output that ends in .geojson, .geojsons, .csv, .acled.csv, .ucdp.csv, .kml, .gpkg or .jsonl."
      )
    }
    if chosen == .gpkg, output == nil { throw ValidationError("A GeoPackage is written to a file: name it with -o.") }
  }

  func run() throws {
    let pipeline = try data.pipelineForRecords()
    let filter = try filter.filter(pipeline.gazetteer)
    let exporter = Exporter(
      pipeline: pipeline, input: input, filter: filter, sort: sort, areas: areas,
      style: CSVStyle(isRaw: rawCells, marksEncoding: bom))
    if try !exporter.write(chosen, to: output) { throw ExitCode(1) }
  }

  private var chosen: ExportFormat { format ?? output.flatMap(ExportFormat.init(fileName:)) ?? .jsonl }
}

extension ExportFormat: ExpressibleByArgument {}
extension SortOrder: ExpressibleByArgument {}
