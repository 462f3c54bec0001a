internal import Gazetteer
internal import Geo
internal import Incidents

extension NameLabels {
  /// The greatest towns, well apart from each other, those of the countries concerned first.
  mutating func addTowns(_ placement: inout LabelPlacement, _ areas: inout AreaLabels) {
    let room = density == .fewer ? 90_000.0 : density == .more ? 28_000 : 52_000
    let wanted = max(3, Int(frame.width * frame.height / room / max(0.6, scale)))
    let known = named.union(story.sites.compactMap(\.place.gazetteerID))
    let spacing = 78 * scale
    var chosen: [PagePoint] = []
    var outside = 0
    for town in candidates(wanted * 14) where chosen.count < wanted && !known.contains(town.identifier) {
      guard let point = terrain.projection.point(town.coordinate), frame.insetBy(10).contains(point) else { continue }
      let isConcerned = town.country.map { base.focus.contains($0) } ?? false
      guard isConcerned || outside < wanted * 2 / 5 else { continue }
      guard chosen.allSatisfy({ $0.distance(to: point) > spacing }) else { continue }
      let dot = town.isNationalCapital ? 3.4 : 2.5
      guard placement.obstacles.isFree(PageBox(centre: point, width: 2 * dot + 2, height: 2 * dot + 2), owner: -1)
      else { continue }
      let name = wording.name(of: town)
      let font = Font(size: max(9.5, (town.isNationalCapital ? 14.5 : 13) * scale))
      let text = Text(
        text: name, at: point, role: .townName, font: font, language: language(of: name),
        halo: isConcerned ? .focusHalo : .landHalo)
      let label = PointLabel(
        owner: -1, point: point, radius: dot, forms: [PointLabel.Form(lines: [[text]])], allowsLeader: false, name: name
      )
      guard let placed = placement.place(label) else {
        if dropped.count < 40 { dropped.append(name) }
        continue
      }
      placement.obstacles.add(circle: point, radius: dot + 1, owner: -2)
      areas.take(placed.box)
      elements += placed.texts.map(Element.text)
      dots.append(
        .shape(
          Shape(role: town.isNationalCapital ? .capital : .town, geometry: .circle(centre: point.rounded, radius: dot)))
      )
      chosen.append(point)
      if !isConcerned { outside += 1 }
    }
  }

  /// The towns of the window in the order in which they deserve a name.
  private func candidates(_ limit: Int) -> [GazetteerPlace] {
    var towns: [(place: GazetteerPlace, weight: Int)] = []
    for (box, _) in terrain.window.parts {
      for id in terrain.gazetteer.towns(in: box, limit: limit) {
        let town = terrain.gazetteer.place(id)
        // Towns of the countries concerned come first: as if two ranks greater.
        let isConcerned = town.country.map { base.focus.contains($0) } ?? false
        towns.append((town, (town.isNationalCapital ? -2 : town.rank) - (isConcerned ? 2 : 0)))
      }
    }
    return towns.sorted { a, b in
      (a.weight, b.place.population, a.place.id) < (b.weight, a.place.population, b.place.id)
    }.map(\.place)
  }
}
