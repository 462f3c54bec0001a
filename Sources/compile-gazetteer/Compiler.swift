import Gazetteer
import Geo

/// Builds the world from its sources.
struct Compiler {
  let sources: SourceFolder
  let report: (String) -> Void

  func compile() throws -> (world: World, mesh: MeshBuilder, kinds: [Arc.Kind]) {
    var world = World()
    report("countries")
    let countryReader = CountryReader(sources: sources)
    world.countries = try countryReader.countries()
    world.nationalities = try countryReader.nationalities()
    report("provinces")
    let divisions = try Divisions()
    let (provinces, districts) = try ProvinceReader(
      sources: sources, countries: world.countries, divisions: divisions
    ).read()
    world.provinces = provinces
    report("borders")
    var input = PlanarInput()
    input.units = world.countries.map { $0.polygons.map { $0.map { $0.map { GridPoint($0) } } } }
    input.provinces = world.provinces.map { ($0.unit, $0.polygons) }
    let mesh = MeshBuilder(input)
    let classes = try BorderClasses(sources)
    let kinds = mesh.arcs.map { kind(of: $0, world.countries, classes) }
    report("disputed areas")
    let background = BackgroundReader(sources: sources)
    world.claims = try ClaimReader(world: world).claims()
    world.disputedAreas = try background.disputedAreas(world.countries)
    ClaimReader.noteClaimants(of: world.claims, on: &world.disputedAreas)
    world.disputedLines = try background.disputedLines()
    report("towns")
    let locator = locator(mesh, kinds)
    var towns = try TownReader(sources: sources, countries: world.countries).towns()
    let placer = TownPlacer(world: world, locator: locator, divisions: divisions)
    placer.place(&towns)
    world.others = towns.map(\.place)
    try FactTowns(placer: placer).add(to: &world.others)
    NearestDivision.complete(&world.others)
    world.traits = try HandTable.rows("word-traits").map { ($0["word"], $0["trait"]) }
    for (place, province) in districts {
      world.others.append(place)
      world.others[world.others.count - 1].province = province
    }
    for place in world.others where place.kind == .town {
      if let province = place.province { world.provinces[province].place.population += place.population }
    }
    placeDivisionsWithoutOutline(&world)
    shareNames(&world)
    report("water, regions and sites")
    world.lakes = try background.lakes()
    world.rivers = try background.rivers()
    world.seas = try background.seas()
    world.others += try NamedFeatures(sources: sources, countries: world.countries).places(&world)
    world.others.sort {
      ($0.kind.rawValue, $1.population, $0.geonames ?? 0, $0.identifier ?? "")
        < ($1.kind.rawValue, $0.population, $1.geonames ?? 0, $1.identifier ?? "")
    }
    findCapitals(&world)
    return (world, mesh, kinds)
  }

  private func kind(of arc: MeshBuilder.BuiltArc, _ countries: [CountryEntry], _ classes: BorderClasses) -> Arc.Kind {
    if arc.points.count > 1, ArcChains.isSeam(arc.points[0], arc.points[1]) { return .seam }
    if arc.left.unit == arc.right.unit { return .province }
    guard arc.left.unit >= 0, arc.right.unit >= 0 else { return .coast }
    return classes.kind(
      of: arc.outline, between: countries[Int(arc.left.unit)].code, and: countries[Int(arc.right.unit)].code)
  }

  /// Answers which province holds a point: its index plus 1.
  private func locator(_ mesh: MeshBuilder, _ kinds: [Arc.Kind]) -> AreaLocator {
    var table = MeshTableBuilder()
    for (arc, kind) in zip(mesh.arcs, kinds) {
      table.add(
        arc.points.map(\.coordinate), kind: kind, units: (0, 0),
        provinces: (UInt32(arc.left.province + 1), UInt32(arc.right.province + 1)))
    }
    return table.makeLocator()
  }

  /// A division known by its towns stands at the middle of them, and reaches as far as they do.
  private func placeDivisionsWithoutOutline(_ world: inout World) {
    var members: [Int: [Coordinate]] = [:]
    for place in world.others {
      guard let province = place.province, world.provinces[province].polygons.isEmpty else { continue }
      members[province, default: []].append(place.coordinate)
    }
    for (province, points) in members {
      let middle = Coordinate(
        longitude: points.map(\.longitude).sorted()[points.count / 2],
        latitude: points.map(\.latitude).sorted()[points.count / 2])
      world.provinces[province].place.coordinate = middle
      world.provinces[province].place.radius =
        1000
        * max(
          30,
          points.map { 111 * max(abs($0.longitude - middle.longitude), abs($0.latitude - middle.latitude)) }.max() ?? 30
        )
    }
  }

  /// A province's greatest town that shares a name with it bears the province's other usual names too: "Hodeidah" is as well the town
  /// that its source spells Al Ḩudaydah.
  private func shareNames(_ world: inout World) {
    var greatest: [Int: Int] = [:]
    for (index, place) in world.others.enumerated() {
      guard place.kind == .town, let province = place.province, place.population > 0 else { continue }
      if place.population > greatest[province].map({ world.others[$0].population }) ?? 0 { greatest[province] = index }
    }
    for (province, town) in greatest.sorted(by: { $0.key < $1.key }) {
      let names = world.provinces[province].place.names
      let own = Set(world.others[town].names.texts.map(TownNames.key) + [TownNames.key(world.others[town].name)])
      guard names.texts.contains(where: { own.contains(TownNames.key($0)) }) else { continue }
      for name in names.mainOnly.texts.sorted() where name.utf8.allSatisfy({ $0 < 0x80 }) && !Self.isTitled(name) {
        world.others[town].names.add(name)
      }
    }
  }

  /// "Kharkiv Oblast" names the division alone.
  private static func isTitled(_ name: String) -> Bool {
    guard let last = name.split(separator: " ").last?.lowercased() else { return false }
    return [
      "oblast", "province", "region", "governorate", "district", "state", "county", "department", "prefecture", "krai",
      "republic", "division", "territory", "municipality", "voivodeship", "canton", "parish",
    ].contains(last)
  }

  private func findCapitals(_ world: inout World) {
    for (index, town) in world.others.enumerated() where town.isCapital {
      guard let country = town.country,
        let number = world.countries.firstIndex(where: { $0.place.identifier == country })
      else { continue }
      if world.countries[number].capital == nil { world.countries[number].capital = index }
    }
  }
}
