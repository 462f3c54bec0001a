package import Gazetteer
package import Geo

/// What a desk may ask of a map. Everything has a default, so that a map needs nobody's attention.
package struct MapRequest: Sendable {
  package enum Extent: Sendable, Hashable {
    /// Round what the incidents need.
    case automatic
    case box(BoundingBox)
    /// Countries or provinces, whole.
    case areas([PlaceID])
  }

  package enum LabelDensity: String, Sendable, Hashable, CaseIterable {
    case fewer, normal, more
  }

  package enum StyleForm: String, Sendable, Hashable, CaseIterable {
    /// One style sheet inside the file.
    case css
    /// Every element carries its own attributes, for tools that do not read style sheets.
    case attributes
  }

  /// The fact; made from the incidents when nil.
  package var title: String?
  /// Held within 320...6000 page units a side; when nil 1200 wide and as high as what is shown asks for.
  package var size: PageSize?
  package var theme = Theme.light
  /// ISO 639-1 of names on the map; English where the gazetteer has no such name.
  package var language = "en"
  /// What else is written, in the language of ``language`` or in English.
  package var words = MapWords.english
  package var extent = Extent.automatic
  /// Countries to show light (alpha-3); those the incidents concern when empty.
  package var focus: [String] = []
  package var labels = LabelDensity.normal
  package var showsLegend = true
  package var style = StyleForm.css
  /// Goes before every id, so that two maps can share a page.
  package var idPrefix = ""
  /// Coarsens the lines until the SVG is no larger.
  package var maxBytes: Int?

  package init() {}
}
