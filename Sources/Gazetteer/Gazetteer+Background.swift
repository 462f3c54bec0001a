package import Geo

extension Gazetteer {
  /// Lakes that meet the box, of at most that rank (0 greatest), greatest first.
  package func lakes(in box: BoundingBox, maximumRank: Int) -> [BackgroundFeature] {
    features(.lake, in: box, maximumRank: maximumRank)
  }

  /// Rivers that meet the box, of at most that rank.
  package func rivers(in box: BoundingBox, maximumRank: Int) -> [BackgroundFeature] {
    features(.river, in: box, maximumRank: maximumRank)
  }

  /// Named seas, gulfs and straits that meet the box, of at most that rank.
  package func seas(in box: BoundingBox, maximumRank: Int) -> [BackgroundFeature] {
    features(.sea, in: box, maximumRank: maximumRank)
  }

  /// Areas claimed by several states that meet the box.
  package func disputedAreas(in box: BoundingBox) -> [BackgroundFeature] {
    features(.disputedArea, in: box, maximumRank: .max)
  }

  /// Lines inside and around disputed areas that meet the box.
  package func disputedLines(in box: BoundingBox) -> [BackgroundFeature] {
    features(.disputedLine, in: box, maximumRank: .max)
  }

  /// The disputed areas that hold a point.
  package func disputedAreas(at point: Coordinate) -> [BackgroundFeature] {
    disputedAreas(
      in: BoundingBox(west: point.longitude, south: point.latitude, east: point.longitude, north: point.latitude)
    ).filter { $0.contains(point) }
  }

  /// All disputed areas.
  var disputedAreas: [BackgroundFeature] { range(of: .disputedArea).map { feature($0) } }

  /// The coarse world of locator maps, every country once.
  package func coarseWorld() -> [CoarseCountry] {
    range(of: .coarseCountry).compactMap { number in
      guard let place = PlaceID(reference: index.features[number].place), case .area(let area) = feature(number).shape
      else { return nil }
      return CoarseCountry(place: place, country: country(of: place), area: area)
    }
  }

  /// The sea or lake that a place stands for.
  func feature(of place: PlaceID) -> BackgroundFeature? {
    [BackgroundFeature.Kind.sea, .lake, .river].lazy.flatMap { self.range(of: $0) }
      .first { self.index.features[$0].place == place.rawValue + 1 }.map { feature($0) }
  }

  private func features(_ kind: BackgroundFeature.Kind, in box: BoundingBox, maximumRank: Int) -> [BackgroundFeature] {
    range(of: kind).lazy.filter { number in
      let record = self.index.features[number]
      return Int(record.rank) <= maximumRank && record.box.bounds.meets(box)
    }.map { self.feature($0) }
  }

  private func range(of kind: BackgroundFeature.Kind) -> Range<Int> {
    let start = Int(index.featureKindStarts[Int(kind.rawValue)])
    return start..<max(start, Int(index.featureKindStarts[Int(kind.rawValue) + 1]))
  }

  private func feature(_ number: Int) -> BackgroundFeature {
    let record = index.features[number]
    var polygons: [Polygon] = []
    var lines: [LineString] = []
    for part in index.parts.slice(Int(record.firstPart), Int(record.partCount)) {
      let line = Array(index.featureCoordinates.slice(Int(part.first), Int(part.count)))
      switch part.role {
      case 0: polygons.append(Polygon(exterior: line))
      case 1 where !polygons.isEmpty: polygons[polygons.count - 1].holes.append(line)
      default: lines.append(LineString(line))
      }
    }
    return BackgroundFeature(
      kind: BackgroundFeature.Kind(rawValue: UInt8(truncatingIfNeeded: record.kind)) ?? .lake,
      name: index.string(record.name), rank: Int(record.rank), featureClass: index.string(record.featureClass),
      bounds: record.box.bounds, shape: lines.isEmpty ? .area(MultiPolygon(polygons)) : .line(MultiLineString(lines)),
      heldBy: record.heldBy.string, note: record.note.length == 0 ? nil : index.string(record.note),
      claimants: index.string(record.claimants).split(separator: ",").map(String.init),
      place: PlaceID(reference: record.place))
  }
}

extension BackgroundFeature {
  /// True for a point inside the area; false for a line.
  func contains(_ point: Coordinate) -> Bool {
    guard bounds.contains(point), case .area(let area) = shape else { return false }
    return area.polygons.contains { $0.contains(point) }
  }
}

extension Polygon {
  /// True for a point inside the outer ring and in no hole, by the even-odd rule; on an edge either.
  package func contains(_ point: Coordinate) -> Bool {
    rings.reduce(false) { $0 != Self.isInside(point, $1) }
  }

  private static func isInside(_ point: Coordinate, _ ring: [Coordinate]) -> Bool {
    var isInside = false
    for (a, b) in zip(ring, ring.dropFirst()) where (a.latitude <= point.latitude) != (b.latitude <= point.latitude) {
      let x = a.longitude + (point.latitude - a.latitude) / (b.latitude - a.latitude) * (b.longitude - a.longitude)
      if x > point.longitude { isInside.toggle() }
    }
    return isInside
  }
}
