import Geo
import Geocoding
import Incidents
import Testing

@Suite("Relations and precision")
struct RelationTests {
  @Test("Thirty kilometres south-east of a town is there, and no finer than near")
  func offset() throws {
    let found = try #require(try World.toponyms("A drone came down 30 km south-east of Mosul.").first)
    let mosul = try #require(try World.toponyms("A drone came down in Mosul.").first)
    let there = try #require(found.coordinate)
    let town = try #require(mosul.coordinate)
    #expect(found.precision == .near)
    // 30 km to the south-east is 0.191 degrees south and 0.236 east at Mosul's latitude
    #expect(abs(town.latitude - there.latitude - 0.191) < 0.003)
    #expect(abs(there.longitude - town.longitude - 0.236) < 0.004)
  }

  @Test(
    "Words before a name set the precision",
    arguments: [
      ("Rockets fell near Turbat.", "Turbat", "near"),
      ("Rockets fell on the outskirts of Turbat.", "Turbat", "near"),
      ("Rockets fell on Turbat.", "Turbat", "town"),
      ("Rockets fell in Iraq.", "Iraq", "country"),
      ("Rockets fell in Sindh province.", "Sindh", "province"),
    ])
  func precision(text: String, name: String, precision: String) throws {
    let found = try World.toponyms(text).first { $0.name == name }
    #expect(found?.precision?.rawValue == precision)
  }
}
