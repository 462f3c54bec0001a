import Glibc
internal import Incidents

/// What stands at one site: one incident's symbol, a few side by side, or one symbol with their number.
struct SiteSymbol {
  let elements: [Element]
  /// The circle around the centre that holds them all.
  let reach: Double

  /// Up to so many incidents at one place stand side by side; more become one counted symbol.
  static let mostFanned = 6

  init(_ site: Story.Site, at centre: PagePoint, scale: SymbolScale, wording: Wording) {
    switch site.entries.count {
    case 1:
      let symbol = Self.symbol(site.entries[0], at: centre, isHollow: site.isArea, scale, wording)
      (elements, reach) = ([symbol.element], symbol.reach)
    case ...Self.mostFanned:
      let reaches = site.entries.map { Self.symbol($0, at: centre, isHollow: site.isArea, scale, wording).reach }
      let spots = Self.fan(reaches, around: centre)
      elements = zip(site.entries, spots).map {
        Self.symbol($0, at: $1, isHollow: site.isArea, scale, wording).element
      }
      reach = zip(spots, reaches).map { $0.distance(to: centre) + $1 }.max() ?? 0
    default:
      (elements, reach) = Self.counted(site, at: centre, scale, wording)
    }
  }

  /// One circle for many incidents, with their number in it.
  private static func counted(_ site: Story.Site, at centre: PagePoint, _ scale: SymbolScale, _ wording: Wording) -> (
    [Element], Double
  ) {
    let family = site.entries.first?.family ?? .other
    let radius = max(9, scale.radius(of: site.toll))
    let font = Font(size: 10.5, isBold: true)
    let number = Text(
      text: wording.words.number(site.entries.count), at: PagePoint(centre.x, centre.y + font.size * 0.36).rounded,
      anchor: .middle, role: site.isArea ? .incidentDetail : .symbolNumber, font: font)
    let group = Group(
      id: "site-\(site.entries[0].incident.id)", role: nil,
      title: site.entries.map { wording.sentence($0) }.joined(separator: "\n"),
      data: [
        DataValue("incidents", site.entries.map(\.incident.id).joined(separator: " ")),
        DataValue("numbers", site.entries.map { String($0.number) }.joined(separator: " ")),
      ],
      elements: [
        .shape(Shape(role: .range(family), geometry: .circle(centre: centre, radius: radius + 3))),
        .shape(
          Shape(
            role: site.isPast ? .pastSymbol : site.isArea ? .hollowSymbol(family) : .symbol(family),
            geometry: .circle(centre: centre, radius: radius))),
        .text(number),
      ])
    return ([.group(group)], radius + 4)
  }

  /// Places for circles side by side around a centre, as near to it as they can stand without overlap.
  private static func fan(_ radii: [Double], around centre: PagePoint) -> [PagePoint] {
    var hub = 0.0
    while true {
      let spots = radii.enumerated().map { step, radius in
        let angle = Double.pi * (1 + 2 * Double(step) / Double(radii.count))
        return PagePoint(centre.x + (hub + radius) * cos(angle), centre.y + (hub + radius) * sin(angle)).rounded
      }
      let isFree = spots.indices.allSatisfy { a in
        spots.indices.allSatisfy { b in a == b || spots[a].distance(to: spots[b]) >= radii[a] + radii[b] - 0.5 }
      }
      if isFree || hub > 200 { return spots }
      hub += 0.5
    }
  }

  /// One incident: its shape tells the kind, its area the killed, a ring the highest claim.
  private static func symbol(
    _ entry: Story.Entry, at centre: PagePoint, isHollow: Bool, _ scale: SymbolScale, _ wording: Wording
  ) -> (element: Element, reach: Double) {
    let family = entry.family
    let killed = entry.killed
    let isRange = killed.map { $0.low < $0.high } ?? false
    let radius = scale.radius(of: (isRange ? killed?.low : killed?.best) ?? 0)
    var reach = radius * family.reach + 1.2
    var elements: [Element] = []
    if isRange, let high = killed?.high, !entry.isPast {
      // The ring is never drawn onto the disc's own edge.
      let outer = max(scale.radius(of: high), radius + 3)
      elements.append(.shape(Shape(role: .range(family), geometry: family.shape(at: centre, radius: outer))))
      reach = outer * family.reach + 1
    }
    let role: Role = entry.isPast ? .pastSymbol : isHollow ? .hollowSymbol(family) : .symbol(family)
    elements.append(.shape(Shape(role: role, geometry: family.shape(at: centre, radius: radius))))
    let incident = entry.incident
    var data = [DataValue("number", String(entry.number)), DataValue("type", incident.type.rawValue)]
    if let date = incident.date { data.append(DataValue("date", date.start.description)) }
    if let killed { data.append(DataValue("killed", String(killed.best))) }
    let group = Group(
      id: "incident-\(incident.id)", role: nil, title: wording.sentence(entry), data: data, elements: elements)
    return (.group(group), reach)
  }
}
