/// An area that some states count to another country than holds it.
package struct Claim: Hashable, Sendable {
  /// The area's name.
  package let area: String
  /// Alpha-3 code of the state it belongs to in this view; nil for a state that has no code.
  package let claimant: String?
  /// Identifier of the claimant's division it then counts to; nil when it keeps its own.
  package let division: String?
  /// Identifiers of the country units and divisions that the area is made of as a whole.
  package let places: [String]
  /// The name of its outline among the disputed areas, for an area that cuts through divisions.
  package let shape: String?
  /// Alpha-3 codes of the states that see it so; "*" for all, "!AAA" for all but that one.
  package let views: [String]

  package init(
    area: String, claimant: String?, division: String?, places: [String], shape: String?, views: [String]
  ) {
    self.area = area
    self.claimant = claimant
    self.division = division
    self.places = places
    self.shape = shape
    self.views = views
  }

  /// Whether that state sees the area as the claimant's.
  package func isSeen(by state: String) -> Bool {
    views.contains(state) || (views.contains("*") && !views.contains("!" + state))
  }
}

extension Claim {
  /// A row of six cells parted by tabs, as the index keeps it: area, claimant, division, places, shape, views.
  init?(row: Substring) {
    let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard cells.count == 6 else { return nil }
    func list(_ cell: String) -> [String] { cell.split { $0 == "," || $0 == " " }.map(String.init) }
    self.init(
      area: cells[0], claimant: cells[1].isEmpty ? nil : cells[1], division: cells[2].isEmpty ? nil : cells[2],
      places: list(cells[3]), shape: cells[4].isEmpty ? nil : cells[4], views: list(cells[5]))
  }
}

extension Gazetteer {
  /// All claims on record, in the order of the gazetteer's table.
  package var claims: [Claim] {
    let text = String(decoding: index.claims.slice(0, index.claims.count), as: UTF8.self)
    return text.split(separator: "\n").compactMap { Claim(row: $0) }
  }

  /// The areas that cut through divisions and that the view taken counts to another country than de facto (nil: to one without a
  /// code): no border of the mesh follows them. Empty for the de facto view.
  package var claimedShapes: [(shape: BackgroundFeature, country: String?)] {
    claimed?.shapes.map { ($0.area, $0.owner.country.string) } ?? []
  }
}
