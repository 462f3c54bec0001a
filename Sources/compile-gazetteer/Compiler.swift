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
    world.provinces = try ProvinceReader(sources: sources, countries: world.countries).provinces()
    report("borders")
    var input = PlanarInput()
    input.units = world.countries.map { $0.polygons.map { $0.map { $0.map { GridPoint($0) } } } }
    input.provinces = world.provinces.map { ($0.unit, $0.polygons) }
    let mesh = MeshBuilder(input)
    let classes = try BorderClasses(sources)
    let kinds = mesh.arcs.map { kind(of: $0, world.countries, classes) }
    report("towns")
    let locator = locator(mesh, kinds)
    world.others = try TownReader(sources: sources, countries: world.countries).towns()
    place(&world, locator)
    world.others.sort {
      ($0.kind.rawValue, $1.population, $0.geonames ?? 0, $0.identifier ?? "")
        < ($1.kind.rawValue, $0.population, $1.geonames ?? 0, $1.identifier ?? "")
    }
    findCapitals(&world)
    report("water and disputed areas")
    let background = BackgroundReader(sources: sources)
    world.lakes = try background.lakes()
    world.rivers = try background.rivers()
    world.seas = try background.seas()
    world.disputedAreas = try background.disputedAreas(world.countries)
    world.disputedLines = try background.disputedLines()
    world.coarse = try background.coarse(world.countries)
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

  /// Gives each town the province that holds it, when that lies in the town's own country; a town on the wrong side of a border,
  /// or in the water, gets the one nearest by of its country.
  private func place(_ world: inout World, _ locator: AreaLocator) {
    for index in world.others.indices {
      let town = world.others[index]
      let steps = [0, 0.01, 0.03, 0.08]
      search: for step in steps {
        for (dx, dy) in step == 0 ? [(0, 0)] : [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)] {
          let point = Coordinate(
            longitude: town.coordinate.longitude + Double(dx) * step, latitude: town.coordinate.latitude + Double(dy) * step)
          let area = Int(locator.area(at: point))
          guard area > 0 else { continue }
          let province = world.provinces[area - 1]
          guard town.country == nil || province.place.country == town.country else { continue }
          world.others[index].province = area - 1
          break search
        }
      }
    }
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
