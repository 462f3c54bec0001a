internal import Gazetteer
internal import Geo
internal import Incidents

/// Puts incidents on the earth, from the words that their evidence quotes for place and origin.
struct IncidentPlacing {
  let builder: ToponymBuilder
  let spans: EvidenceSpans

  func placed(_ incident: Incident, at index: Int) -> Incident {
    var incident = incident
    if let place = incident.place { incident.place = filled(place, from: spans.places[index]) }
    if var origin = incident.origin, let place = origin.place {
      let place = filled(place, from: spans.origins[index])
      origin.place = place
      if origin.country == nil { origin.country = place.country }
      incident.origin = origin
    }
    if let country = incident.place?.country { incident.actors = incident.actors.map { $0.atHome(in: country) } }
    return incident
  }

  /// The place of the most specific span that can be placed; for names that the gazetteer lacks the country that the text is about.
  private func filled(_ place: Place, from spans: [Range<Int>]) -> Place {
    for (position, span) in spans.enumerated() {
      for mention in mentions(in: span) {
        let toponym = builder.toponym(mention)
        guard let id = toponym.place, let coordinate = toponym.coordinate else { continue }
        var named = builder.reading.gazetteer.place(id)
        var spot = Spot(
          coordinate: coordinate, precision: toponym.precision ?? .country, radiusKm: toponym.radiusKm)
        let finder = SpotFinder(reading: builder.reading)
        if toponym.relation == .border,
          let (area, strip) = finder.border(of: named, mention, inside: Array(spans[position...]))
        {
          named = area
          spot = strip
        } else if toponym.relation == .between, let middle = finder.between(named, mention) {
          spot = middle
        }
        return described(place, named, spot)
      }
    }
    guard namesPlace(spans), let country = builder.reading.countryUnderDiscussion else { return place }
    return described(place, country, Spot(of: country))
  }

  /// Whether some of the words were taken for the name of a place.
  private func namesPlace(_ spans: [Range<Int>]) -> Bool {
    builder.reading.document.mentions.contains { mention in
      mention.form == .name && spans.contains { $0.overlaps(mention.range) }
    }
  }

  private func described(_ place: Place, _ named: GazetteerPlace, _ spot: Spot) -> Place {
    let province = named.province.map { builder.reading.gazetteer.place($0) }
    return Place(
      text: place.text, name: named.name, country: named.country, admin1: province?.name,
      admin1Code: province?.isoCode, gazetteerID: named.identifier, lat: spot.coordinate.latitude,
      lon: spot.coordinate.longitude, precision: spot.precision, radiusKm: spot.radiusKm)
  }

  /// The mentions in a span, the most specific first: names before adjectives, towns before provinces before countries.
  private func mentions(in span: Range<Int>) -> [Int] {
    builder.reading.document.mentions(overlapping: span).sorted { a, b in
      let ranks = (specificity(a), specificity(b))
      return ranks.0 != ranks.1 ? ranks.0 > ranks.1 : a < b
    }
  }

  private func specificity(_ mention: Int) -> Int {
    guard let (id, _, isContainer) = builder.reading.place(of: mention) else { return -1 }
    if isContainer { return 0 }
    switch builder.reading.gazetteer.place(id).kind {
    case .site: return 7
    case .town: return 6
    case .district: return 5
    case .province: return 4
    case .region, .water: return 3
    case .country: return 2
    case .continent: return 1
    }
  }
}

extension Actor {
  /// "the army", "police", "guerrillas": forces and rebels that the text gives no country are those of the country where it
  /// happened. Gunmen of whom nothing is said may come from anywhere.
  fileprivate func atHome(in place: String) -> Actor {
    guard country == nil, name == nil, let sector else { return self }
    let words = text.lowercased()
    let isForce = ["MIL", "COP", "GOV", "SPY"].contains(sector) && !Self.foreign.contains { words.contains($0) }
    guard isForce || Self.homeborn.contains(where: { words.contains($0) }) else { return self }
    var actor = self
    actor.country = place
    return actor
  }

  /// Forces that are not, or not only, those of the country where they act.
  private static let foreign = ["coalition", "peacekeep", "allied", "alliance", "foreign"]
  /// Those whose very name says that they rise against, or live off, their own country.
  private static let homeborn = [
    "rebel", "guerrilla", "guerilla", "insurgent", "separatist", "subversive", "militia", "gang", "bandit", "vigilante",
  ]
}
