package import Gazetteer
internal import Geodesy
package import Incidents

extension MapScene {
  /// The map of incidents: everything chosen, cut, projected, placed and worded.
  /// - Throws: when PROJ refuses the projection, which no extent should bring about.
  package init(incidents: [Incident], request: MapRequest, gazetteer: Gazetteer) throws {
    try self.init(incidents: incidents, request: request, gazetteer: gazetteer, detail: Self.usualDetail)
  }

  /// Square page units below which a bend of a line is left out, unless the file must be smaller.
  static let usualDetail = 0.7

  /// - Parameter detail: square page units below which a bend of a line is left out.
  init(incidents: [Incident], request: MapRequest, gazetteer: Gazetteer, detail: Double) throws {
    let story = Story(incidents, gazetteer: gazetteer)
    let wording = Wording(gazetteer: gazetteer, language: request.language, words: request.words)
    let layout = try PageLayout(story, request: request, wording: wording, gazetteer: gazetteer, detail: detail)
    let scale = layout.sheet.scale

    let base = BaseMap(
      terrain: layout.terrain, focus: Set(request.focus.isEmpty ? story.countries : request.focus),
      rank: Self.waterRank(at: layout.projection.scale, labels: request.labels))
    let furniture = Furniture(
      terrain: layout.terrain, base: base, symbols: layout.symbols, words: wording.words, scale: scale)
    let graticule = Graticule(layout.terrain, words: wording.words)
    let labels = MapLabels(
      story, layout: layout, base: base, furniture: furniture, graticule: graticule, request: request,
      wording: wording)

    size = layout.size
    frame = layout.frame
    title = request.title ?? wording.title(story)
    description =
      ([wording.subtitle(story, hasArrows: !layout.symbols.arrows.isEmpty)]
      + story.entries.map { wording.sentence($0) }).filter { !$0.isEmpty }.joined(separator: " ")
    language = request.language
    theme = request.theme
    metadata = MapMetadata(
      projection: layout.projection.choice.definition, affine: layout.projection.affine,
      gazetteer: "\(gazetteer.edition.title) \(gazetteer.edition.version)", boundaries: gazetteer.edition.boundaries,
      worldview: gazetteer.edition.worldview, droppedLabels: labels.dropped)
    layers = Self.layers(
      layout, base: base, furniture: furniture, graticule: graticule, labels: labels, wording: wording)
  }

  /// The least rank of rivers and lakes worth drawing: each rank less at every doubling of the scale.
  private static func waterRank(at scale: Double, labels: MapRequest.LabelDensity) -> Int {
    var rank = labels == .fewer ? 8 : labels == .more ? 10 : 9
    var metres = 150.0
    while metres < 1 / scale && rank > 0 {
      rank -= 1
      metres *= 2
    }
    return rank
  }
}
