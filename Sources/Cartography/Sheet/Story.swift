internal import Gazetteer
internal import Geo
internal import Incidents

/// What the map has to tell: the incidents in their order, the sites they lie at, those without a place, and the blows that
/// came from elsewhere.
struct Story {
  struct Entry {
    /// From 1, in the order given; the list shows the same.
    let number: Int
    let incident: Incident

    var family: IncidentFamily { IncidentFamily(incident.type) }
    var isPast: Bool { incident.background }

    /// The number of killed to draw, and its bounds; nil when no number is said.
    var killed: (low: Int, high: Int, best: Int)? {
      guard let harm = incident.killed, let any = harm.best ?? harm.low ?? harm.high else { return nil }
      let low = min(harm.low ?? any, any)
      return (low, max(harm.high ?? any, any), any)
    }
  }

  /// One place with one or more incidents known to the same precision.
  struct Site {
    var entries: [Entry]
    let place: Place
    let coordinate: Coordinate
    /// The province or other area the incidents lie somewhere in.
    let area: PlaceID?

    var isArea: Bool {
      switch place.precision {
      case .province, .border, .sea, .country: true
      default: false
      }
    }

    /// Kilometres round the coordinate, when that is how the place is known.
    var radiusKm: Double? {
      guard area == nil, let radius = place.radiusKm, radius.isFinite, radius > 0, radius < 2_000 else { return nil }
      switch place.precision {
      case .near, .district, .border, .sea, .province: return radius
      default: return nil
      }
    }

    var isPast: Bool { entries.allSatisfy(\.isPast) }
    var toll: Int { entries.compactMap { $0.killed?.best }.reduce(0, +) }

    /// The number of killed that the greatest symbol of the site stands for.
    var greatest: Int {
      entries.count > SiteSymbol.mostFanned ? toll : entries.compactMap { $0.killed?.high }.max() ?? 0
    }
  }

  /// A blow from somewhere else.
  struct Blow {
    let origin: Coordinate
    let target: Coordinate
    let basis: Origin.Basis
    /// What the text calls the origin, when it names a place.
    let place: Place?
    /// The site it falls on.
    let site: Int
    var numbers: [Int]
    var isPast: Bool
  }

  private(set) var entries: [Entry] = []
  private(set) var sites: [Site] = []
  private(set) var unplaced: [Entry] = []
  private(set) var blows: [Blow] = []

  init(_ incidents: [Incident], gazetteer: Gazetteer) {
    var siteOf: [String: Int] = [:]
    var blowOf: [String: Int] = [:]
    for (index, told) in incidents.enumerated() {
      let incident = Self.named(told, gazetteer)
      let entry = Entry(number: index + 1, incident: incident)
      entries.append(entry)
      guard let place = incident.place, place.precision != .country, let coordinate = Self.coordinate(of: place) else {
        unplaced.append(entry)
        continue
      }
      let key = "\(Self.cell(coordinate)) \(place.precision?.rawValue ?? "")"
      let site = siteOf[key] ?? sites.count
      if site == sites.count {
        siteOf[key] = site
        sites.append(
          Site(entries: [entry], place: place, coordinate: coordinate, area: Self.area(of: place, gazetteer)))
      } else {
        sites[site].entries.append(entry)
      }
      guard let (origin, basis) = Self.origin(of: incident) else { continue }
      let blowKey = "\(Self.cell(origin)) \(site) \(basis.rawValue)"
      if let known = blowOf[blowKey] {
        blows[known].numbers.append(entry.number)
        blows[known].isPast = blows[known].isPast && entry.isPast
      } else {
        blowOf[blowKey] = blows.count
        blows.append(
          Blow(
            origin: origin, target: coordinate, basis: basis, place: incident.origin?.place, site: site,
            numbers: [entry.number], isPast: entry.isPast))
      }
    }
  }

  var greatestToll: Int { sites.map(\.greatest).max() ?? 0 }

  /// Alpha-3 codes of the countries the incidents lie in, sorted.
  var placeCountries: [String] { Set(entries.compactMap { $0.incident.place?.country }).sorted() }

  /// Alpha-3 codes of the countries the incidents concern, sorted.
  var countries: [String] {
    var codes: Set<String> = []
    for incident in entries.map(\.incident) {
      if let country = incident.place?.country { codes.insert(country) }
      if incident.crossBorder || incident.vector != nil, let country = incident.origin?.country {
        codes.insert(country)
      }
    }
    return codes.sorted()
  }

  /// How many incidents are known to lie in a country and no nearer.
  var unplacedByCountry: [(country: String, count: Int)] {
    var counts: [String: Int] = [:]
    for entry in unplaced { if let country = entry.incident.place?.country { counts[country, default: 0] += 1 } }
    return counts.map { (country: $0.key, count: $0.value) }.sorted { $0.country < $1.country }
  }

  /// The incident with its country as the gazetteer's view has it: in a state's view that of the place; a territory that the
  /// gazetteer lists under its state is called by that.
  private static func named(_ incident: Incident, _ gazetteer: Gazetteer) -> Incident {
    guard let place = incident.place, let code = place.country else { return incident }
    var named = incident
    if gazetteer.worldview != .deFacto, let known = place.gazetteerID.flatMap({ gazetteer.place(identifier: $0) }) {
      named.place?.country = known.country ?? code
    } else if gazetteer.country(code) == nil, let coordinate = coordinate(of: place),
      let unit = gazetteer.unit(at: coordinate), let country = gazetteer.place(unit.place).country,
      gazetteer.country(country) != nil
    {
      named.place?.country = country
    }
    return named
  }

  static func coordinate(of place: Place) -> Coordinate? {
    guard let lon = place.lon, let lat = place.lat else { return nil }
    let coordinate = Coordinate(longitude: lon, latitude: lat)
    return coordinate.isOnEarth ? coordinate : nil
  }

  private static func cell(_ coordinate: Coordinate) -> String {
    "\(Int((coordinate.longitude * 500).rounded())),\(Int((coordinate.latitude * 500).rounded()))"
  }

  private static func area(of place: Place, _ gazetteer: Gazetteer) -> PlaceID? {
    guard place.precision == .province else { return nil }
    for identifier in [place.gazetteerID, place.admin1Code].compactMap({ $0 }) {
      if let found = gazetteer.place(identifier: identifier), gazetteer.bounds(of: found.id) != nil { return found.id }
    }
    return nil
  }

  private static func origin(of incident: Incident) -> (Coordinate, Origin.Basis)? {
    if let vector = incident.vector, vector.origin.isOnEarth, vector.basis != .unknown {
      return (vector.origin, vector.basis)
    }
    guard let origin = incident.origin, let place = origin.place, place.precision != .country,
      let coordinate = coordinate(of: place)
    else { return nil }
    return (coordinate, origin.basis)
  }
}
