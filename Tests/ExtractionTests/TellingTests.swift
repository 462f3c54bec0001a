import Incidents
import Testing

@Suite("What is told without a word for it, and what only sounds like it")
struct TellingTests {
  @Test(arguments: [
    // Who died, after armed men were told of.
    (
      "On Saturday it was still dark in Solhan, in Burkina Faso, when the gunmen came, with rifles and rocket launchers. They went from house to house. The government says 132 people died.",
      132
    ),
    ("Twenty people died at the hands of gunmen on Sunday in the town of Derbent.", 20),
    ("Forces pursued the rebels near Kidal on Monday and were able to kill 18 of them.", 18),
    ("A missile aimed at a parade in Aden killed 36 men on Monday.", 36),
    ("Troops laid an ambush near Kebbi on 4 March and neutralised 13 terrorists.", 13),
    ("A policeman guarding polio workers was shot and killed in Bajaur on Monday by two men on a motorbike.", 1),
    (
      "A drone hit a tanker off Oman on Monday, killing two crew members, a Briton and a Romanian, and a defence official said Iran had sent it.",
      2
    ),
  ])
  func `the dead are counted however the sentence is built`(text: String, killed: Int) throws {
    let found = try read(text)
    #expect(found.compactMap { $0.killed?.best }.max() == killed)
  }

  @Test(arguments: [
    "Crowds blocked the road at Sake on Monday, burning tyres under the noses of soldiers.",
    "Police raided an office in Quetta on Monday but found it locked.",
    "Somalia's military court executed two men convicted of treason on Monday.",
    "Passengers boarded the ferry Lorenzo off Eyl on Monday.",
    "Two sailors drowned on Monday when boarding a dhow that was carrying missile parts.",
  ])
  func `what a crowd burns, the law searches or puts to death, and who goes aboard is no incident`(text: String) throws
  {
    #expect(try read(text).isEmpty)
  }

  @Test(arguments: [
    ("Somali pirates boarded the fishing vessel Lorenzo off Eyl on Monday.", IncidentType.navalAttack),
    ("Gunmen broke into a boarding school in Sokoto before dawn on Saturday and shot two teachers.", .raid),
    ("Gunmen attacked the village of Koro in Mali on Friday and shot dead ten herders in the market.", .raid),
    (
      "Explosions were heard in Isfahan before dawn on Friday. Two officials said Israel had carried out a strike.",
      .airstrike
    ),
    ("Two strikes on Monday. The first hit a pharmacy at Tinzaouatene.", .airstrike),
    ("On Monday three Chinese were taken off a barge at Mongbwalu by gunmen.", .abduction),
    ("A mob torched a house in Faisalabad on Friday and one man died.", .otherViolence),
    ("Hamas fired a barrage at Ashkelon on Monday.", .shelling),
    ("Armed youths invaded Ancha village near Jos on Thursday and set 16 houses on fire, killing three.", .raid),
  ])
  func `the kind of incident is that of what was done`(text: String, type: IncidentType) throws {
    let found = try read(text)
    #expect(found.map(\.type) == [type])
  }

  @Test func `an assault that won the town is one with its taking`() throws {
    let found = try read(
      "The army retook Omdurman on Tuesday after a dawn assault in which scores of fighters were killed.")
    #expect(found.count == 1)
    #expect(found.first?.place?.text == "Omdurman")
  }

  @Test func `who died did not die in the jets that were shot down`() throws {
    let found = try read(
      "India launched missiles at nine sites in Pakistan on Monday. Pakistan said at least 31 civilians died and that it had shot down five Indian jets."
    )
    #expect(!found.contains { $0.type == .otherViolence && $0.killed?.best == 31 })
  }
}

@Suite("Whose deed it was, when the words leave it to others")
struct OwnDeedTests {
  @Test func `its men are those of the group told before`() throws {
    let found = try read(
      "Al-Shabaab issued a statement on Monday. On Friday its men overran a Kenyan base at El Adde in Somalia.")
    #expect(found.last?.actors.map(\.name) == ["Al-Shabaab"])
  }

  @Test func `an unidentified aircraft is nobody's`() throws {
    let found = try read("An unidentified aircraft dropped bombs on El Geneina in Sudan on Monday, killing eleven.")
    #expect(found.count == 1)
    #expect(found.first?.actors.isEmpty == true)
  }

  @Test func `who is freed was taken, and by those who free him`() throws {
    let found = try read(
      "Colombian guerrillas freed on Tuesday the three soldiers they had seized in Arauca on March 3.")
    #expect(found.first?.actors.map(\.text) == ["Colombian guerrillas"])
    #expect(found.first?.targets.map(\.text).contains("Colombian guerrillas") == false)
  }

  @Test func `those who hold a town do not storm it`() throws {
    let found = try read(
      "Rebels shelled a camp on Monday. Troops this morning entered the port of Palma in Mozambique, which had been held by the insurgents for a year."
    )
    #expect(!found.contains { $0.type == .abduction })
    #expect(!found.contains { $0.actors.contains { $0.text == "insurgents" } })
  }

  @Test func `people in hospital did not strike`() throws {
    let found = try read(
      "Two grenades were lobbed at a police picket in Srinagar on Wednesday; a constable is in hospital.")
    #expect(found.first?.actors.isEmpty == true)
    #expect(found.first?.injured?.best == 1)
  }
}
