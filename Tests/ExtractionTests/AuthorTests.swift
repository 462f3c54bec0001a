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
}
