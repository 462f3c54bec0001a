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
    #expect(actor.certainty == .guessed)
  }

  @Test func `soldiers and rebels without a country are at home, a coalition is nowhere`() throws {
    let home = try #require(
      read("Guerrillas ambushed a patrol near Popayan in Colombia on Monday.").first?.actors.first)
    #expect(home.country == "COL")
    let abroad = try #require(
      read("Coalition troops killed five insurgents in Kandahar in Afghanistan on Monday.").first?.actors.first)
    #expect(abroad.country == nil)
  }

  @Test func `a movement that says it sent them did it, whoever else is blamed`() throws {
    let actor = try #require(
      read(
        """
        Drones struck an oil plant at Jeddah on Monday. The Houthi movement said it had sent nine of them, while the \
        American secretary of state blamed Iran.
        """
      ).first?.actors.first)
    #expect(actor.country == "YEM")
  }

  @Test func `aircraft of which an air force tells are its country's`() throws {
    let actor = try #require(
      read("Kenya's air force said aircraft struck a camp of Al-Shabaab near Jilib in Somalia on Monday.")
        .first?
        .actors.first)
    #expect(actor.country == "KEN")
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

  @Test func `only words that are a group's name name it: its leaders and fighters are told by their own`() throws {
    let leader = try #require(
      read("A drone strike killed a Hezbollah commander in Tyre on Monday.").first?.targets.first)
    #expect(leader.text == "Hezbollah commander")
    #expect(leader.name == nil)
    let men = try #require(
      read("An air strike killed nine Boko Haram fighters near Bama on Monday.").first?.targets.first)
    #expect(men.text == "Boko Haram fighters")
    #expect(men.name == nil)
    #expect(men.sector == "REB")
    let group = try #require(read("An air strike hit Boko Haram near Bama on Monday, killing nine.").first?.targets)
    #expect(group.contains { $0.name == "Boko Haram" })
  }

  @Test(arguments: [
    "Gunmen attacked a post near Gwoza on Monday. Soldiers recovered two rifles and 20 kilos of explosives.",
    "Aircraft carried out three strikes against mortars and missiles near Palmyra on Monday.",
  ])
  func `arms that were found, or were struck, are not what it was done with`(text: String) throws {
    let weapons = try read(text).flatMap(\.weapons).map(\.class)
    #expect(weapons.allSatisfy { $0 == .aircraft })
  }

  @Test func `what carries the bomb is not what it struck`() throws {
    let found = try targets("A lorry packed with explosives rammed a police station in Kabul on Monday, killing nine.")
    #expect(found == ["police station"])
  }

  @Test func `the kind of a crowd may follow its number`() throws {
    let found = try targets("Gunmen killed 14 people, most of them students, in Garowe in Somalia on Monday.")
    #expect(found == ["students"])
  }

  @Test func `the site in the name of a blow was struck, and so was what came under fire`() throws {
    #expect(try targets("The mosque bombing in Kano on Monday killed nine people.").first == "mosque")
    #expect(try targets("The harbour of Odesa came under missile fire on Monday.").first == "harbour")
  }

  @Test func `what something stands near is not struck by what hits only whom it is aimed at`() throws {
    #expect(
      try targets("A teacher was riddled with bullets near the Central University in Quito on Monday.") == ["teacher"])
    #expect(try targets("A bomb exploded near the Central University in Quito on Monday.") == ["Central University"])
  }

  @Test func `who is accused of a deed is not its victim`() throws {
    let found = try targets(
      "The movement accused the Colombian intelligence services of assassinating the candidate Carlos Pizarro in Bogota on Monday."
    )
    #expect(found == ["Carlos Pizarro"])
  }

  @Test func `titles before a name, however many, are one person`() throws {
    #expect(
      try targets("The attack on Salvadoran Attorney General Dr Roberto Garcia on Monday was condemned.") == [
        "Roberto Garcia"
      ])
  }

  @Test(arguments: [
    ("The rebels set two buses on fire in Lima on Monday.", "buses"),
    ("The rebels set two buses ablaze in Lima on Monday.", "buses"),
    ("Rebels blew two pylons up in Lima on Monday.", "pylons"),
    ("Rebels gunned a mayor down in Lima on Monday.", "mayor"),
  ])
  func `a verb and the word that completes it may stand apart`(text: String, target: String) throws {
    #expect(try targets(text) == [target])
  }
}

@Suite("Kinds of incident")
struct KindTests {
  private func kinds(_ text: String) throws -> [IncidentType] { try read(text).map(\.type) }

  @Test(arguments: [
    ("A car bomb killed nine people in Baghdad on Monday.", IncidentType.bombing),
    ("A roadside bomb killed nine soldiers near Ghazni on Monday.", .ied),
    ("Drones and missiles set fire to the oil works at Jeddah on Monday.", .droneStrike),
    ("A man detonated a belt at a market in Maiduguri on Monday, killing nine.", .suicideBombing),
    ("The mayor, Samir Haddad, was abducted and killed in Mosul on Monday.", .assassination),
    ("Kenyan soldiers clashed with rebels near Mandera on Monday and captured six rifles.", .armedClash),
    ("A bomber killed nine soldiers at a checkpoint in Kabul on Monday.", .bombing),
    ("Gunmen who hijacked a bus shot dead eleven people near Witu on Monday.", .shooting),
    ("Two strikes hit a barracks in Homs on Monday, killing four soldiers.", .airstrike),
    ("Gunmen with rifles and grenades attacked a hotel in Kismayo on Monday, killing four guests.", .raid),
  ])
  func `words, weapons and sides together make the kind`(text: String, kind: IncidentType) throws {
    #expect(try kinds(text).first == kind)
  }

  @Test func `a hit that nothing tells the kind of takes the weapons the report opens with`() throws {
    let found = try read(
      """
      Air defences stopped 46 Russian drones on Monday night, the air force said.

      A bakery in Poltava was hit and two people were killed, the governor said on Tuesday.
      """)
    #expect(found.first?.type == .droneStrike)
    #expect(found.first?.weapons.map(\.text) == ["drones"])
  }

  @Test func `harm alone is of the kind of the blows told before it on that day`() throws {
    let found = try kinds(
      """
      Russian missiles struck a bakery in Kharkiv on Monday, killing two people.

      A factory in Poltava was hit on Monday as well, and nine workers were wounded there.
      """)
    #expect(found == [.missileStrike, .missileStrike])
  }
}
