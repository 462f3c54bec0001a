/// What a shape or text is on the map. The theme gives a role its colours and lines; style sheets know it by its class.
package enum Role: Hashable, Sendable {
  // Ground
  case page, sea, land, focusLand, lake, coast, river, majorRiver, graticule
  case provinceBorder, border, focusBorder, disputedBorder
  // Incidents
  case symbol(IncidentFamily), pastSymbol, hollowSymbol(IncidentFamily), range(IncidentFamily)
  case hatch(IncidentFamily), uncertainty(IncidentFamily), pastHatch
  case arrow, pastArrow, arrowTail, source, leader
  // Settlements and furniture
  case town, capital
  case scaleBar, north, rule, legendCircle, locatorSea, locatorLand, locatorRing, locatorFrame
  // Text
  case title, subtitle, footer, legend, panelHeading, panelText, tick, scaleText
  case countryName, focusCountryName, countryNote, provinceName, waterName, townName
  case incidentName, incidentLocalName, incidentDetail, symbolNumber
  // Halos
  case landHalo, focusHalo, seaHalo

  /// The class in CSS.
  package var className: String {
    switch self {
    case .symbol(let family): "symbol-\(family.rawValue)"
    case .hollowSymbol(let family): "hollow-\(family.rawValue)"
    case .range(let family): "range-\(family.rawValue)"
    case .hatch(let family): "hatch-\(family.rawValue)"
    case .uncertainty(let family): "uncertainty-\(family.rawValue)"
    default: Self.dashed("\(self)")
    }
  }

  /// `focusLand` becomes `focus-land`.
  private static func dashed(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      if scalar.properties.isUppercase {
        result += "-" + scalar.properties.lowercaseMapping
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
