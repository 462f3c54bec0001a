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
}
