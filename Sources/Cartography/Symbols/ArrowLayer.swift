internal import Incidents

/// An arrow for each blow from elsewhere, bent so that it runs clear of symbols, of other arrows and of its way back.
struct ArrowLayer {
  struct Arrow {
    let element: Element
    let shape: ArrowShape
    let basis: Origin.Basis
  }

  /// Where a blow came from that no site stands at.
  struct Source {
    let point: PagePoint
    let blow: Int
  }

  private(set) var arrows: [Arrow] = []
  private(set) var sources: [Source] = []
  private let placed: [SymbolLayer.Placed]
  private let frame: PageBox

  init(_ story: Story, placed: [SymbolLayer.Placed], projection: PageProjection, words: MapWords) {
    self.placed = placed
    frame = projection.frame
    let crowd = story.blows.count
    let width = crowd > 60 ? 1.6 : crowd > 20 ? 2.2 : crowd > 8 ? 2.8 : 3.4
    var targets: [Int: SymbolLayer.Placed] = [:]
    for place in placed { targets[place.site] = place }
    var bundles: [String: Int] = [:]
    for (index, blow) in story.blows.enumerated() {
      guard let target = targets[blow.site], let start = projection.point(blow.origin) else { continue }
      let isDashed = blow.basis != .stated
      // What stands at the origin: another site's symbols, or nothing.
      let neighbour = placed.first { $0.site != blow.site && $0.centre.distance(to: start) < max(4, $0.reach * 0.6) }
      let startClearance = (neighbour.map { $0.reach + 3 } ?? 0) + (isDashed ? 5 : neighbour == nil ? 6 : 0)
      let key = "\(Int(start.x / 6)),\(Int(start.y / 6)) \(Int(target.centre.x / 6)),\(Int(target.centre.y / 6))"
      let turn = bundles[key, default: 0]
      bundles[key] = turn + 1
      var best: (cost: Double, shape: ArrowShape)?
      for (step, bend) in Self.bends.enumerated() {
        guard
          let shape = ArrowShape(
            from: start, to: target.centre, bend: bend + 0.05 * Double(turn), startClearance: startClearance,
            endClearance: target.reach + 3, width: width, isDashed: isDashed)
        else { continue }
        let cost = Double(step) + crossings(of: shape, except: [blow.site, neighbour?.site ?? -1])
        if cost < best?.cost ?? .infinity { best = (cost, shape) }
        if cost == 0 { break }
      }
      guard let shape = best?.shape else { continue }
      var elements: [Element] = [.shape(Shape(role: blow.isPast ? .pastArrow : .arrow, geometry: .rings(shape.rings)))]
      if isDashed {
        elements.append(.shape(Shape(role: .arrowTail, geometry: .circle(centre: start.rounded, radius: 3))))
      } else if neighbour == nil, frame.contains(start), !sources.contains(where: { $0.point.distance(to: start) < 8 })
      {
        sources.append(Source(point: start.rounded, blow: index))
        elements.append(.shape(Shape(role: .source, geometry: .circle(centre: start.rounded, radius: 2.8))))
      }
      let names = blow.numbers.map(String.init).joined(separator: ", ")
      let first = story.sites[blow.site].entries.first { blow.numbers.contains($0.number) }
      let group = Group(
        id: "arrow-\(first?.incident.id ?? names)", role: nil,
        title: "\(words.digits(names)): " + words[isDashed ? Legend.unknownOrigin : Legend.statedOrigin],
        data: [DataValue("basis", blow.basis.rawValue)], elements: elements)
      arrows.append(Arrow(element: .group(group), shape: shape, basis: blow.basis))
    }
  }

  /// The bends to try, as shares of the length, the usual one first; positive to the left of the way.
  private static let bends = [0.11, 0.16, 0.07, 0.22, -0.11, -0.16, 0.03, -0.22]

  /// How much an arrow runs over symbols, other arrows' heads and out of the frame.
  private func crossings(of shape: ArrowShape, except sites: [Int]) -> Double {
    var cost = 0.0
    let box = (PageBox(around: shape.spine) ?? frame).insetBy(-4)
    for place in placed where box.distance(to: place.centre) < place.reach && !sites.contains(place.site) {
      if distance(from: place.centre, to: shape) < place.reach + 4 { cost += 6 }
    }
    for arrow in arrows {
      guard let other = PageBox(around: arrow.shape.spine), other.insetBy(-10).overlaps(box) else { continue }
      if let tip = arrow.shape.spine.last, distance(from: tip, to: shape) < 10 { cost += 4 }
      // Two arrows on one line read as one.
      let close = shape.spine.filter { point in arrow.shape.spine.contains { $0.distance(to: point) < 9 } }.count
      if close > 6 { cost += Double(close) }
    }
    if shape.spine.contains(where: { !frame.insetBy(6).contains($0) }) { cost += 3 }
    return cost
  }

  private func distance(from point: PagePoint, to shape: ArrowShape) -> Double {
    zip(shape.spine, shape.spine.dropFirst()).map { point.distance(toSegment: $0, $1) }.min() ?? .infinity
  }
}
