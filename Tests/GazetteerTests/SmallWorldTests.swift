import Foundation
import Gazetteer
import Geo
import GeoPackage
import Testing

@testable import compile_gazetteer

/// Two countries side by side, the left one of two provinces, made by the compiler's own parts.
struct SmallWorldTests {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gazetteer-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  private func ring(_ west: Int32, _ south: Int32, _ east: Int32, _ north: Int32) -> [GridPoint] {
    [(west, south), (east, south), (east, north), (west, north), (west, south)].map {
      GridPoint(x: $0.0 * 1_000_000, y: $0.1 * 1_000_000)
    }
  }

  private var mesh: MeshBuilder {
    var input = PlanarInput()
    input.units = [[[ring(0, 0, 2, 2)]], [[ring(2, 0, 4, 2)]]]
    // The provinces' corner on the common border is a grid step off, as in the sources.
    var upper = ring(0, 1, 2, 2)
    upper[1] = GridPoint(x: 2_000_001, y: 1_000_000)
    input.provinces = [(0, [[ring(0, 0, 2, 1)]]), (0, [[upper]]), (1, [[ring(2, 0, 4, 2)]])]
    return MeshBuilder(input)
  }

  private func write(_ name: String, town: String = "Zir") throws -> String {
    func place(_ kind: PlaceKind, _ identifier: String, _ country: String, _ x: Double, _ y: Double) -> PlaceEntry {
      var entry = PlaceEntry(
        kind: kind, identifier: identifier, name: identifier, country: country,
        coordinate: .init(longitude: x, latitude: y))
      entry.names.add(identifier, language: "en", kind: .main)
      return entry
    }
    var world = compile_gazetteer.World()
    world.countries = [("AAA", 1.0), ("BBB", 3.0)].map { code, x in
      CountryEntry(
        place: place(.country, code, code, x, 1), code: code, alpha2: String(code.prefix(2)), sovereign: "", type: "",
        note: nil, polygons: [])
    }
    world.provinces = [("AA-1", "AAA", 0, 1.0, 0.5), ("AA-2", "AAA", 0, 1.0, 1.5), ("BB-1", "BBB", 1, 3.0, 1.0)].map {
      ProvinceEntry(
        place: place(.province, $0.0, $0.1, $0.3, $0.4), unit: $0.2, type: "", basis: "name", claimedBy: nil,
        polygons: [],
        keys: [])
    }
    var entry = PlaceEntry(
      kind: .town, geonames: 77, name: town, country: "AAA", province: 1, coordinate: .init(longitude: 1, latitude: 1.5)
    )
    entry.names.add(town, kind: .main)
    world.others = [entry]
    let path = folder.appendingPathComponent(name).path
    let mesh = mesh
    let kinds = mesh.arcs.map { arc -> Arc.Kind in
      arc.left.unit == arc.right.unit ? .province : arc.left.unit < 0 || arc.right.unit < 0 ? .coast : .international
    }
    try GazetteerWriter(world: world, mesh: mesh, kinds: kinds).write(to: path)
    return path
  }

  @Test func `every border is one arc, whatever the sources' rounding`() {
    let inner = mesh.arcs.filter { $0.left.unit == $0.right.unit }
    let shared = mesh.arcs.filter { $0.left.unit >= 0 && $0.right.unit >= 0 && $0.left.unit != $0.right.unit }
    #expect(inner.count == 1)
    #expect(shared.count == 2)
    #expect(mesh.provinceAreas.map { $0.count } == [1, 1, 1])
    #expect(mesh.unitAreas.map { $0.map { $0[0].area } } == [[8e12], [8e12]])
  }

  @Test func `the same world gives the same bytes`() throws {
    let a = try Data(contentsOf: URL(fileURLWithPath: write("a.gpkg")))
    let b = try Data(contentsOf: URL(fileURLWithPath: write("b.gpkg")))
    #expect(a == b)
  }

  @Test func `points, names and codes are found through the index`() throws {
    let world = try Gazetteer(path: write("a.gpkg"))
    #expect(world.country(at: .init(longitude: 3, latitude: 1)) == "BBB")
    #expect(world.province(at: .init(longitude: 0.2, latitude: 1.7)).map { world.place($0).identifier } == "AA-2")
    #expect(world.country(at: .init(longitude: 5, latitude: 1)) == nil)
    #expect(world.places(named: "ZIR").map { world.place($0).identifier } == ["geonames:77"])
    #expect(world.provinces(of: "AAA").count == 2)
  }

  @Test func `an index of another gazetteer is made anew`() throws {
    let path = try write("a.gpkg")
    #expect(try Gazetteer(path: path).places(named: "Zir").count == 1)
    try FileManager.default.removeItem(atPath: path)
    _ = try write("a.gpkg", town: "Zabar")
    let world = try Gazetteer(path: path)
    #expect(world.places(named: "Zir").isEmpty && world.places(named: "Zabar").count == 1)
  }

  @Test func `a damaged index is made anew`() throws {
    let path = try write("a.gpkg")
    _ = try Gazetteer(path: path)
    let index = folder.appendingPathComponent("a.index")
    try Data("nonsense".utf8).write(to: index)
    #expect(try Gazetteer(path: path).places(named: "Zir").count == 1)
  }

  @Test func `a file that is not ours is refused in one line that names it`() throws {
    let text = folder.appendingPathComponent("notes.gpkg").path
    try Data("words".utf8).write(to: URL(fileURLWithPath: text))
    let foreign = folder.appendingPathComponent("foreign.gpkg").path
    try GeoPackage.create(at: foreign).close()
    for path in [text, foreign, folder.appendingPathComponent("missing.gpkg").path] {
      let error = #expect(throws: GazetteerError.self) { try Gazetteer(path: path) }
      #expect(error?.description.contains(path) == true && error?.description.contains("\n") == false)
    }
  }
}
