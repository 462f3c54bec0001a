import ArgumentParser
import Foundation
import Gazetteer
import Geo

/// Looks a gazetteer over and measures it.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count what a gazetteer holds, look points and names up, and measure the speed.")

  @Argument(help: "The gazetteer.")
  var gazetteer = "geodata/gazetteer.gpkg"

  @Option(help: "A text file to search for names.")
  var text: String?

  @Option(help: "Places to show.")
  var show: [String] = []

  func run() throws {
    let clock = ContinuousClock()
    var world = try Gazetteer(path: gazetteer)
    let opening = try clock.measure { world = try Gazetteer(path: gazetteer) }
    print("opened in \(opening)")
    for kind in PlaceKind.allCases { print(kind.word, world.places(kind: kind).count) }
    print("arcs", world.mesh.arcCount)
    for kind in Arc.Kind.allCases {
      print("  \(kind.word)", (0..<world.mesh.arcCount).count { world.mesh.arc($0).kind == kind })
    }

    var outside: [String] = []
    for id in world.places(kind: .province) {
      let province = world.place(id)
      if let found = world.province(at: province.coordinate), found != id {
        outside.append("\(province.identifier) \(province.name) -> \(world.place(found).identifier)")
      }
    }
    print("provinces whose point lies in another:", outside.count, outside.prefix(20))

    var state: UInt64 = 42
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    let points = (0..<200_000).map { _ in
      Coordinate(longitude: random() * 360 - 180, latitude: random() * 140 - 60)
    }
    let towns = world.places(kind: .town).prefix(200_000).map { world.coordinate(of: $0) }
    for (name, sample) in [("random points", points), ("towns", towns)] {
      var found = 0
      let time = clock.measure { for point in sample where world.country(at: point) != nil { found += 1 } }
      print("country(at:) \(name): \(time / sample.count) each, \(found) of \(sample.count) on land")
    }
    if let text {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: text)))
      for _ in 0..<2 {
        var names = 0
        let time = bytes.withUnsafeBufferPointer { buffer in
          clock.measure { world.forEachName(in: buffer) { _, _ in names += 1 } }
        }
        let seconds = Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds)
        print("names in text: \(names), \(Double(bytes.count) / 1e6 / seconds) MB/s")
      }
    }
    for name in show {
      let found = world.places(named: name) + [world.place(identifier: name)?.id].compactMap { $0 }
      print("\(name): \(found.count) places", world.nameID(name).map { world.traits(of: $0).rawValue } ?? 0)
      for id in found.prefix(4) {
        let place = world.place(id)
        print(
          "  ", place.identifier, place.kind.word, place.name, place.country ?? "-",
          place.province.map { world.place($0).identifier } ?? "-", place.coordinate, place.population, place.rank,
          world.bounds(of: id).map { "\($0.west) \($0.south) \($0.east) \($0.north)" } ?? "",
          world.names(of: id).prefix(12).map(\.text))
      }
    }
  }
}
