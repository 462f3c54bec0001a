internal import Gazetteer
internal import Geo

/// How borders are drawn under the gazetteer's view of them.
///
/// De facto, every border that a party does not recognise is dashed. In a state's view its own borders are solid, what it
/// counts as one country is not parted, its own claims are no lines of others, and only what two others dispute is dashed.
struct BorderView {
  /// Alpha-3 of the state whose view it is; nil for the de facto view.
  let viewer: String?
  private let terrain: Terrain

  init(_ terrain: Terrain) {
    self.terrain = terrain
    if case .state(let code) = terrain.gazetteer.worldview { viewer = code } else { viewer = nil }
  }

  func isDashed(_ arc: Arc) -> Bool {
    arc.kind.isContested && (viewer == nil || (arc.leftCountry != viewer && arc.rightCountry != viewer))
  }

  /// The parts of an arc that are drawn as a border of countries.
  func strokes(ofArc index: Int, shift: Double) -> [[PagePoint]] {
    let strokes = terrain.strokes(ofArc: index, shift: shift)
    guard viewer != nil, terrain.mesh.arc(index).kind.isContested else { return strokes }
    return parted(strokes) { $0 != $1 }
  }

  /// The lines in and around disputed areas that are no arcs of the mesh.
  func disputedLines(in box: BoundingBox) -> [[PagePoint]] {
    terrain.gazetteer.disputedLines(in: box).flatMap { line -> [[PagePoint]] in
      guard case .line(let shape) = line.shape else { return [] }
      let strokes = terrain.lines(shape)
      guard let viewer else { return strokes }
      let claimant = line.name.split(separator: " ").first.flatMap { terrain.gazetteer.nationality(String($0)) }
      return claimant == viewer ? [] : parted(strokes) { $0 != viewer || $1 != viewer }
    }
  }

  /// Areas that cut through divisions and that the view gives to a country: their rings on the page.
  var claimedAreas: [(country: String, rings: [[PagePoint]])] {
    terrain.gazetteer.claimedShapes.compactMap { claim in
      guard let country = claim.country, case .area(let area) = claim.shape.shape,
        terrain.window.parts.contains(where: { terrain.window.meets(claim.shape.bounds, shift: $0.shift) })
      else { return nil }
      let rings = terrain.rings(of: area)
      return rings.isEmpty ? nil : (country, rings)
    }
  }

  /// The parts of a claimed area's outline where another country begins.
  func outline(of rings: [[PagePoint]]) -> [[PagePoint]] {
    parted(rings.flatMap { terrain.bounds.inside($0 + $0.prefix(1)) }) { $0 != $1 && $0 != nil && $1 != nil }
  }

  /// The parts of lines for whose two sides, a little off the line, the countries pass the test.
  private func parted(_ lines: [[PagePoint]], where isKept: (String?, String?) -> Bool) -> [[PagePoint]] {
    lines.flatMap { line -> [[PagePoint]] in
      let segments = Array(zip(line, line.dropFirst()))
      let offsets = segments.flatMap { a, b -> [PagePoint] in
        let (middle, aside) = ((a + b) * 0.5, (b - a).unit.turnedLeft * 1.5)
        return [middle + aside, middle - aside]
      }
      let countries = terrain.projection.coordinates(offsets).map { coordinate in
        coordinate.flatMap { terrain.gazetteer.country(at: $0) }
      }
      var pieces: [[PagePoint]] = []
      var piece: [PagePoint] = []
      for (index, (a, b)) in segments.enumerated() {
        if isKept(countries[2 * index], countries[2 * index + 1]) {
          if piece.isEmpty { piece.append(a) }
          piece.append(b)
        } else if !piece.isEmpty {
          pieces.append(piece)
          piece = []
        }
      }
      return piece.isEmpty ? pieces : pieces + [piece]
    }
  }
}

extension Terrain {
  /// True when some dashed border is seen.
  var showsDisputedBorders: Bool {
    let view = BorderView(self)
    return window.parts.contains { box, shift in
      mesh.arcs(in: box).contains {
        view.isDashed(mesh.arc($0)) && !view.strokes(ofArc: $0, shift: shift).allSatisfy { $0.count < 2 }
      } || !view.disputedLines(in: box).isEmpty
    }
  }
}
