import Incidents
import Testing

@Suite("What was struck, with what, by whose hand")
struct TargetTests {
  private func targets(_ text: String) throws -> [String] { try #require(read(text).first).targets.map(\.text) }

  @Test func `the attackers' own dead are no targets`() throws {
    let found = try targets(
      "Gunmen attacked a police station in Quetta on Monday. Two of the attackers were killed, police said.")
    #expect(found.contains("police station"))
    #expect(!found.contains("attackers"))
  }

  @Test func `a site says more than one passer-by, and a group of people stays beside it`() throws {
    #expect(try targets("A shell hit a bakery in Donetsk on Monday, killing a woman.") == ["bakery"])
    #expect(
      try targets("A rocket hit a school in Donetsk on Monday, killing nine pupils and a woman.") == [
        "school", "pupils",
      ])
  }

  @Test(arguments: ["people", "others", "eight more people"])
  func `people of no kind are no target`(whom: String) throws {
    #expect(try targets("A bomb at a market in Kano killed \(whom) on Monday and wounded 12.") == ["market"])
  }

  @Test func `a part stands for its whole`() throws {
    #expect(try targets("A rocket slammed into the top floor of a hospital in Haifa on Monday.") == ["hospital"])
    #expect(try targets("A lorry bomb tore through the hotel's gates in Mogadishu on Monday.").contains("hotel"))
  }

  @Test func `what was told not to have been hit is no target`() throws {
    let found = try targets("Rockets hit a depot in Erbil on Monday. No school was hit, officials said.")
    #expect(!found.contains { $0.contains("school") })
  }

  @Test func `the leader of a group is meant by his name`() throws {
    let found = try targets("An air strike killed the Hezbollah commander Nabil Farhat in Beirut on Monday.")
    #expect(found == ["Nabil Farhat"])
  }

  @Test func `weapons sent at a whole country are aimed at it`() throws {
    let found = try targets("Iran fired about 90 ballistic missiles at Israel on Monday evening.")
    #expect(found == ["Israel"])
  }

  @Test func `rockets out of a country are its, as a guess`() throws {
    let actor = try #require(
      read("Rockets fired from Lebanon hit a school in Haifa on Monday, wounding six.").first?.actors.first)
    #expect(actor.country == "LBN")
    #expect(actor.certainty == .suspected)
  }

  @Test func `soldiers and rebels without a country are at home, a coalition is nowhere`() throws {
    let home = try #require(
      read("Guerrillas ambushed a patrol near Popayan in Colombia on Monday.").first?.actors.first)
    #expect(home.country == "COL")
    let abroad = try #require(
      read("Coalition troops killed five insurgents in Kandahar in Afghanistan on Monday.").first?.actors.first)
    #expect(abroad.country == nil)
  }

  @Test func `the fallen of a clash are its sides`() throws {
    let actors = try #require(
      read("Five guerrillas and two soldiers were killed in a clash near Popayan in Colombia on Monday.").first?.actors)
    #expect(actors.contains { $0.sector == "REB" && $0.country == "COL" })
    #expect(actors.contains { $0.sector == "MIL" && $0.country == "COL" })
  }

  @Test func `the dead of a country did not strike`() throws {
    let actors = try #require(
      read("Two rockets hit a house in Haifa on Monday, the first Israeli deaths of the week.").first?.actors)
    #expect(!actors.contains { $0.country == "ISR" })
  }

  @Test func `who leads a coalition gives it its country, and who stands far behind a passive did it`() throws {
    let led = try read("Aircraft of the Kenyan-led coalition bombed two villages in Somalia on Monday.")
    #expect(led.first?.actors.first?.country == "KEN")
    let far = try read("Four Nigerian soldiers were ambushed at Baga, in Borno state, by a Chadian patrol on Monday.")
    #expect(far.first?.actors.contains { $0.country == "TCD" } == true)
  }

  @Test func `the word for a blow gives its weapon, from the air gives none, and an expert is none`() throws {
    #expect(
      try read("A drone strike on a house in Gaza killed five men on Monday.").first?.weapons.map(\.text) == ["drone"])
    let raid = try #require(read("A market in Idlib was bombed from the air on Monday, killing six.").first)
    #expect(raid.type == .airstrike)
    #expect(raid.weapons.isEmpty)
    let shot = try #require(read("Gunmen shot dead a bomb expert in Quetta on Monday.").first)
    #expect(!shot.weapons.contains { $0.text.contains("bomb") })
  }
}
