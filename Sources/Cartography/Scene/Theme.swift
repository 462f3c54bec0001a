/// The colours of a map. Every one is told apart by lightness too, so that the map holds for colour-blind readers.
package enum Theme: String, Hashable, Sendable, CaseIterable {
  case light
  case dark
  /// For paper, and safe in greyscale.
  case print

  private var palette: Palette {
    switch self {
    case .light: .light
    case .dark: .dark
    case .print: .print
    }
  }

  /// How a role is painted.
  package func style(of role: Role) -> Style {
    let p = palette
    switch role {
    case .page: return .fill(p.page)
    case .sea: return .fill(p.sea)
    case .land: return .fill(p.land)
    case .focusLand: return .fill(p.focusLand)
    case .lake: return .fill(p.sea).outlined(p.coast, 0.5)
    case .coast: return .line(p.coast, 0.7)
    case .river: return .line(p.river, 0.7)
    case .majorRiver: return .line(p.river, 1.2)
    case .graticule: return .line(p.graticule, 0.6, opacity: 0.5)
    case .provinceBorder: return .line(p.provinceBorder, 0.8)
    case .border: return .line(p.border, 1)
    case .focusBorder: return .line(p.focusBorder, 1.9)
    case .disputedBorder: return .line(p.disputedBorder, 1.3, dash: [5, 3], rounded: false)

    case .symbol(let family): return .fill(p.color(of: family), opacity: 0.88).outlined(p.symbolEdge, 1.3)
    case .pastSymbol: return .fill(p.past, opacity: 0.85).outlined(p.symbolEdge, 1.1)
    case .hollowSymbol(let family): return .fill(p.focusLand).outlined(p.color(of: family), 2.2)
    case .range(let family): return .line(p.color(of: family), 1.2)
    case .hatch(let family): return .line(p.color(of: family), 0.9, opacity: 0.5, rounded: false)
    case .pastHatch: return .line(p.past, 0.9, opacity: 0.5, rounded: false)
    case .uncertainty(let family): return .line(p.color(of: family), 1.1, opacity: 0.85)
    case .arrow: return .fill(p.arrow)
    case .pastArrow: return .fill(p.past)
    case .arrowTail: return .fill(p.focusLand).outlined(p.arrow, 1.4)
    case .source: return .fill(p.town)
    case .leader: return .line(p.text, 0.7)

    case .town: return .fill(p.town)
    case .capital: return .fill(p.page).outlined(p.town, 1.6)
    case .scaleBar: return .line(p.text, 1.4, rounded: false)
    case .north: return .fill(p.text)
    case .legendCircle: return .fill(p.past, opacity: 0.55).outlined(p.quietText, 0.8)
    case .rule: return .line(p.border, 0.6)
    case .locatorSea: return .fill(p.sea)
    case .locatorLand: return .fill(p.locatorLand).outlined(p.locatorLand, 0.5)
    case .locatorRing: return .line(p.border, 1)
    case .locatorFrame: return .fill(p.arrow, opacity: 0.25).outlined(p.arrow, 1.3)

    case .title, .legend, .panelHeading, .scaleText, .townName, .panelText: return .text(p.text)
    case .subtitle: return .text(p.secondaryText)
    case .footer, .tick: return .text(p.quietText)
    case .countryName: return .text(p.countryName)
    case .focusCountryName: return .text(p.focusCountryName)
    case .provinceName: return .text(p.provinceName)
    case .waterName: return .text(p.waterName)
    case .incidentName, .incidentLocalName, .incidentDetail, .countryNote: return .text(p.incidentText)
    case .symbolNumber: return .text(p.symbolEdge)

    case .landHalo: return .line(p.land, 3)
    case .focusHalo: return .line(p.focusLand, 3)
    case .seaHalo: return .line(p.sea, 3)
    }
  }
}

/// The colours of one theme.
private struct Palette {
  var page, sea, land, focusLand, locatorLand, coast, river, graticule: String
  var border, focusBorder, disputedBorder, provinceBorder: String
  var strike, bomb, ground, attack, other, past, symbolEdge, arrow, incidentText: String
  var town, text, secondaryText, quietText: String
  var countryName, focusCountryName, provinceName, waterName: String

  func color(of family: IncidentFamily) -> String {
    switch family {
    case .strike: strike
    case .bomb: bomb
    case .ground: ground
    case .attack: attack
    case .other: other
    }
  }

  static let light = Palette(
    page: "#ffffff", sea: "#d9e6ec", land: "#e9e7e1", focusLand: "#fbfaf7", locatorLand: "#c9c5ba", coast: "#9db4c0",
    river: "#a9c5d3", graticule: "#b9c6ca", border: "#a39d91", focusBorder: "#57534b", disputedBorder: "#7d776b",
    provinceBorder: "#d9d5ca", strike: "#b3202c", bomb: "#c7730a", ground: "#1f5f8b", attack: "#6b3f86",
    other: "#4d5a52", past: "#a29c90", symbolEdge: "#ffffff", arrow: "#b3202c", incidentText: "#7c121c",
    town: "#4a4741",
    text: "#33312d", secondaryText: "#5d5a53", quietText: "#77736a", countryName: "#8d887c",
    focusCountryName: "#6f6a60",
    provinceName: "#a49e91", waterName: "#5f8193")

  static let dark = Palette(
    page: "#16181a", sea: "#1b2932", land: "#26292b", focusLand: "#33373a", locatorLand: "#4a4e50", coast: "#486272",
    river: "#33505f", graticule: "#3a474f", border: "#6d7174", focusBorder: "#c9c5bc", disputedBorder: "#a5a29a",
    provinceBorder: "#484d50", strike: "#ff6b61", bomb: "#f2b441", ground: "#6fb5e6", attack: "#c79be6",
    other: "#a9bcb0", past: "#7c7e7e", symbolEdge: "#16181a", arrow: "#ff6b61", incidentText: "#ff9f98",
    town: "#cfccc5",
    text: "#e8e6e1", secondaryText: "#b5b1a8", quietText: "#9a968d", countryName: "#8f9294",
    focusCountryName: "#b8b6ae",
    provinceName: "#7d8285", waterName: "#6f9ab0")

  static let print = Palette(
    page: "#ffffff", sea: "#e3e6e8", land: "#f1f1f0", focusLand: "#ffffff", locatorLand: "#b4b4b4", coast: "#8c9296",
    river: "#b0b8bc", graticule: "#c3c8ca", border: "#9a9a9a", focusBorder: "#333333", disputedBorder: "#555555",
    provinceBorder: "#cfcfcf", strike: "#8f1019", bomb: "#b8860b", ground: "#174a70", attack: "#4b2a60",
    other: "#333333", past: "#b0b0b0", symbolEdge: "#ffffff", arrow: "#8f1019", incidentText: "#5c0a10",
    town: "#333333",
    text: "#111111", secondaryText: "#3d3d3d", quietText: "#5a5a5a", countryName: "#7c7c7c",
    focusCountryName: "#4f4f4f",
    provinceName: "#8f8f8f", waterName: "#566168")
}
