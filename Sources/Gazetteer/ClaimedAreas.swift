internal import Geo

/// What a state's view changes: the areas that count to another country than de facto, and to which.
struct ClaimedAreas: Sendable {
  struct Owner: Hashable, Sendable {
    /// None for a state without a code.
    let country: PackedCode
    /// Place number plus 1 of the division it counts to; 0 for its own.
    let division: UInt32
  }

  /// Whole country units and divisions, by place number.
  private(set) var places: [UInt32: Owner] = [:]
  /// Areas that cut through divisions.
  private(set) var shapes: [(area: BackgroundFeature, owner: Owner)] = []

  /// The claims that a state holds for good; of several on one area the first.
  init(seenBy state: String, in gazetteer: Gazetteer) {
    let index = gazetteer.index
    for claim in gazetteer.claims where claim.isSeen(by: state) {
      let division = claim.division.flatMap { gazetteer.place(identifier: $0) }
      let owner = Owner(country: PackedCode(claim.claimant), division: division.map { $0.id.rawValue + 1 } ?? 0)
      for identifier in claim.places {
        guard let place = gazetteer.place(identifier: identifier)?.id.rawValue else { continue }
        take(place, owner)
        if place < index.countries.count {
          for part in 0..<index.unitOfPlace.count where index.unitOfPlace[part] == place + 1 {
            take(UInt32(part), owner)
          }
        }
      }
      if let shape = claim.shape {
        shapes += gazetteer.disputedAreas.filter { $0.name == shape }.map { ($0, owner) }
      }
    }
  }

  private mutating func take(_ place: UInt32, _ owner: Owner) {
    if places[place] == nil { places[place] = owner }
  }

  /// Who owns the shape that holds a point.
  func owner(ofShapeAt point: Coordinate) -> Owner? {
    shapes.first { $0.area.contains(point) }?.owner
  }

  /// Who owns a place; nil where nothing differs from the de facto view.
  func owner(of place: UInt32, _ record: PlaceRecord) -> Owner? {
    if let own = places[place] { return own }
    guard record.kind != PlaceKind.country.rawValue else { return nil }
    if record.province != 0, let own = places[record.province - 1] { return own }
    guard record.kind != PlaceKind.province.rawValue else { return nil }
    return owner(ofShapeAt: Coordinate(longitude: record.longitude, latitude: record.latitude))
  }
}
