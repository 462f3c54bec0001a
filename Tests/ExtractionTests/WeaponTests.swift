import Extraction
import Incidents
import Testing

@Suite("With what")
struct WeaponTests {
  @Test(arguments: [
    ("The town of Barda came under missile fire on Tuesday night; two people were hurt.", WeaponClass.missile),
    ("A soldier died as a result of an IED strike near Sangin on Monday.", .ied),
    ("On Sunday drones hit a depot in Kursk.", .drone),
    ("Government planes bombed a market in Aleppo on Monday, killing 44 people.", .aircraft),
  ])
  func `the arms are those that did it, or that name the blow`(text: String, kind: WeaponClass) throws {
    #expect(try #require(try read(text).first).weapons.map(\.class) == [kind])
  }

  @Test(arguments: [
    "The Algerian army killed three gunmen and recovered three Kalashnikov machine guns near Medea on Monday.",
    "Marines killed eight gunmen and seized 13 rifles in Rio Bravo on Wednesday.",
  ])
  func `booty is neither means nor aim`(text: String) throws {
    let incident = try #require(try read(text).first)
    #expect(incident.weapons.isEmpty)
    #expect(incident.targets.allSatisfy { !$0.text.contains("rifles") })
  }

  @Test func `what a depot holds did not strike it`() throws {
    let incident = try #require(
      try read("An air strike destroyed a warehouse of rockets and drones near Sumy on Monday.").first)
    #expect(incident.weapons.isEmpty)
    #expect(incident.type == .airstrike)
  }

  @Test func `an answer with bombs is a blow`() throws {
    let incident = try #require(
      try read("Air force planes replied the same evening with bombs on a rebel base in Mullaitivu.").first)
    #expect(incident.type == .airstrike)
    #expect(incident.targets.contains { $0.text == "rebel base" })
  }

  @Test func `those who shoot at a ship attack at sea`() throws {
    let incident = try #require(
      try read("Gunmen in skiffs opened fire on a tanker in the Gulf of Aden on Monday.").first)
    #expect(incident.type == .navalAttack)
  }

  @Test func `no aircraft stands in an age`() throws {
    let incident = try #require(
      try read("A 10-year-old girl died when rockets struck a camp near Goma on Monday.").first)
    #expect(incident.weapons.map(\.text) == ["rockets"])
  }

  @Test func `what is set on fire or answered for was not bombed from the air`() throws {
    let incident = try #require(
      try read("Two lorries were set on fire near Cali on Monday and their engines were severely damaged.").first)
    #expect(incident.type == .otherViolence)
  }
}
