package import Geo

/// The shared arcs of all countries and provinces: neighbours can neither gap nor overlap. Nothing is copied from the mapped
/// file until asked.
package struct BorderMesh: Sendable {
  package let gazetteer: Gazetteer

  /// How many arcs there are; they are numbered from 0.
  package var arcCount: Int { 0 }

  /// The arc of that number, 0..<arcCount.
  package func arc(_ index: Int) -> Arc {
    Arc(
      coordinates: UnsafeBufferPointer(start: nil, count: 0), left: nil, right: nil, leftUnit: nil, rightUnit: nil,
      leftCountry: nil, rightCountry: nil, kind: .coast, bounds: BoundingBox(west: 0, south: 0, east: 0, north: 0))
  }

  /// The arcs whose bounds meet the box, in rising order.
  package func arcs(in box: BoundingBox) -> [Int] { [] }

  /// The stretches of arcs that may meet the box: a superset, found by a grid, each stretch once.
  package func runs(in box: BoundingBox) -> [ArcRun] { [] }

  /// The rings of a country's or province's area; empty for a place without an area made of arcs.
  package func rings(of place: PlaceID) -> [ArcRing] { [] }
}
