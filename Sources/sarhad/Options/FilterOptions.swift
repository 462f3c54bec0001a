import ArgumentParser
import Gazetteer
import IncidentStore
import Incidents

/// Which incidents are wanted.
struct FilterOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,  // -33.9,18.4,50 is no option
    help: ArgumentHelp(
      "Incidents in a place of any name or code, or within lat,lon,km; may be given again for more.",
      valueName: "region"))
  var region: [String] = []
  @Option(
    help: ArgumentHelp(
      "Incidents near the land border between two countries: --near-border IRN PAK --within 50.", valueName: "country"))
  var nearBorder: [String] = []
  @Option(help: ArgumentHelp("Kilometres from the border.", valueName: "km")) var within: Double?
  @Option(help: ArgumentHelp("Not before this day, month or year: 2024-01-18, 2024-01, 2024.", valueName: "date"))
  var since: AskedTime?
  @Option(help: ArgumentHelp("Not after this day, month or year.", valueName: "date")) var until: AskedTime?
  @Option(help: ArgumentHelp("Only this type; may be given again.", valueName: "type")) var type: [IncidentType] = []
  @Option(help: ArgumentHelp("Only by this actor: words of a name, or a country's code.", valueName: "actor"))
  var actor: [String] = []
  @Option(help: ArgumentHelp("Only with at least so many killed.", valueName: "n")) var minKilled: Int?
  @Option(help: ArgumentHelp("Only of this standing; may be given again.", valueName: "status")) var status: [Status] =
    []
  @Option(help: ArgumentHelp("Only places known this exactly; may be given again.", valueName: "precision"))
  var precision: [Place.Precision] = []
  @Flag(help: "Leave out older incidents told as background.") var noBackground = false

  func validate() throws {
    guard nearBorder.isEmpty == (within == nil), nearBorder.isEmpty || nearBorder.count == 2 else {
      throw ValidationError("--near-border takes two countries and goes with --within KM.")
    }
    if let within, !(within > 0) { throw ValidationError("--within takes kilometres, more than 0.") }
    if let since, let until, since.first > until.last {
      throw ValidationError("--since \(since.first) is later than --until \(until.last): swap them.")
    }
    if actor.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      throw ValidationError("--actor takes words of a name, or a country's code.")
    }
  }

  /// The question the options ask. Says on standard error which place an ambiguous name was taken for.
  /// - Throws: exit code 2 for a region that is not known, after naming the nearest ones.
  func filter(_ gazetteer: Gazetteer) throws -> IncidentFilter {
    var filter = IncidentFilter()
    filter.since = since?.first
    filter.until = until?.last
    filter.types = Set(type)
    filter.actors = actor
    filter.minKilled = minKilled
    filter.statuses = Set(status)
    filter.precisions = Set(precision)
    filter.includesBackground = !noBackground
    do throws(RegionError) {
      for text in region {
        let query = try RegionQuery(text, gazetteer: gazetteer)
        if let note = query.note { Diagnostics.notice("\(note)") }
        filter.regions.append(query)
      }
      if nearBorder.count == 2, let within {
        filter.nearBorder = try NearBorder(
          try RegionQuery(nearBorder[0], gazetteer: gazetteer), try RegionQuery(nearBorder[1], gazetteer: gazetteer),
          withinKm: within, gazetteer: gazetteer)
      }
    } catch {
      throw failed("\(error)", code: 2)
    }
    return filter
  }
}

extension [String] {
  /// With the name of `--near-border` before its second country too, as the parser wants it: taken as a list, the countries would
  /// draw in the inputs after them.
  var namingEachNearBorder: [String] {
    guard let option = firstIndex(of: "--near-border"), option + 2 < count, !self[option + 2].hasPrefix("-") else {
      return self
    }
    return self[..<(option + 2)] + ["--near-border"] + self[(option + 2)...]
  }
}

extension IncidentType: ExpressibleByArgument {}
extension Status: ExpressibleByArgument {}
extension Place.Precision: ExpressibleByArgument {}
