internal import Gazetteer
internal import Geo
internal import Incidents

/// Finds the spot that a relation to a place means.
struct SpotFinder {
  let reading: Reading

  /// "Near" a town without a distance: UCDP's precision 2 allows about 25 km; most such spots are nearer.
  private static let nearKm = 15.0
  /// How far from a border "the border" reaches.
  private static let stripKm = 20.0

  func spot(of place: GazetteerPlace, _ relation: SpatialRelation, mention: Int) -> Spot {
    let own = Spot(of: place)
    let isPoint = place.kind == .town || place.kind == .site || place.kind == .district
    switch relation {
    case .near:
      guard isPoint else { return own }
      return Spot(coordinate: own.coordinate, precision: .near, radiusKm: max(Self.nearKm, own.radiusKm ?? 0))
    case .outskirts:
      guard isPoint else { return own }
      let radius = Spot.kilometres(place.radiusMetres + 5000, least: 5)
      return Spot(coordinate: own.coordinate, precision: .near, radiusKm: radius)
    case .distance(let metres):
      guard isPoint else { return own }
      return Spot(
        coordinate: own.coordinate, precision: .near, radiusKm: Spot.kilometres(metres * 1.1, least: 2))
    case .offset(let metres, let bearing):
      guard isPoint, metres < 2_000_000 else { return own }
      // the text's bearing is good to a sixteenth of the compass, its distance to a tenth
      return Spot(
        coordinate: place.coordinate.destination(bearing: bearing, metres: metres), precision: .near,
        radiusKm: Spot.kilometres(metres * 0.25, least: 2))
    case .side(let bearing):
      guard isPoint else { return own }
      return Spot(
        coordinate: place.coordinate.destination(bearing: bearing, metres: 10_000), precision: .near,
        radiusKm: Self.nearKm)
    case .part, .between, .border:
      // these need a second place, which is another mention's; see ``between(_:_:)`` and ``border(of:with:)``
      return own
    }
  }

  /// Half way between the mention's place and the next one's, for towns; nil when either is no town or they are far apart.
  func between(_ place: GazetteerPlace, _ mention: Int) -> Spot? {
    guard mention + 1 < reading.document.mentions.count,
      let (other, _, isContainer) = reading.place(of: mention + 1), !isContainer, other != place.id
    else { return nil }
    let second = reading.gazetteer.place(other)
    guard place.kind == .town || place.kind == .site || place.kind == .district else { return nil }
    let way = place.coordinate.distance(to: second.coordinate)
    guard way < 1_000_000 else { return nil }
    let bearing = place.coordinate.bearing(to: second.coordinate)
    return Spot(
      coordinate: place.coordinate.destination(bearing: bearing, metres: way / 2), precision: .border,
      radiusKm: Spot.kilometres(way / 2, least: 2))
  }

  /// The strip along the border of the mention's place: the area that the incident lies in, of those the text names nearest
  /// before and then after, and the strip in it; nil when no neighbour is named.
  func border(of place: GazetteerPlace, _ mention: Int, inside spans: [Range<Int>]) -> (
    area: GazetteerPlace, spot: Spot
  )? {
    guard place.kind == .country || place.kind == .province else { return nil }
    let mentions = reading.document.mentions
    var order: [Int] = []
    for span in spans {
      order += reading.document.mentions(overlapping: span).filter { $0 != mention }
    }
    for step in 1...4 { order += [mention - step, mention + step].filter { mentions.indices.contains($0) } }
    for index in order {
      guard let (id, _, isContainer) = reading.place(of: index), !isContainer, id != place.id else { continue }
      let named = reading.gazetteer.place(id)
      // "NAIROBI - ... near the Somali border": far from the town that is named, and in its country
      for other in [named, country(of: named, across: place)].compactMap({ $0 }) {
        guard let strip = BorderStrip(between: place, and: other, in: reading.gazetteer) else { continue }
        // "in A, near the border with B" lies in A; "on the A-B border" in either: the first named
        let radius = Spot.kilometres(strip.reach, least: Self.stripKm)
        return (other, Spot(coordinate: strip.middle, precision: .border, radiusKm: radius))
      }
    }
    return nil
  }

  /// The country of a town, if it is another than the one whose border is spoken of.
  private func country(of named: GazetteerPlace, across place: GazetteerPlace) -> GazetteerPlace? {
    guard named.kind != .country, place.kind == .country, named.country != place.country else { return nil }
    return reading.gazetteer.country(of: named.id).flatMap { reading.gazetteer.country($0) }
      .map { reading.gazetteer.place($0) }
  }
}
