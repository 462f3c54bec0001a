import Geo
import Geocoding
import Incidents
import Testing

/// Sentences that are easily misread, by what makes them hard. A row names one mention and where it is expected.
@Suite("Hard sentences")
struct HardSentenceTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let text: String
    let name: String
    /// An identifier of the gazetteer, or a country's alpha-3 code with "/" and the province's code.
    let place: String

    init(_ text: String, _ name: String, _ place: String) {
      self.text = text
      self.name = name
      self.place = place
    }

    var testDescription: String { text }
  }

  /// Whether a mention lies where a row says: "PAK", "PAK/PK-BA" or an identifier.
  private func isPlaced(_ toponym: Toponym, as place: String) -> Bool {
    let parts = place.split(separator: "/").map(String.init)
    if toponym.gazetteerID == place { return true }
    guard parts.first == toponym.country else { return false }
    return parts.count < 2 || parts[1] == toponym.admin1Code
  }

  @Test(
    "A homonym is the one its text is about",
    arguments: [
      Row("Iranian border guards in Sistan and Baluchestan shot two men near Saravan.", "Saravan", "IRN/IR-11"),
      Row("Rockets hit Tripoli, in northern Lebanon, as the army entered Bab al-Tabbaneh.", "Tripoli", "LBN"),
      Row("Libya's coast guard said mortars landed near Tripoli and Misrata.", "Tripoli", "LBY"),
      Row("The governor of Sindh said a blast in Hyderabad killed three people.", "Hyderabad", "PAK/PK-SD"),
      Row("Police in Telangana found a bomb in Hyderabad.", "Hyderabad", "IND"),
      Row("Gunmen shot a mayor in Cordoba, in Colombia.", "Cordoba", "COL"),
      Row("Jets hit depots of Iran's Revolutionary Guards near Abu Kamal in eastern Syria.", "Abu Kamal", "SYR"),
      Row("Georgia accused Russia of shelling villages near Gori.", "Georgia", "GEO"),
      Row("A tornado crossed Georgia and Alabama on Friday.", "Georgia", "US-GA"),
      Row("Fighting in Sudan reached Kosti and Khartoum.", "Kosti", "SDN"),
      Row("In Nigeria's Borno state insurgents raided Baga.", "Baga", "NGA/NG-BO"),
      Row("Syrian rebels shelled Aleppo and Hama.", "Hama", "SYR"),
      Row("Mali's army lost men at Gao and Kidal.", "Gao", "MLI"),
      Row("Turkish jets struck Zakho in northern Iraq.", "Zakho", "IRQ"),
      Row("A mortar fell near Bahawalpur in Punjab, Pakistan said.", "Bahawalpur", "PAK/PK-PB"),
      Row("Ukraine's Kherson came under fire; two people died in Kherson.", "Kherson", "UKR/UA-65"),
      Row("Congo's M23 rebels took Goma and marched on Bukavu.", "Bukavu", "COD"),
      Row("Drones hit an oil depot near Mykolaiv, Ukraine.", "Mykolaiv", "UKR/UA-48"),
    ])
  func homonyms(row: Row) throws {
    let found = try #require(try World.toponyms(row.text).last { $0.name == row.name })
    #expect(isPlaced(found, as: row.place), "\(found.gazetteerID ?? "nothing") \(found.country ?? "")")
  }

  @Test(
    "A name in a place's position is found though no gazetteer has it",
    arguments: [
      ("Shells fell on Qolbastan in Helmand province.", "Qolbastan"),
      ("A drone hit Verkhnia Zorynka on Tuesday.", "Verkhnia Zorynka"),
      ("Troops overran Mbalakira at dawn, villagers said.", "Mbalakira"),
      ("Jets bombed Kafr al-Zarqun, in rural Idlib.", "Kafr al-Zarqun"),
      ("Militants attacked the village of Tondigamo in Niger.", "Tondigamo"),
      ("Two people were killed at Ngolobanda, a hamlet in Ituri.", "Ngolobanda"),
      ("Clashes were reported in Avdiyevskoye, Lyman and Siversk.", "Avdiyevskoye"),
      ("Gunmen raided the Zarbakht area of Kandahar.", "Zarbakht"),
    ])
  func unknown(text: String, name: String) throws {
    #expect(try World.toponyms(text).contains { $0.name == name })
  }

  @Test(
    "A name in another transliteration is the country's own place",
    arguments: [
      Row("Ukraine said Russian shells hit Avdiivka and Kramatorsk.", "Avdiivka", "UKR/UA-14"),
      Row("Militants in Somalia attacked a base at El Buur.", "El Buur", "SOM"),
      Row("Hezbollah said Israel shelled Khiam in southern Lebanon.", "Khiam", "LBN"),
      Row("Gunmen attacked a police post in Turbat, in Pakistan's Balochistan province.", "Turbat", "PAK/PK-BA"),
      Row("In Kandahar province's Spin Boldak district mortars landed.", "Spin Boldak", "AFG/AF-KAN"),
      Row("Syrian jets bombed Ma'arrat al-Nu'man in Idlib.", "Ma'arrat al-Nu'man", "SYR"),
    ])
  func transliterations(row: Row) throws {
    let found = try #require(try World.toponyms(row.text).first { $0.name == row.name })
    #expect(isPlaced(found, as: row.place), "\(found.gazetteerID ?? "nothing") \(found.country ?? "")")
  }

  @Test(
    "Persons, bodies, papers and ships named like places are none",
    arguments: [
      ("Paris Hilton and Jordan Pickford watched the match.", ["Paris", "Jordan"]),
      ("Georgia Smith said she had seen the gunmen flee.", ["Georgia"]),
      ("The Islamic State claimed the attack, the Washington Post reported.", ["Islamic State", "Washington"]),
      ("Chad Brown, a former marine, was hurt.", ["Chad"]),
      ("General Austin Miller denied the report.", ["Austin"]),
      ("The New York Times said the army had retreated.", ["New York"]),
      ("Mr. Israel Mendoza, the lawyer, was shot.", ["Israel"]),
    ])
  func namesakes(text: String, names: [String]) throws {
    let found = try World.toponyms(text).filter { $0.role != .institution }.map(\.name)
    for name in names { #expect(!found.contains(name), "\(found)") }
  }

  @Test(
    "A government that speaks under its capital's name is a speaker, a place that is struck is a place",
    arguments: [
      ("Tehran said it would answer.", "Tehran", Toponym.Role.metonym),
      ("Islamabad has summoned the envoy.", "Islamabad", .metonym),
      ("The Kabul government rejected the claim.", "Kabul", .metonym),
      ("Moscow denied the accusation.", "Moscow", .metonym),
      ("A missile hit Tehran before dawn.", "Tehran", .literal),
      ("Shells landed in Kabul.", "Kabul", .literal),
      ("Drones struck Moscow on Sunday.", "Moscow", .literal),
      ("Iranian forces fired at a boat.", "Iranian", .adjective),
      ("Pakistani troops shelled the ridge.", "Pakistani", .adjective),
    ])
  func metonyms(text: String, name: String, role: Toponym.Role) throws {
    let found = try #require(try World.toponyms(text).first { $0.name == name })
    #expect(found.role == role)
  }

  @Test(
    "Names in other scripts are the same places",
    arguments: [
      Row("Обстрел Харькова: погибли трое.", "Харькова", "UKR/UA-63"),
      Row("انفجار في دمشق", "دمشق", "SYR"),
      Row("کراچی میں دھماکہ", "کراچی", "PAK/PK-SD"),
      Row("חיפה הותקפה", "חיפה", "ISR/IL-HA"),
    ])
  func scripts(row: Row) throws {
    let found = try #require(try World.toponyms(row.text).first { $0.name == row.name })
    #expect(isPlaced(found, as: row.place), "\(found.gazetteerID ?? "nothing") \(found.country ?? "")")
  }

  @Test(
    "What stands around a name says how finely the spot is known",
    arguments: [
      ("A bomb exploded in Quetta.", "Quetta", "town", nil),
      ("A bomb exploded near Quetta.", "Quetta", "near", nil),
      ("Fighting raged on the outskirts of Kunduz.", "Kunduz", "near", nil),
      ("Shells landed 30 km south-east of Zahedan.", "Zahedan", "near", 30.0),
      ("A drone crashed about 12 kilometres north of Erbil.", "Erbil", "near", 12.0),
      ("A convoy was hit 5 miles west of Mosul.", "Mosul", "near", 8.0),
      ("Clashes spread across Balochistan in Pakistan.", "Balochistan", "province", nil),
      ("Missiles struck targets inside Iran.", "Iran", "country", nil),
      ("A tanker was hit in the Gulf of Oman.", "Gulf of Oman", "sea", nil),
    ])
  func precision(text: String, name: String, precision: String, kilometres: Double?) throws {
    let found = try #require(try World.toponyms(text).first { $0.name == name })
    let known = found.precision?.rawValue ?? "none"
    #expect(known == precision, "\(known)")
    guard let kilometres else { return }
    let town = try #require(try World.toponyms("Shots were heard in \(name) again.").first { $0.name == name })
    let (a, b) = try (#require(found.coordinate), #require(town.coordinate))
    let rise = (a.latitude - b.latitude) * 111.2
    #expect(abs(rise) <= kilometres + 1)
    #expect(abs(rise) + abs(a.longitude - b.longitude) * 111 > kilometres * 0.8)
  }
}
