package import Geo

/// The shared arcs of all countries and provinces: neighbours can neither gap nor overlap. Nothing is copied from the mapped
/// file until asked.
package struct BorderMesh: Sendable {
  package let gazetteer: Gazetteer
  var index: GazetteerIndex { gazetteer.index }

  init(gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// How many arcs there are; they are numbered from 0.
  package var arcCount: Int { index.arcs.count }

  /// The arc of that number, 0..<arcCount.
  package func arc(_ number: Int) -> Arc {
    let record = index.arcs[number]
    let left = country(record.leftProvince, record.leftUnit)
    let right = country(record.rightProvince, record.rightUnit)
    return Arc(
      coordinates: coordinates(of: record), left: PlaceID(reference: record.leftProvince),
      right: PlaceID(reference: record.rightProvince), leftUnit: PlaceID(reference: record.leftUnit),
      rightUnit: PlaceID(reference: record.rightUnit), leftCountry: left?.string, rightCountry: right?.string,
      kind: kind(of: record, left, right), bounds: record.box.bounds)
  }

  /// To which country a side of an arc counts in the view taken.
  private func country(_ province: UInt32, _ unit: UInt32) -> PackedCode? {
    guard unit != 0 else { return nil }
    return gazetteer.claimed?.places[(province == 0 ? unit : province) - 1]?.country
      ?? index.countries[Int(unit) - 1].country
  }

  /// An arc inside what counts as one country is a province's; one that parts what is one country de facto is disputed.
  private func kind(of record: ArcRecord, _ left: PackedCode?, _ right: PackedCode?) -> Arc.Kind {
    let kind = Arc.Kind(rawValue: UInt8(truncatingIfNeeded: record.kind)) ?? .coast
    guard gazetteer.claimed != nil, kind != .seam, let left, let right else { return kind }
    let isChanged = isClaimed(record.leftProvince) || isClaimed(record.rightProvince)
    return !isChanged ? kind : left == right ? .province : kind == .province ? .disputed : kind
  }

  private func isClaimed(_ province: UInt32) -> Bool {
    province != 0 && gazetteer.claimed?.places[province - 1] != nil
  }

  /// The arcs whose bounds meet the box, in rising order.
  package func arcs(in box: BoundingBox) -> [Int] {
    (0..<index.arcs.count).filter { index.arcs[$0].box.bounds.meets(box) }
  }

  /// The stretches of arcs that may meet the box: a superset, found by a grid, each stretch once.
  package func runs(in box: BoundingBox) -> [ArcRun] {
    let rows = FaceGrid.row(box.south)...max(FaceGrid.row(box.south), FaceGrid.row(box.north))
    let west = FaceGrid.column(box.west)
    let east = FaceGrid.column(box.east)
    let columns = box.crossesAntimeridian ? [west...FaceGrid.columns - 1, 0...east] : [west...max(west, east)]
    var found: Set<ArcRun> = []
    for row in rows {
      for column in columns.joined() {
        let cell = index.gridCell(row, column)
        guard cell & FaceGrid.listed != 0 else { continue }
        for run in index.gridRuns.slice(index.gridStarts, Int(cell & ~FaceGrid.listed)) {
          let start = Int(run.first) - Int(index.arcs[Int(run.arc)].first)
          guard start >= 0 else { continue }
          found.insert(ArcRun(arc: Int(run.arc), range: start..<start + Int(run.count) + 1))
        }
      }
    }
    return found.sorted {
      ($0.arc, $0.range.lowerBound, $0.range.upperBound) < ($1.arc, $1.range.lowerBound, $1.range.upperBound)
    }
  }

  /// The rings of a country's or province's area; empty for a place without an area made of arcs.
  package func rings(of place: PlaceID) -> [ArcRing] {
    if gazetteer.claimed != nil, gazetteer.kind(of: place) == .country, let rings = viewedRings(of: place) {
      return rings
    }
    return index.rings.slice(index.areaStarts, Int(place.rawValue)).map { ring in
      ArcRing(
        arcs: index.ringArcs.slice(Int(ring.first), Int(ring.count)).map { number in
          ArcReference(index: Int(number.magnitude) - 1, isReversed: number < 0)
        }, isHole: ring.isHole != 0)
    }
  }

  /// The closed line of a ring, its first coordinate repeated at the end.
  package func coordinates(of ring: ArcRing) -> [Coordinate] {
    var line: [Coordinate] = []
    for reference in ring.arcs {
      let arc = coordinates(of: index.arcs[reference.index])
      guard !arc.isEmpty else { continue }
      if reference.isReversed {
        line.append(contentsOf: arc.reversed().dropLast())
      } else {
        line.append(contentsOf: arc.dropLast())
      }
    }
    if let first = line.first { line.append(first) }
    return line
  }

  private func coordinates(of record: ArcRecord) -> UnsafeBufferPointer<Coordinate> {
    index.coordinates.slice(Int(record.first), Int(record.count))
  }
}

extension BoundingBox {
  /// True when the boxes have a point in common; either may cross the antimeridian.
  package func meets(_ other: BoundingBox) -> Bool {
    guard south <= other.north && other.south <= north else { return false }
    func parts(_ box: BoundingBox) -> [(Double, Double)] {
      box.crossesAntimeridian ? [(box.west, 180), (-180, box.east)] : [(box.west, box.east)]
    }
    if !crossesAntimeridian && !other.crossesAntimeridian { return west <= other.east && other.west <= east }
    return parts(self).contains { a in parts(other).contains { b in a.0 <= b.1 && b.0 <= a.1 } }
  }
}
