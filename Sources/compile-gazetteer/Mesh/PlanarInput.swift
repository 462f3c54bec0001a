/// The polygons a mesh is made from: every piece of land belongs to one country unit and one province of it.
struct PlanarInput {
  /// A polygon's rings on the grid, the outer one first, closed.
  typealias Rings = [[GridPoint]]

  /// Of each country unit its polygons; their outlines are kept exactly.
  var units: [[Rings]] = []
  /// Of each province its polygons and the unit it lies in; may differ from the unit's outline by a few grid steps.
  var provinces: [(unit: Int, polygons: [Rings])] = []
}

/// What lies on one side of an edge.
struct Side: Hashable {
  /// Index of the country unit; -1 for the sea.
  var unit: Int32 = -1
  /// Index of the province; -1 for none.
  var province: Int32 = -1

  static let sea = Side()
}
