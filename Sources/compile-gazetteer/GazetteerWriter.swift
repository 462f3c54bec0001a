import Gazetteer
import Geo
import GeoPackage

/// Writes the world as a GeoPackage; the same world gives the same bytes.
struct GazetteerWriter {
  let world: World
  let mesh: MeshBuilder
  let kinds: [Arc.Kind]

  /// Written as the time of every layer's last change, so that the file depends on its contents only.
  static let lastChange = "2026-01-01T00:00:00.000Z"

  private var provinceBase: Int { world.countries.count }

  func write(to path: String) throws {
    let package = try GeoPackage.create(at: path)
    try package.write { db in
      for table in Tables.all { try db.create(table, lastChange: Self.lastChange) }
      try db.insert(editionRows, into: Tables.edition)
      let places = placeEntries
      let towns = townEntries
      try db.insert(places.enumerated().lazy.map { placeRow($0.offset, $0.element) }, into: Tables.places)
      try db.insert(towns.lazy.map { townRow($0) }, into: Tables.towns)
      try db.insert(nameRows(places, towns), into: Tables.names)
      try db.insert(
        world.traits.enumerated().map { [Cell($0.offset + 1), Cell($0.element.word), Cell($0.element.trait)] },
        into: Tables.traits)
      try db.insert(
        world.nationalities.enumerated().map {
          [Cell($0.offset + 1), Cell($0.element.word), Cell($0.element.country)]
        },
        into: Tables.nationalities)
      try db.insert(world.countries.indices.lazy.map { countryRow($0) }, into: Tables.countries)
      try db.insert(world.provinces.indices.lazy.map { provinceRow($0) }, into: Tables.provinces)
      try db.insert(mesh.arcs.indices.lazy.map { borderRow($0) }, into: Tables.borders)
      try db.insert(ringRows(), into: Tables.rings)
      try db.insert(waterRows(world.lakes, "lake"), into: Tables.lakes)
      try db.insert(waterRows(world.rivers, "river"), into: Tables.rivers)
      try db.insert(waterRows(world.seas, "sea"), into: Tables.seas)
      try db.insert(disputedRows(world.disputedAreas), into: Tables.disputedAreas)
      try db.insert(disputedRows(world.disputedLines), into: Tables.disputedLines)
      try db.insert(claimRows, into: Tables.claims)
      for table in Tables.all where table.geometry != nil {
        try db.setExtent(BoundingBox(west: -180, south: -90, east: 180, north: 90), of: table)
      }
    }
    try package.compact()
    try package.close()
  }

  /// Countries, provinces, then all that is not in GeoNames.
  private var placeEntries: [PlaceEntry] {
    world.countries.map(\.place) + world.provinces.map(\.place) + world.others.filter { $0.geonames == nil }
  }

  /// The fids of the places that waters stand for, by identifier.
  private var waterPlaces: [String: Int] {
    Dictionary(
      placeEntries.enumerated().filter { $0.element.kind == .water }.map {
        ($0.element.identifier ?? "", $0.offset + 1)
      }
    ) { first, _ in first }
  }

  private var townEntries: [PlaceEntry] {
    world.others.filter { $0.geonames != nil }.sorted { ($0.geonames ?? 0) < ($1.geonames ?? 0) }
  }

  private var editionRows: [[Cell]] {
    Edition.lines.enumerated().map { [Cell($0.offset + 1), Cell($0.element.0), Cell($0.element.1)] }
  }

  private func placeRow(_ number: Int, _ place: PlaceEntry) -> [Cell] {
    let province = place.kind == .province ? number + 1 : place.province.map { provinceBase + $0 + 1 }
    return [
      Cell(number + 1), blob(.point(place.coordinate)), Cell(place.kind.word), Cell(place.identifier ?? ""),
      Cell(place.name),
      Cell(place.country), Cell(province), Cell(place.population > 0 ? place.population : nil), Cell(place.rank),
      Cell(place.radius.map { $0.rounded() }),
    ]
  }

  private func townRow(_ place: PlaceEntry) -> [Cell] {
    let isOwn = place.province.map { world.provinces[$0].place.country == place.country } ?? false
    return [
      Cell(place.geonames), blob(.point(place.coordinate)), Cell(place.name), Cell(isOwn ? nil : place.country),
      Cell(place.province.map { provinceBase + $0 + 1 }), Cell(place.population > 0 ? place.population : nil),
      Cell(place.rank == PlaceRank.ofTown(population: place.population) ? nil : place.rank),
      Cell(place.isCapital ? true : nil),
    ]
  }

  /// Names in blocks: larger ones pack better, and nobody needs a single one from here.
  private func nameRows(_ places: [PlaceEntry], _ towns: [PlaceEntry]) -> [[Cell]] {
    var rows: [[Cell]] = []
    let size = 8000
    for (table, entries) in [("places", places), ("towns", towns)] {
      for start in stride(from: 0, to: entries.count, by: size) {
        let block = entries[start..<min(start + size, entries.count)]
        let text = block.map { $0.names.packed(without: $0.geonames == nil ? nil : $0.name) }.joined(separator: "\n")
        let first = table == "places" ? start + 1 : block.first?.geonames
        let last = table == "places" ? start + block.count : block.last?.geonames
        rows.append([
          Cell(rows.count + 1), Cell(table), Cell(first), Cell(last), .blob(Deflate.deflate(Array(text.utf8))),
        ])
      }
    }
    return rows
  }

  private func countryRow(_ number: Int) -> [Cell] {
    let country = world.countries[number]
    return [
      Cell(number + 1), blob(.areas(generalised(mesh.unitAreas[number]))), Cell(country.code),
      Cell(country.place.country),
      Cell(country.alpha2), Cell(country.place.name), Cell(country.sovereign), Cell(country.type),
      Cell(country.capital.flatMap { world.others[$0].geonames }), Cell(country.note),
    ]
  }

  private func provinceRow(_ number: Int) -> [Cell] {
    let province = world.provinces[number]
    let area = generalised(mesh.provinceAreas[number])
    return [
      Cell(provinceBase + number + 1), area.isEmpty ? .null : blob(.areas(area)), Cell(province.place.identifier ?? ""),
      Cell(province.place.name), Cell(province.place.country), Cell(province.type), Cell(province.basis),
      Cell(province.claimedBy), Cell(province.unit + 1),
    ]
  }

  private func borderRow(_ number: Int) -> [Cell] {
    let arc = mesh.arcs[number]
    func unit(_ side: Side) -> Cell { Cell(side.unit >= 0 ? Int(side.unit) + 1 : nil) }
    func province(_ side: Side) -> Cell { Cell(side.province >= 0 ? provinceBase + Int(side.province) + 1 : nil) }
    return [
      Cell(number + 1),
      .blob(GeometryBlob.encode(.line(LineString(arc.points.map(\.coordinate))), hasEnvelope: false)),
      Cell(kinds[number].word), unit(arc.left),
      unit(arc.right), province(arc.left), province(arc.right),
    ]
  }

  private func ringRows() -> [[Cell]] {
    var rows: [[Cell]] = []
    func add(_ place: Int, _ polygons: [[MeshBuilder.Ring]]) {
      for polygon in polygons {
        for (index, ring) in polygon.enumerated() {
          rows.append([
            Cell(rows.count + 1), Cell(place), Cell(index > 0),
            Cell(ring.arcs.map(String.init).joined(separator: " ")),
          ])
        }
      }
    }
    for (number, polygons) in mesh.unitAreas.enumerated() { add(number + 1, polygons) }
    for (number, polygons) in mesh.provinceAreas.enumerated() { add(provinceBase + number + 1, polygons) }
    return rows
  }

  private func waterRows(_ entries: [BackgroundEntry], _ kind: String) -> [[Cell]] {
    let places = waterPlaces
    return entries.enumerated().compactMap { number, entry in
      guard let shape = shape(entry.shape) else { return nil }
      return [
        Cell(number + 1), blob(shape), Cell(entry.name.isEmpty ? nil : entry.name), Cell(entry.featureClass),
        Cell(entry.rank),
        Cell(places["ne:\(kind)/\(entry.name)"]),
      ]
    }
  }

  private func disputedRows(_ entries: [BackgroundEntry]) -> [[Cell]] {
    entries.enumerated().compactMap { number, entry in
      guard let shape = shape(entry.shape) else { return nil }
      return [
        Cell(number + 1), blob(shape), Cell(entry.name.isEmpty ? nil : entry.name), Cell(entry.featureClass),
        Cell(entry.rank),
        Cell(entry.heldBy), Cell(entry.claimants.isEmpty ? nil : entry.claimants.joined(separator: ",")),
        Cell(entry.note),
      ]
    }
  }

  private var claimRows: [[Cell]] {
    world.claims.enumerated().map { number, claim in
      func list(_ values: [String]) -> Cell { Cell(values.isEmpty ? nil : values.joined(separator: ",")) }
      return [
        Cell(number + 1), Cell(claim.area), Cell(claim.claimant), Cell(claim.division), list(claim.places),
        Cell(claim.shape), list(claim.views),
      ]
    }
  }

  private func shape(_ shape: Feature.Shape) -> Geometry? {
    switch shape {
    case .areas(let areas): areas.isEmpty ? nil : .areas(multi(areas))
    case .lines(let lines): .lines(MultiLineString(lines.filter { $0.count > 1 }.map { LineString($0) }))
    default: nil
    }
  }

  private func multi(_ polygons: [[[Coordinate]]]) -> MultiPolygon {
    MultiPolygon(
      polygons.compactMap { rings in
        rings.first.map { Polygon(exterior: $0, holes: Array(rings.dropFirst())) }
      })
  }

  /// Areas for display: arcs simplified one by one, so that neighbours still share their edges, and without specks.
  private func generalised(_ polygons: [[MeshBuilder.Ring]]) -> MultiPolygon {
    MultiPolygon(
      polygons.enumerated().compactMap { number, rings in
        // The greatest polygon always stays.
        let isSpeck = rings[0].area < 2 * 6.4e9 && number > 0
        let lines = isSpeck ? [] : rings.map { generalised($0) }.filter { $0.count >= 4 }
        guard let exterior = lines.first else { return nil }
        return Polygon(exterior: exterior, holes: Array(lines.dropFirst()))
      })
  }

  private func generalised(_ ring: MeshBuilder.Ring) -> [Coordinate] {
    var line: [Coordinate] = []
    for number in ring.arcs {
      let points = mesh.arcs[abs(number) - 1].points.map(\.coordinate)
      let extent = BoundingBox(around: points).map { max($0.east - $0.west, $0.north - $0.south) } ?? 0
      let arc = Simplification.line(points, tolerance: min(Self.tolerance, extent / 10))
      line += (number > 0 ? arc : arc.reversed()).dropLast()
    }
    if let first = line.first { line.append(first) }
    return line
  }

  /// Degrees; about 4 km. A short arc is simplified less.
  private static let tolerance = 0.04

  private func blob(_ geometry: Geometry) -> Cell { .blob(GeometryBlob.encode(geometry)) }
}

/// What the file says of itself.
enum Edition {
  static let lines: [(String, String)] = [
    ("title", "Sarhad gazetteer"),
    ("version", "2026.1"),
    ("boundaries", "Natural Earth 10m admin-0 countries 5.1.2"),
    ("worldview", "de facto"),
    ("attribution", "Made with Natural Earth."),
    ("attribution", "Contains data from GeoNames (https://www.geonames.org/), CC BY 4.0, changed."),
    ("attribution", "Contains names from Unicode CLDR, Copyright © 1991-2022 Unicode, Inc., Unicode License."),
    (
      "attribution",
      "Contains places of the UCDP Georeferenced Event Dataset, Uppsala Conflict Data Program, CC BY 4.0, changed."
    ),
  ]
}
