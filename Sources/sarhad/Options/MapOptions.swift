import ArgumentParser
import Cartography
import Gazetteer
import Geo
import Pipeline

/// What may be asked of a map.
struct MapOptions: ParsableArguments {
  @Option(help: "The fact the map tells; made from the incidents when not given.") var title: String?
  @Option(
    help: ArgumentHelp(
      "Page size, such as 1200x1000; when not given 1200 wide and as high as suits.", valueName: "width>x<height"))
  var size: String?
  @Option(help: "Colours of the map.") var theme: Theme = .light
  @Option(
    help: ArgumentHelp(
      "Language of names and of the map's own words, ISO 639-1, such as fa.", valueName: "code"))
  var language = "en"
  @Option(
    help: ArgumentHelp(
      "What to show: a place of the gazetteer, or west,south,east,north in degrees.", valueName: "place|box"))
  var extent: String?
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Countries to show light, by alpha-3 code.", valueName: "country"))
  var focus: [String] = []
  @Option(help: "How many names to show.") var labels: MapRequest.LabelDensity = .normal
  @Option(help: "A style sheet in the file, or attributes on every element for tools that read no style sheets.")
  var style: MapRequest.StyleForm = .css
  @Flag(help: "Leave the legend out.") var noLegend = false
  @Option(help: ArgumentHelp("Goes before every id, so that two maps can share a page.", valueName: "prefix"))
  var idPrefix = ""
  @Option(help: ArgumentHelp("Coarsen the lines until the SVG is no larger.", valueName: "bytes")) var maxBytes: Int?

  func request(_ gazetteer: Gazetteer, words: String) throws -> MapRequest {
    var request = MapRequest()
    request.title = title
    request.theme = theme
    request.language = language.lowercased()
    request.words = try MapWords(file: words, language: request.language)
    request.labels = labels
    request.style = style
    request.showsLegend = !noLegend
    request.idPrefix = idPrefix
    request.maxBytes = maxBytes
    request.focus = focus.map { $0.uppercased() }
    if let size { request.size = try pageSize(size) }
    if let extent { request.extent = try self.extent(extent, gazetteer) }
    return request
  }

  private func pageSize(_ text: String) throws -> PageSize {
    let sides = text.split(separator: "x").compactMap { Double($0) }
    guard sides.count == 2, sides.allSatisfy({ (320...6000).contains($0) }) else {
      throw ValidationError("--size takes width x height between 320 and 6000, such as 1200x1000.")
    }
    return PageSize(width: sides[0], height: sides[1])
  }

  private func extent(_ text: String, _ gazetteer: Gazetteer) throws -> MapRequest.Extent {
    let sides = text.split(separator: ",").compactMap { Double($0) }
    if sides.count == 4 {
      let box = BoundingBox(west: sides[0], south: sides[1], east: sides[2], north: sides[3])
      guard box.south < box.north, abs(box.south) <= 90, abs(box.north) <= 90, box.width > 0 else {
        throw ValidationError("--extent takes west,south,east,north in degrees, such as 58,24,68,32.")
      }
      return .box(box)
    }
    return .areas([try PlaceChoice.find(text, in: gazetteer).id])
  }
}

extension Theme: ExpressibleByArgument {}
extension MapRequest.LabelDensity: ExpressibleByArgument {}
extension MapRequest.StyleForm: ExpressibleByArgument {}
