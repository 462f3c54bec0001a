import Gazetteer
import Geocoding
import Incidents
import Testing

@Suite("Rows of place descriptions")
struct RowTests {
  private func geocode(_ row: PlaceDescription) throws -> PlacedDescription {
    guard let geocoder = World.geocoder else { throw World.Missing() }
    return geocoder.geocode(row)
  }

  @Test("A full row is placed in its province")
  func full() throws {
    let place = try geocode(
      PlaceDescription(id: "1", name: "Hyderabad city", adm1: "Sindh province", country: "Pakistan"))
    #expect(place.country == "PAK")
    #expect(place.admin1Code == "PK-SD")
    #expect(place.gazetteerID == "geonames:1176734")
  }

  @Test("A country's name may have an older one in brackets")
  func countries() throws {
    #expect(try geocode(PlaceDescription(id: "1", country: "Myanmar (Burma)")).country == "MMR")
    #expect(try geocode(PlaceDescription(id: "2", country: "IRN")).country == "IRN")
  }

  @Test("A misspelt name is found among the country's names")
  func spelling() throws {
    let place = try geocode(PlaceDescription(id: "1", name: "Sievierodonetzk town", country: "Ukraine"))
    #expect(place.country == "UKR")
    #expect(place.precision == .town)
  }

  @Test("A description alone is enough when it names its province")
  func description() throws {
    let place = try geocode(PlaceDescription(id: "1", description: "a checkpoint near Turbat, in Balochistan province"))
    #expect(place.country == "PAK")
    #expect(place.precision == .near)
  }

  @Test("A row that names nothing has no place")
  func nothing() throws {
    let place = try geocode(PlaceDescription(id: "1"))
    #expect(place.gazetteerID == nil && place.coordinate == nil && place.country == nil)
  }

  @Test("An explained row tells how it was placed, and is placed as it is without")
  func explained() throws {
    let geocoder = try #require(World.geocoder)
    let row = PlaceDescription(
      id: "1", description: "a checkpoint near Turbat, in Balochistan", name: "Hyderabad city", adm1: "Sindh",
      country: "Pakistan")
    let placed = geocoder.explained(row)
    #expect(placed.gazetteerID == geocoder.geocode(row).gazetteerID)
    let last = try #require(placed.attempts.last)
    #expect(last.field == "name" && last.manner == .name)
    let best = try #require(last.candidates.first)
    #expect(geocoder.gazetteer.place(best.place).identifier == placed.gazetteerID)
    #expect(abs(best.contributions.reduce(0) { $0 + $1.points } - best.score) < 1e-9)
    #expect(geocoder.geocode(row).attempts.isEmpty)
  }

  @Test("An explained description shows its places and their candidates")
  func explainedText() throws {
    let geocoder = try #require(World.geocoder)
    let row = PlaceDescription(id: "1", description: "a checkpoint near Turbat, in Balochistan province")
    let last = try #require(geocoder.explained(row).attempts.last)
    #expect(last.field == "description" && last.manner == .text)
    #expect(last.toponyms.contains { $0.name == "Turbat" && !$0.candidates.isEmpty && !$0.recognition.isEmpty })
  }
}
