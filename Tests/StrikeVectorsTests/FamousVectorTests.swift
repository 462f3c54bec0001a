import Foundation
import Gazetteer
import Geo
import Geodesy
import Incidents
import StrikeVectors
import Testing

/// Vectors of the real world over the gazetteer's borders. Lengths and azimuths are GeographicLib 2.1's for Python.
@Suite("Famous vectors")
struct FamousVectorTests {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let calculator = Result {
    VectorCalculator(gazetteer: try Gazetteer(path: repository.appending(path: "geodata/gazetteer.gpkg").path))
  }

  private func vector(_ from: VectorEnd, _ to: VectorEnd) throws -> StrikeVector {
    try #require(try Self.calculator.get().vector(from: from, to: to))
  }

  private func end(_ longitude: Double, _ latitude: Double, _ country: String?) -> VectorEnd {
    VectorEnd(at(longitude, latitude), country: country)
  }

  @Test func `Isfahan to Tel Aviv passes over Iraq, Jordan and the West Bank`() throws {
    let vector = try vector(end(51.67, 32.65, "IRN"), end(34.78, 32.08, "ISR"))
    #expect(abs(vector.lengthMetres - 1_589_218.166) < 0.001)
    #expect(abs(vector.azimuth - 272.283833) < 1e-6)
    #expect(vector.segments.map(\.country) == ["IRN", "IRQ", "JOR", "PSE", "ISR"])
    #expect(vector.transited == ["IRQ", "JOR", "PSE"])
    #expect(vector.nearestBorder == nil)
    #expect(vector.depthAlongTrackMetres.map { (19_000..<20_000).contains($0) } == true)
    #expect(vector.borders.contains("Natural Earth"))
  }

  @Test func `Saada to Eilat passes over Saudi Arabia and Jordan and ends over the gulf`() throws {
    let vector = try vector(end(43.76, 16.94, "YEM"), end(34.95, 29.56, "ISR"))
    #expect(abs(vector.lengthMetres - 1_661_603.085) < 0.001)
    #expect(vector.transited == ["SAU", "JOR"])
    #expect(vector.segments.suffix(2).map(\.country) == [nil, "ISR"])
  }

  @Test func `Vandenberg to Kwajalein crosses the antimeridian over the sea and no border`() throws {
    let vector = try vector(end(-120.57, 34.74, "USA"), end(167.47, 9.40, "MHL"))
    #expect(abs(vector.lengthMetres - 7_776_002.636) < 0.001)
    #expect(vector.segments.map(\.country) == ["USA", nil])
    #expect(vector.endsDisagree == .init(origin: false, target: true))
    #expect(vector.depthAlongTrackMetres == nil)
  }

  @Test func `Kaliningrad to Berlin starts in the exclave and passes over Poland`() throws {
    let vector = try vector(end(20.45, 54.71, "RUS"), end(13.405, 52.52, "DEU"))
    #expect(vector.segments.map(\.country) == ["RUS", nil, "POL", "DEU"])
    #expect(vector.transited == ["POL"])
  }

  @Test func `Baku to Nakhchivan leaves the country and comes back to it`() throws {
    let vector = try vector(end(49.87, 40.41, "AZE"), end(45.41, 39.21, "AZE"))
    #expect(vector.segments.map(\.country) == ["AZE", "ARM", "AZE"])
    #expect(vector.transited == ["ARM"])
    #expect(vector.nearestBorder == nil)
  }

  @Test func `across Chukotka the antimeridian is no border`() throws {
    let vector = try vector(end(178, 66, "RUS"), end(-175, 66, "RUS"))
    #expect(vector.segments.allSatisfy { $0.country == "RUS" || $0.country == nil })
    #expect(!vector.crossings.contains { abs(abs($0.point.longitude) - 180) < 1e-6 })
  }

  @Test func `over Antarctica and its pole there is one country`() throws {
    let vector = try vector(end(0, -80, nil), end(170, -85, nil))
    #expect(vector.segments.map(\.country) == ["ATA"])
  }

  @Test func `the shortest vector from Russia to Kharkiv starts where the border is nearest`() throws {
    let target = end(36.23, 49.99, "UKR")
    let shortest = try #require(try Self.calculator.get().vector(fromCountry: "RUS", to: target))
    let stated = try vector(end(36.6, 50.6, "RUS"), target)
    let border = try #require(stated.nearestBorder)
    #expect(abs(shortest.lengthMetres - border.distanceMetres) < 0.1)
    #expect(shortest.basis == .actorCountry)
    #expect(abs((shortest.depthAlongTrackMetres ?? 0) - shortest.lengthMetres) < 1)
  }

  @Test func `a province as target has the ranges of its area`() throws {
    let calculator = try Self.calculator.get()
    let place = Place(
      text: "Balochistan", country: "PAK", gazetteerID: "PK-BA", lat: 28.5, lon: 65.5, precision: .province)
    let target = try #require(calculator.end(of: place))
    let ranges = try #require(try vector(end(60.86, 29.5, "IRN"), target).ranges)
    #expect(ranges.lengthMetres.low > 10_000 && ranges.lengthMetres.low < 150_000)
    #expect(ranges.lengthMetres.high > 800_000 && ranges.lengthMetres.high < 1_200_000)
    #expect(ranges.azimuth != nil)
  }

  @Test func `real borders, reversed and shifted, cross at the same millimetre`() throws {
    for (from, to) in TrackPropertyTests.pairs(300, seed: 11) {
      let (there, back) = (try vector(VectorEnd(from), VectorEnd(to)), try vector(VectorEnd(to), VectorEnd(from)))
      let shifted = try vector(VectorEnd(at(from.longitude - 360, from.latitude)), VectorEnd(to))
      #expect(there.crossings.count == back.crossings.count)
      #expect(there.crossings.count == shifted.crossings.count)
      #expect(there.transited == Array(back.transited.reversed()) || Set(there.transited) == Set(back.transited))
      for (a, b) in zip(there.crossings, back.crossings.reversed()) {
        #expect(abs(a.atMetres - (back.lengthMetres - b.atMetres)) < 0.001)
      }
      for (a, b) in zip(there.crossings, shifted.crossings) { #expect(abs(a.atMetres - b.atMetres) < 0.001) }
    }
  }
}
