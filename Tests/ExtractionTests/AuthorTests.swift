import Extraction
import Incidents
import Testing

@Suite("Who did it, by the words around")
struct AuthorTests {
  @Test(arguments: [
    ("On Monday troops killed four rebels in Sukma.", "troops"),
    ("On Friday Israeli aircraft bombed a school in Gaza City, killing 12 people.", "Israeli aircraft"),
    ("In January gunmen killed 30 people in Bokkos.", "gunmen"),
    ("Rebels sabotaged pylons near Cali on Monday.", "Rebels"),
    ("Troops loyal to the president attacked a cattle camp near Bor on Monday, killing 22 people.", "Troops"),
  ])
  func `who acts is the subject, whatever stands around it`(text: String, words: String) throws {
    #expect(try #require(try read(text).first).actors.contains { $0.text == words })
  }

  @Test func `who is backed by a country is not of it`() throws {
    let found = try read("Turkish-backed fighters shelled a village near Manbij on Monday, killing four people.")
    #expect(try #require(found.first).actors.allSatisfy { $0.country != "TUR" })
  }

  @Test func `a group may stand behind a word for one`() throws {
    let found = try read(
      "Fighters from the Iran-backed group Kataib Hezbollah fired rockets at a base near Erbil on Monday, wounding two soldiers."
    )
    let actors = try #require(found.first).actors
    #expect(actors.contains { $0.name == "Kataib Hezbollah" })
    #expect(actors.allSatisfy { $0.country == "IRQ" })
  }

  @Test func `the men of a state's service are the state's`() throws {
    let found = try read(
      "Kyiv's military intelligence said its operatives had blown up a railway bridge near Samara on Monday.")
    #expect(try #require(found.first).actors.first?.country == "UKR")
  }

  @Test(arguments: [
    "The Turkish Defence Ministry said 11 PKK terrorists were neutralised in northern Iraq in an air operation on Saturday.",
    "Turkey's defence ministry said 11 PKK/YPG terrorists had been neutralised in northern Iraq on Saturday.",
  ])
  func `a ministry of war tells of what its forces did`(text: String) throws {
    let incident = try #require(try read(text).first)
    #expect(incident.actors.first?.country == "TUR")
    #expect(incident.killed?.best == 11)
    #expect(incident.tolls.first?.of == ["militants": 11])
  }

  @Test func `a ministry that tells of another's strikes has no aircraft`() throws {
    let found = try read(
      """
      Missiles fell on a base in Qatar on Monday, according to Qatar's defence ministry.

      On Sunday, seven American B-2 bombers dropped bombs on Fordow in Iran.
      """)
    #expect(found.flatMap(\.actors).allSatisfy { $0.country != "QAT" })
  }

  @Test func `a coalition that says it struck did so`() throws {
    let found = try read(
      """
      Air raids on Hodeidah port destroyed two cranes on Monday, Houthi-run television said.

      The Saudi-led coalition said it had struck military targets.
      """)
    #expect(try #require(found.first).actors.map(\.country) == ["SAU"])
  }

  @Test func `who is accused of a massacre was not its target`() throws {
    let found = try read(
      """
      Gunmen attacked a gold mine near Djugu in Ituri overnight, killing 35 people.

      Local officials accused the CODECO militia of being behind the massacre.
      """)
    let incident = try #require(found.first)
    #expect(incident.actors.contains { $0.name == "CODECO" })
    #expect(incident.targets.allSatisfy { !$0.text.contains("CODECO") })
  }

  @Test func `state police that suffer an attack are not its authors`() throws {
    let found = try read("A CRPF head constable and an assistant commandant were killed by an IED in Sukma on Monday.")
    #expect(try #require(found.first).actors.isEmpty)
  }

  @Test func `who tells of a deed at the end of its sentence did not do it`() throws {
    let found = try read(
      """
      Members of the same arms-trafficking organization detonated two bombs in banks and set a restaurant on fire in Medellin, \
      police spokesmen reported.
      """)
    #expect(try #require(found.first).actors.map(\.text) == ["Members"])
  }

  @Test func `those who back a group are not it`() throws {
    let incident = try #require(
      try read("Rwandan troops backing the M23 fired mortar bombs over the border into Goma on Friday.").first)
    #expect(incident.actors.contains { $0.country == "RWA" })
    #expect(incident.actors.allSatisfy { $0.name != "M23" })
  }

  @Test(arguments: [
    ("A group of Colombians kidnapped four farmers in Zulia on Monday.", "COL"),
    ("Three Pakistanis stabbed a soldier in Kabul on Monday.", "PAK"),
  ])
  func `some of a people are not its government`(text: String, country: String) throws {
    let actors = try #require(try read(text).first).actors
    #expect(actors.map(\.country) == [country])
    #expect(actors.allSatisfy { $0.kind == .individuals && $0.sector != "GOV" })
  }

  @Test(arguments: [
    ("Al-Shabaab said it was behind the blast.", Actor.Certainty.claimed),
    ("Al-Shabaab said it was not behind the blast.", .denied),
    ("Officials said al-Shabaab was behind the blast.", .suspected),
  ])
  func `whoever says that he was behind a deed claims it`(sentence: String, certainty: Actor.Certainty) throws {
    let found = try read("A car bomb exploded in Mogadishu on Monday, killing nine people. " + sentence)
    #expect(try #require(found.first).actors.map(\.certainty) == [certainty])
  }

  @Test func `of two deeds, the first is the one told first`() throws {
    let found = try read(
      """
      On Monday a teacher was shot dead near Noshki. On Tuesday seven barbers were murdered in Gwadar. The Baloch Liberation \
      Army said it had carried out the first.
      """)
    #expect(found.map { $0.actors.contains { $0.certainty == .claimed } } == [true, false])
  }

  @Test func `what a group answers was done by others`() throws {
    let found = try read(
      "Hezbollah said it had fired 62 rockets at a base in Meron in answer to the killing of Saleh al-Arouri in Beirut."
    )
    let killing = try #require(found.first { $0.targets.contains { $0.text == "Saleh al-Arouri" } })
    #expect(killing.actors.isEmpty)
  }

  @Test func `who sent the weapon used it`() throws {
    let found = try read("The drone that killed three soldiers at Tanf on Monday had been sent by an Iraqi militia.")
    #expect(try #require(found.first).actors.map(\.text) == ["Iraqi militia"])
  }

  @Test func `who shot the attacker did not do his deed`() throws {
    let found = try read(
      "Five people were stabbed to death by a knifeman at a market in Jolo on Monday before he was shot by soldiers.")
    #expect(try #require(found.first).actors.map(\.text) == ["knifeman"])
  }

  @Test func `who counts some of the attackers' dead did not make the attack`() throws {
    let found = try read(
      """
      An airfield at Manda Bay in Kenya was overrun on Sunday, and a soldier and two contractors were killed. Kenya's military \
      said that five of the attackers were dead.
      """)
    #expect(try #require(found.first).actors.allSatisfy { $0.country != "KEN" })
  }

  @Test func `who avenged a killing did not do it`() throws {
    let found = try read(
      """
      The Revolutionary Guards said that the salvo avenged Hassan Nasrallah, the Hezbollah leader killed in Beirut on March 2.
      """)
    let killing = try #require(found.first { $0.targets.contains { $0.text == "Hassan Nasrallah" } })
    #expect(killing.actors.isEmpty)
  }
}
