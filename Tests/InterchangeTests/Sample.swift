import Geo
import Incidents

/// Records for tests.
enum Sample {
  /// One with every part filled.
  static let incident: Incident = {
    var incident = Incident(
      id: "r1-1",
      report: ReportReference(
        id: "r1", title: "Strikes, \"twice\"; and <again>", source: "Wire & Co", published: CalendarDate("2024-01-18"),
        url: "https://news.example/a?b=1&c=2", language: "en"),
      type: .missileStrike)
    incident.status = .claimed
    incident.actors = [
      Actor(
        text: "the Guards", name: "Islamic Revolutionary Guard Corps", country: "IRN", sector: "MIL",
        certainty: .claimed),
      Actor(text: "unnamed men", kind: .individuals, certainty: .suspected),
    ]
    incident.targets = [
      Target(text: "two sanctuaries", kind: .site, count: 2, effect: .destroyed, country: "PAK", sector: "REB")
    ]
    incident.weapons = [Weapon(text: "missiles", class: .missile), Weapon(text: "drones", class: .drone)]
    incident.codes = Codes(type: .missileStrike, weapons: incident.weapons)
    incident.date = CalendarDate("2024-01-16").map {
      DateSpan(start: $0, end: $0, precision: .day, text: "two days before")
    }
    incident.place = Place(
      text: "Pakistan's soil", name: "Panjgur", country: "PAK", admin1: "Balochistan", admin1Code: "PK-BA",
      gazetteerID: "geonames:1", lat: 26.9666667, lon: 64.0833333, precision: .town, radiusKm: 12.5)
    incident.origin = Origin(text: "from Iran", country: "IRN", basis: .actorCountry)
    incident.crossBorder = true
    let border = Coordinate(longitude: 63.25, latitude: 27.2)
    incident.vector = StrikeVector(
      origin: Coordinate(longitude: 62.5, latitude: 27.4),
      target: Coordinate(longitude: 64.0833333, latitude: 26.9666667),
      basis: .actorCountry, lengthMetres: 164_123.456, azimuth: 106.5, arrivalAzimuth: 107.25,
      segments: [
        .init(
          country: "IRN", kind: .land, fromMetres: 0, toMetres: 80_000,
          entry: Coordinate(longitude: 62.5, latitude: 27.4), exit: border),
        .init(
          country: "PAK", kind: .land, fromMetres: 80_000, toMetres: 164_123.456, entry: border,
          exit: Coordinate(longitude: 64.0833333, latitude: 26.9666667)),
      ],
      crossings: [.init(from: "IRN", to: "PAK", point: border, atMetres: 80_000)], transited: [],
      depthAlongTrackMetres: 84_123.456,
      nearestBorder: .init(distanceMetres: 78_160, point: border, between: ["IRN", "PAK"]), ranges: nil,
      endsDisagree: .init(origin: false, target: false), borders: "Borders 1.0, de facto")
    incident.tolls = [
      Toll(
        kind: .killed, low: 2, best: 2, high: 2, of: ["children": 2], source: "the ministry", status: .claimed,
        asOf: CalendarDate("2024-01-17"), evidence: "two children"),
      Toll(kind: .injured, low: 3, best: 3, high: nil),
    ]
    incident.killed = Harm(of: .killed, in: incident.tolls)
    incident.injured = Harm(of: .injured, in: incident.tolls)
    incident.relations = [Relation(kind: .retaliation, incident: "r1-2", evidence: "in answer")]
    incident.evidence = [Evidence(field: "type", start: 3, end: 9, quote: "fired\n=1+1 </script>]]>")]
    return incident
  }()

  /// One of which next to nothing is known.
  static let bare = Incident(id: "r2-1", report: ReportReference(id: "r2"), type: .otherViolence)
}
