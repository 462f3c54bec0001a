import Incidents
import Testing

@Suite("Where it was, by the words around")
struct PlaceTests {
  @Test(arguments: [
    ("Rawalpindi, 19 May: Security forces killed three terrorists in a raid in Mir Ali on Tuesday.", "Mir Ali"),
    (
      "Rawalpindi, 10 May: Security forces conducted an operation in general area Datta Khel. Two terrorists were killed.",
      "Datta Khel"
    ),
    ("Bogota, August 2. Troops killed a rebel leader in combat in the municipality of Tibu on Monday.", "Tibu"),
    (
      "Two soldiers were shot dead in Mir Ali on Monday. Sepoy Abdul Rehman (resident of Karak, age 24) was among the dead.",
      "Mir Ali"
    ),
    ("Ukraine said it had hit two landing ships, the Yamal and the Azov, in Sevastopol on Monday.", "Sevastopol"),
  ])
  func `where a report was written, a victim lived or a ship took its name is not where it was`(
    text: String, place: String
  ) throws {
    let found = try read(text)
    #expect(found.count == 1)
    #expect(found.first?.place?.text == place)
  }

  @Test func `a place that is pointed at is the one told before`() throws {
    let found = try read(
      """
      At least 21 people were killed on Wednesday when the town of Barda in Azerbaijan was shelled by Armenian forces with Smerch \
      rockets, prosecutors said. A day earlier, four people died in the same district.
      """)
    let earlier = try #require(found.first { $0.killed?.best == 4 })
    #expect(earlier.place?.text == "Barda")
  }

  @Test(arguments: [
    ("LIMA, 12 OCT 90 -- TWO POLICEMEN WERE KILLED BY A CAR BOMB LAST NIGHT IN THIS CAPITAL.", "LIMA"),
    ("QUETTA, March 3 - Gunmen shot dead a judge in this city on Thursday.", "QUETTA"),
  ])
  func `"this city" is the one that a report was filed from`(text: String, place: String) throws {
    #expect(try read(text).first?.place?.text == place)
  }

  @Test func `a place does not lie in the country to whose border it is close`() throws {
    let found = try read("Jets bombed hideouts in Bara, close to the Afghan border, on Tuesday, killing 15 militants.")
    let incident = try #require(found.first)
    #expect(incident.evidence.filter { $0.field == "place" }.map(\.quote) == ["Bara"])
  }

  @Test func `rebels are not those whose name sounds like that`() throws {
    let found = try read("THE REBELS MACHINEGUNNED THE HOME OF THE MAYOR OF ILOPANGO IN EL SALVADOR ON MONDAY.")
    #expect(try #require(found.first).actors.allSatisfy { $0.name == nil && $0.country != "YEM" })
  }

  @Test func `a distance from a town places what the gazetteer lacks`() throws {
    let found = try read(
      "Insurgents raided the village of Kallewa, 17 km from Maiduguri in Nigeria, on Saturday, hacking to death 12 farmers."
    )
    #expect(try #require(found.first?.place).text == "Maiduguri")
  }

  @Test func `what a deed shook is where it was`() throws {
    let found = try read(
      "A new attack shook Medellin this evening when two men threw an explosive device at a police post in a suburb.")
    #expect(try #require(found.first?.place).text == "Medellin")
  }

  @Test func `an article in capitals opens no name`() throws {
    let found = try read("The post was destroyed by the explosion on Monday. Five men died.")
    #expect(found.count == 1)
    #expect(found.first?.place == nil)
  }

  @Test(arguments: [
    (
      "At least twelve people were shot in Gao on Monday. Nearly 40 wounded have been taken to the hospital in Dori.",
      "Gao"
    ),
    ("Bandits whisked away 87 people from Kajuru on Sunday.", "Kajuru"),
    ("The governor spoke in Timbuktu. On Monday shells fell on the city's hospital district, killing one.", "Timbuktu"),
    ("Residents fled Hpakant. The military shelled the jade town on Monday, killing a teacher.", "Hpakant"),
    (
      "Attackers with machetes killed sixty people in a camp on Monday. The camp, near Drodro, holds 24,000.", "Drodro"
    ),
    ("Officials spoke on state TV on Sunday of an attack in Kaya in which 20 soldiers were killed.", "Kaya"),
  ])
  func
    `where the hurt are cared for, what a channel is called is not where it was, what a later sentence says of the ground is`(
      text: String, place: String
    ) throws
  {
    let found = try read(text)
    #expect(found.first?.place?.text == place)
  }
}
