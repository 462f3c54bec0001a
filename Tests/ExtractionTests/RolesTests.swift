import Extraction
import Incidents
import Testing

@Suite("Who, whom and where")
struct RolesTests {
  @Test func `who claims the attack in another sentence is its author`() throws {
    let found = try read(
      """
      A bomb killed nine people at a market in Quetta on Monday.

      Traders closed their shops on Tuesday. The Balochistan Liberation Army claimed responsibility for the attack.
      """)
    let incident = try #require(found.first)
    #expect(incident.actors.contains { $0.name == "Balochistan Liberation Army" && $0.certainty == .claimed })
  }

  @Test(arguments: ["repelled", "repulsed", "beat off"])
  func `who throws an attack back did not make it`(verb: String) throws {
    let incident = try #require(try read("Afghan forces \(verb) an attack on a base in Ghazni on Wednesday.").first)
    #expect(incident.actors.isEmpty)
  }

  @Test(arguments: [
    ("Bandits on motorcycles marched 287 pupils out of a school in Kuriga into the bush on Thursday.", "pupils", 287),
    ("Three journalists were picked up by Taliban fighters at a checkpoint in Baghlan on Sunday.", "journalists", 3),
    ("Gunmen loaded 40 girls from a school in Dapchi onto lorries on Monday.", "girls", 40),
  ])
  func `those whom armed men lead away are taken`(text: String, whom: String, number: Int) throws {
    let incident = try #require(try read(text).first)
    #expect(incident.type == .abduction)
    #expect(incident.tolls.contains { $0.kind == .captured && $0.best == number })
  }

  @Test(arguments: [
    "The patrol marched 20 km out of the town of Kuriga on Thursday and shelled a camp, killing two rebels.",
    "Workers loaded 40 sheep onto lorries in Dapchi on Monday; a bomb there killed two people.",
  ])
  func `marches and loads take nobody`(text: String) throws {
    #expect(try read(text).allSatisfy { $0.type != .abduction && $0.tolls.allSatisfy { $0.kind != .captured } })
  }

  @Test func `who says why an attack was made has made it`() throws {
    let found = try read(
      """
      Ten gunmen stormed the airport in Karachi late on Sunday and killed 26 people. The Pakistani Taliban said the raid avenged the \
      death of their chief.
      """)
    let raid = try #require(found.first)
    #expect(raid.actors.contains { $0.name == "Tehreek-e-Taliban Pakistan" && $0.certainty == .claimed })
  }

  @Test func `who tells of missiles fired by others did not fire them`() throws {
    let found = try read(
      "Pakistan acknowledged that missiles fired by Indian jets struck an air base in Rawalpindi on Friday.")
    let incident = try #require(found.first)
    #expect(incident.actors.map(\.country) == ["IND"])
    #expect(incident.type == .missileStrike)
  }

  @Test(arguments: [
    ("Two men in masks shot a judge dead in Cali on Friday.", "Two men"),
    ("Three nurses were murdered in Cali on Friday by men wearing uniforms.", "men"),
    ("A bomb planted by unidentified persons exploded at a bank in Cali on Friday.", "unidentified persons"),
    ("A judge was murdered in Cali on Friday by a group of ten hired killers.", "group of ten hired killers"),
  ])
  func `people who did it are told as the text tells them`(text: String, words: String) throws {
    let actor = try #require(try read(text).first?.actors.first)
    #expect(actor.text == words)
    #expect(actor.kind == .individuals)
    #expect(actor.country == nil)
  }

  @Test(arguments: [
    "Brazil condemned the murder of two priests in Medellin on Monday.",
    "The army regretted the killing of two priests in Medellin on Monday.",
    "The murder of two priests in Medellin on Monday was condemned by Brazil.",
    "Two priests were killed in a raid in Medellin and Cali, following an attack on a convent.",
  ])
  func `who speaks of a deed, and what stands before it, did not do it`(text: String) throws {
    #expect(try read(text).allSatisfy { $0.actors.isEmpty })
  }

  @Test func `who dies does nothing more`() throws {
    let found = try read(
      "The soldiers died on Monday when two bombs brought down a barracks in Aleppo, officials said.")
    #expect(found.allSatisfy { incident in !incident.actors.contains { $0.text.contains("soldiers") } })
  }

  @Test func `several countries may share a force`() throws {
    let found = try read("American and British aircraft bombed a radar station near Hodeidah on Monday.")
    let countries = Set(found.flatMap(\.actors).compactMap(\.country))
    #expect(countries == ["USA", "GBR"])
  }

  @Test(arguments: [
    "Three officers were shot dead by Ethiopian militia near Badme on Monday.",
    "Three officers were killed near Badme on Monday in an ambush attributed to Ethiopian militia.",
    "In April Ethiopian militia shot over the river into a camp near Badme and killed three people.",
  ])
  func `who did it may stand behind or before the verb in many ways`(text: String) throws {
    #expect(try read(text).first?.actors.first?.country == "ETH")
  }

  @Test func `they are those told of last`() throws {
    let found = try read(
      "The Tamil Tigers have fought for years. Last October they bombed an oil depot in Colombo, killing nine people.")
    #expect(found.first?.actors.first?.country == "LKA")
  }

  @Test func `people come from a country without attacking from it`() throws {
    let found = try read("A drone struck a biscuit factory in Tripoli on Monday, killing ten workers from Niger.")
    #expect(found.first?.origin?.text != "Niger")
    #expect(found.first?.actors.contains { $0.country == "NER" } != true)
  }

  @Test func `a war upon a country, without day, dead or aim, is no incident`() throws {
    #expect(try read("The rebels were a force that attacked Nicaragua and had to be disbanded.").isEmpty)
  }

  @Test(arguments: [
    ("Rebels downed an army helicopter near Myitkyina on Sunday, killing five soldiers.", "army helicopter"),
    ("A Su-25 attack jet was shot down over Mykolaiv on Monday.", "Su-25 attack jet"),
  ])
  func `an aircraft that is shot down is struck, and strikes nothing`(text: String, craft: String) throws {
    let incident = try #require(try read(text).first)
    #expect(incident.type == .otherViolence)
    #expect(incident.targets.contains { $0.text == craft })
    #expect(incident.weapons.isEmpty)
  }

  @Test(arguments: [
    "Air defences downed 28 of 30 drones over Odesa on Monday.", "Storms downed trees in Donetsk on Monday.",
  ])
  func `what is stopped on its way, or felled by a storm, is no incident`(text: String) throws {
    #expect(try read(text).isEmpty)
  }

  @Test func `militants are of the country of the place behind them, not of where their rockets fell`() throws {
    let found = try read("Militants in Gaza fired rockets at Ashkelon on Monday, killing a woman.")
    #expect(found.first?.actors.first?.country == "PSE")
  }

  @Test func `where a report was filed is not said to be where it happened`() throws {
    let extractor = try #require(Parts.extractor)
    let report = Report(
      id: "t", published: CalendarDate("1990-03-10"), dateline: "TEGUCIGALPA, 10 Mar 90 (EFE)",
      text: "A bomb wounded three U.S. marines on Friday.")
    let incident = try #require(extractor.extract(report).incidents.first)
    #expect(incident.place == nil)
  }

  @Test func `who neither confirms nor denies a strike is suspected of it, and admits nothing`() throws {
    let found = try read(
      """
      A strike on a consulate in Damascus killed seven officers on Monday. Israel has not confirmed or denied carrying out the attack.
      """)
    let incident = try #require(found.first)
    #expect(incident.status == .reported)
    #expect(incident.actors.map(\.certainty) == [.suspected])
  }

  @Test func `what killed is the strike, not the town before the relative clause`() throws {
    let found = try read(
      "The barrage was a response to the May 2 strike on a consulate in Damascus, which killed seven officers.")
    #expect(try #require(found.first).actors.isEmpty)
  }

  @Test func `who tells it at the sentence's end is not who was struck`() throws {
    let found = try read(
      "Gunmen who stopped a bus shot dead eleven people in Witu on the night of July 18, police spokeswoman Amina Odera said."
    )
    #expect(try #require(found.first).targets.allSatisfy { !$0.text.contains("Odera") })
  }

  @Test func `the capital is the city of that rank named before`() throws {
    let found = try read(
      """
      Russian missiles hit Kyiv on Monday. In Dnipro three people died.

      In the capital, six people were killed on Tuesday when a missile struck a hospital.
      """)
    #expect(found.last?.place?.text == "Kyiv")
  }

  @Test func `in capitals a word that describes another is no place`() throws {
    let found = try read("THE RECTOR OF THE CENTRAL AMERICAN UNIVERSITY WAS SHOT DEAD IN SAN SALVADOR ON MONDAY.")
    #expect(found.first?.place?.text == "SAN SALVADOR")
  }

  @Test func `the members of a group are told beside it`() throws {
    let found = try read("Members of the Shining Path attacked a post in Ayacucho on Friday.")
    #expect(found.first?.actors.map(\.kind) == [.organization, .individuals])
  }

  @Test func `a person is told by the full name, and the rest of it is no town`() throws {
    let found = try read("Ana Lucia Vargas Prado led the union. Gunmen kidnapped Vargas in Quito on Monday.")
    let incident = try #require(found.first)
    #expect(incident.targets.map(\.text) == ["Ana Lucia Vargas Prado"])
    #expect(incident.place?.text == "Quito")
  }

  @Test func `a murder told in passing is an incident when it says whose`() throws {
    let found = try read("The prosecutor is to look into the murder of Julio Arce Molina.")
    #expect(found.first?.targets.first?.text == "Julio Arce Molina")
  }

  @Test func `an army's own words name it`() throws {
    let found = try read("The FARC issued a statement. Our forces attacked a barracks in Mitu on Monday.")
    #expect(found.first?.actors.first?.name?.contains("FARC") ?? false || found.first?.actors.first?.country == "COL")
  }

  @Test func `who is accused in another sentence is suspected`() throws {
    let found = try read("Two rockets hit a school in Haifa on Monday. Officials in the city blamed Hezbollah.")
    let actor = try #require(found.first?.actors.first)
    #expect(actor.country == "LBN")
    #expect(actor.certainty == .suspected)
  }

  @Test func `a speaker who says it did it is the author`() throws {
    let found = try read(
      "Drones struck an oil depot in Jeddah on Friday, causing a fire. The Houthis said they had sent six of them.")
    #expect(found.first?.actors.first?.country == "YEM")
  }

  @Test func `a country's ships and jets are its forces`() throws {
    let found = try read("Russian ships sank two patrol boats in Poti on Monday.")
    #expect(found.first?.actors.first?.country == "RUS")
  }

  @Test func `the army is the one named with its country before`() throws {
    let found = try read(
      "Israeli troops raided Nablus on Sunday. The army killed four men in the town of Jenin on Monday.")
    #expect(found.last?.actors.first?.country == "ISR")
  }

  @Test func `a count without a noun is no target and a named person is one by name`() throws {
    let found = try read(
      "A drone strike in Aleppo on Monday killed the commander Samir Haddad and wounded 22.")
    let targets = try #require(found.first?.targets.map(\.text))
    #expect(targets.contains("Samir Haddad"))
    #expect(!targets.contains("22"))
  }

  @Test func `the site at which a bomb went off is a target`() throws {
    let found = try read("A bomb exploded outside a mosque in Kano on Friday, killing six worshippers.")
    #expect(found.first?.targets.contains { $0.text == "mosque" && $0.kind == .site } == true)
  }

  @Test func `the town is the one named last`() throws {
    let found = try read(
      "Rebels seized Goma on Monday. On Tuesday soldiers shelled a school in the town, killing three pupils.")
    #expect(found.last?.place?.text == "Goma")
  }

  @Test func `a dash of headline and text does not make one place of two`() throws {
    let found = try read(
      """
      Shells rain on Poonch

      Delhi fired missiles at a camp near Muzaffarabad on Wednesday, killing five people. Nobody else was hurt.

      The camp was empty. Talks go on.
      """)
    #expect(found.first?.actors.first?.country == "IND")
  }

  @Test func `a story of one attacker from outside means the same one by its next blow, and says that it is a guess`()
    throws
  {
    let found = try read(
      """
      Russian drones killed two people in Odesa on Monday.

      On Tuesday a missile hit a school in Kharkiv, wounding six.
      """)
    let actor = try #require(found.last?.actors.first)
    #expect(found.count == 2)
    #expect(actor.country == "RUS")
    #expect(actor.text == "Russia")
    #expect(actor.certainty == .guessed)
  }

  @Test func `jets without a country are a force all the same`() throws {
    let found = try read("Fighter jets bombed two hideouts near Bannu on Tuesday, killing five men.")
    #expect(found.first?.actors.first?.sector == "MIL")
  }

  @Test func `who leaves men dead has killed them`() throws {
    let found = try read("Israeli troops raided Nablus on Sunday and left five men dead.")
    #expect(found.first?.actors.first?.country == "ISR")
  }

  @Test func `a spokesman who denies it denies it for those he speaks for`() throws {
    let found = try read(
      "Shells killed ten villagers near Bhamo in Myanmar on Monday. A spokesman for the army denied responsibility.")
    let actor = try #require(found.first?.actors.first)
    #expect(actor.text.contains("army"))
    #expect(actor.certainty == .denied)
  }

  @Test func `what was fired from a place did not strike there`() throws {
    let found = try read("Militants launched six rockets towards Sderot from Rafah on Sunday, wounding two people.")
    #expect(found.first?.place?.text == "Sderot")
    #expect(found.first?.origin?.text == "Rafah")
  }

  @Test func `a nation's adjective is no place`() throws {
    let found = try read("Israeli shells landed in a compound at Qana on Tuesday, killing ten people.")
    #expect(found.first?.evidence.contains { $0.field == "place" && $0.quote == "Israeli" } == false)
    #expect(found.first?.place?.text == "Qana")
  }

  @Test func `a common word that opens a longer name is no place`() throws {
    let found = try read("Rebels ambushed a convoy in North Waziristan on Monday and killed four soldiers.")
    #expect(found.first?.place?.text.contains("Waziristan") == true)
  }

  @Test func `an incident without a place lies in the country the report is about, not in the attacker's`() throws {
    let found = try read(
      """
      Two judges were shot dead by gunmen on Monday, the Colombian police said.

      Colombian lawyers called for a strike. The Colombian president met them.
      """)
    #expect(found.first?.place?.text == "Colombian")
  }

  @Test func `guerrillas of a group are both the men and the group`() throws {
    let actors = try #require(
      read("FARC guerrillas ambushed a patrol near Popayan on Monday and killed three soldiers.").first?.actors)
    #expect(actors.contains { $0.kind == .organization && $0.country == "COL" })
    #expect(actors.contains { $0.kind == .individuals && $0.text == "guerrillas" })
  }

  @Test(arguments: [
    ("Three students have been charged with the killing of two nurses in Cali on Friday.", "Three students"),
    ("Two men were arrested for the murder of a judge in Cali on Friday.", "Two men"),
    ("A court acquitted Juan Paz of masterminding the murder of a judge in Cali on Friday.", "Juan Paz"),
    ("Officers who are believed to have participated in the murder of a judge in Cali on Friday fled.", "Officers"),
    ("A group of unidentified persons burned a bus in Cali on Friday.", "group of unidentified persons"),
    ("A bank in Cali was destroyed on Friday by two dynamite blasts set off by the guerrillas.", "guerrillas"),
  ])
  func `who is held to answer for a deed, or set it off, is told as its author`(text: String, words: String) throws {
    let found = try read(text)
    #expect(found.flatMap(\.actors).map(\.text) == [words])
  }

  @Test(arguments: [
    "Police seized two tons of cocaine and four rifles in Cali on Monday.",
    "Police arrested a drug dealer in Cali on Monday.",
  ])
  func `goods and criminals that police take are no incident`(text: String) throws {
    #expect(try read(text).isEmpty)
  }

  @Test func `who makes arrests for a bombing did not do it`() throws {
    let found = try read("The army arrested three suspects over the bombing of a bank in Cali on Monday.")
    #expect(found.map(\.type) == [.bombing])
    #expect(found.allSatisfy { incident in !incident.actors.contains { $0.sector == "MIL" } })
  }

  @Test func `a barrage that names nothing it hit is aimed at its place`() throws {
    let found = try read("Rockets were fired at Haifa on Monday. Nobody was hurt.")
    #expect(found.first?.targets.contains { $0.text == "Haifa" } == true)
  }

  @Test(arguments: [
    "Army", "Troops killed", "Police shot", "Forces", "Its army", "Soldiers", "Their jets bombed", "It",
  ])
  func `a force that opens and ends a text does no harm`(text: String) throws {
    _ = try read(text)
    _ = try read(text + " six men in Quetta on Monday")
  }

  @Test
  func `the one armed group of a report is guessed to be behind a blast that nobody owns, not its own dead`()
    throws
  {
    let found = try read(
      """
      A bomb killed nine people at a market in Maiduguri on Monday.

      Boko Haram has its camps in the forest nearby. On Tuesday an air strike near Bama killed ten Boko Haram fighters.
      """)
    let actor = try #require(found.first?.actors.first)
    #expect(actor.name == "Boko Haram")
    #expect(actor.certainty == .guessed)
    #expect(found.last?.actors.contains { $0.name == "Boko Haram" } == false)
  }

  @Test(arguments: [
    "Gunmen killed nine people at a market in Maiduguri on Monday.",
    "A bomb killed nine people at a market in Nairobi on Monday.",
    "A bomb killed nine people at a market in Maiduguri in March.",
  ])
  func `what unknown men did, what happened abroad and what is past is not guessed to be a group's`(deed: String) throws
  {
    let found = try read(
      deed + "\n\nBoko Haram has its camps in the forest. On Tuesday troops killed ten of its fighters.")
    #expect(found.first?.actors.contains { $0.name == "Boko Haram" } == false)
  }

  @Test func `an army that tells of its enemy's dead struck them, by its own claim`() throws {
    let found = try read(
      "Forty militants were killed in an air strike on a camp near Bannu on Tuesday, the Pakistani army said.")
    #expect(found.first?.actors.first?.country == "PAK")
    #expect(found.first?.actors.first?.certainty == .claimed)
    #expect(found.first?.targets.map(\.text).contains("camp") == true)
  }

  @Test func `a blow on those who struck first, told as after it, answers it`() throws {
    let found = try read(
      """
      Malian troops shelled a camp of Ansar Dine near Kidal on Wednesday after the group had attacked an army post in Gao on \
      Monday, killing nine soldiers.
      """)
    #expect(found.first { $0.type == .shelling }?.relations.first?.kind == .retaliation)
  }

  @Test func `who denies it does not stand in the way of who claims it`() throws {
    let incident = try #require(
      try read(
        """
        Gunmen opened fire in a theatre in Kandahar on Tuesday, killing nine people. The Taliban claimed responsibility for \
        Tuesday's rampage. Islamabad denied any involvement.
        """
      ).first)
    #expect(incident.status == .claimed)
    #expect(incident.date?.start == CalendarDate("2023-03-07"))
    #expect(incident.actors.contains { $0.name == "Taliban" && $0.certainty == .claimed })
    #expect(incident.actors.contains { $0.country == "PAK" && $0.certainty == .denied })
  }

  @Test func `arrests after a bombing are not the work of its author`() throws {
    let incident = try #require(
      try read(
        """
        A bomb tore through a market in Kandahar on Tuesday, killing six people. Police said on Wednesday that they had \
        detained 47 people.
        """
      ).first)
    #expect(incident.type == .bombing)
    #expect(incident.actors.isEmpty)
    #expect(!incident.tolls.contains { $0.kind == .captured })
  }

  @Test func `who fell did not strike`() throws {
    let incident = try #require(
      try read("Two Jordanian soldiers were killed by a missile fired from Syria at Irbid on Tuesday, the army said.")
        .first)
    #expect(!incident.actors.contains { $0.country == "JOR" })
  }

  @Test func `the people of a continent are of no one country`() throws {
    let incident = try #require(
      try read("Air force planes bombed a hill behind the Central American Institute in Managua on Tuesday.").first)
    #expect(!incident.actors.contains { $0.country == "USA" })
  }
}
