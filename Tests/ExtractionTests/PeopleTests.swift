import Extraction
import Incidents
import Testing

@Suite("People by name")
struct PeopleTests {
  @Test func `all names of a list are told, wherever offices and towns stand between them`() throws {
    let found = try read(
      "Ana Ruiz of Lima and Luis Mora Gil, a judge, were murdered in Quito on Monday by men in masks.")
    let names = try #require(found.first).targets.filter { $0.kind == .person }.map(\.text)
    #expect(Set(names) == ["Ana Ruiz", "Luis Mora Gil"])
  }

  @Test func `names that a later sentence gives are those of the people who suffered`() throws {
    let found = try read(
      """
      Two teachers were kidnapped by gunmen in Cali on Monday.

      The victims were identified as Ana Ruiz and Luis Mora Gil.
      """)
    let names = try #require(found.first).targets.filter { $0.kind == .person }.map(\.text)
    #expect(Set(names) == ["Ana Ruiz", "Luis Mora Gil"])
  }

  @Test func `a name in capitals is told in full`() throws {
    let found = try read("THE MURDER OF JORGE ARTURO VIDAL ROJAS IN GUATEMALA CITY ON MONDAY WAS CONDEMNED BY ALL.")
    #expect(try #require(found.first).targets.contains { $0.text == "JORGE ARTURO VIDAL ROJAS" })
  }

  @Test func `a person is one by name, and the mayor is told by what he is`() throws {
    let found = try read("Gunmen shot the mayor dead in Cali on Monday.")
    #expect(try #require(found.first).targets.map(\.kind) == [.people])
  }

  @Test(arguments: [
    "Officials said that Juan Arce Gomez was behind the attack.",
    "The minister holds Juan Arce Gomez responsible for the attack.",
    "The attack may have been carried out by Juan Arce Gomez.",
  ])
  func `who is accused by name is suspected`(sentence: String) throws {
    let found = try read("A bomb killed nine people at a market in Cali on Monday.\n\n" + sentence)
    let actor = try #require(found.first?.actors.first)
    #expect(actor.text == "Juan Arce Gomez")
    #expect(actor.certainty == .suspected)
  }

  @Test func `who condemns a murder did not commit it`() throws {
    let found = try read("The government condemned the murder of Julio Arce Molina in Cali on Monday.")
    #expect(try #require(found.first).actors.isEmpty)
  }

  @Test(arguments: [
    ("Army troops killed nine peasants in Ayacucho on Friday.", "Army", "Army troops"),
    ("Nine peasants were killed in Ayacucho on Friday by members of the army.", "army", "members of the army"),
  ])
  func `the men of a force are told beside it`(text: String, force: String, men: String) throws {
    let actors = try #require(try read(text).first).actors
    #expect(actors.map(\.text) == [force, men])
    #expect(actors.map(\.kind) == [.organization, .individuals])
  }

  @Test func `a day between doer and verb is no doer`() throws {
    let found = try read("Police say that rebels tonight bombed a bank in Cali.")
    #expect(try #require(found.first).actors.map(\.text) == ["rebels"])
  }

  @Test func `an embassy of a country is not in it`() throws {
    let found = try read("Rebels bombed the embassies of Peru and Chile in Quito on Monday.")
    #expect(try #require(found.first).place?.text == "Quito")
  }

  @Test func `attacks that were suspended did not happen`() throws {
    #expect(try read("The rebels on Friday decreed a suspension of their attacks on banks in Cali.").isEmpty)
  }
}
