import Geo
import Geocoding
import Testing

/// Sentences about many wars, each with one mention that is easily put elsewhere.
@Suite("Places of conflict")
struct ConflictSentenceTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let text: String
    let name: String
    /// A country's alpha-3 code, or that with "/" and the province's code.
    let place: String

    init(_ text: String, _ name: String, _ place: String) {
      self.text = text
      self.name = name
      self.place = place
    }

    var testDescription: String { text }
  }

  private func expectPlaced(_ row: Row) throws {
    let found = try #require(try World.toponyms(row.text).last { $0.name == row.name })
    let parts = row.place.split(separator: "/").map(String.init)
    #expect(found.country == parts.first, "\(found.gazetteerID ?? "nothing")")
    if parts.count > 1 { #expect(found.admin1Code == parts.last, "\(found.gazetteerID ?? "nothing")") }
  }

  @Test(
    "A town is found in the war that its sentence tells of, however it is spelt",
    arguments: [
      Row("Israeli jets struck Deir el-Balah in central Gaza overnight.", "Deir el-Balah", "PSE"),
      Row("Tank shells landed in Deir al-Balah, in the Gaza Strip.", "Deir al-Balah", "PSE"),
      Row("Ukrainian troops withdrew from Avdeevka, in Donetsk region.", "Avdeevka", "UKR/UA-14"),
      Row("Shelling of Avdeyevka and Makeyevka continued, Donetsk officials said.", "Avdeyevka", "UKR/UA-14"),
      Row("Ukraine's army held Makiivka under fire near Donetsk.", "Makiivka", "UKR/UA-14"),
      Row("Russian drones hit Artemovsk and Konstantinovka in Ukraine.", "Konstantinovka", "UKR/UA-14"),
      Row("A mine killed two in Panjwai district of Kandahar province, Afghanistan.", "Panjwai", "AFG/AF-KAN"),
      Row("Taliban fighters attacked Zharay and Panjwayi in Kandahar, Afghan police said.", "Panjwayi", "AFG/AF-KAN"),
      Row("Air raids on Khan Yunis and Rafah killed nine, Gaza medics said.", "Khan Yunis", "PSE"),
      Row("Militants stormed a base at Baidhabo in Somalia's Bay region.", "Baidhabo", "SOM"),
      Row("Al-Shabaab seized Xuddur, in Somalia, and withdrew.", "Xuddur", "SOM"),
      Row("Yemeni forces retook Hodeidah and shelled Al-Hudaydah's port.", "Hodeidah", "YEM"),
      Row("Houthi rebels fired at Ma'rib and Taizz in Yemen.", "Taizz", "YEM"),
      Row("Saudi jets bombed Saada, in northern Yemen.", "Saada", "YEM"),
      Row("Syrian helicopters dropped barrel bombs on Daraya and Douma.", "Douma", "SYR"),
      Row("The army entered Deir Ezzor and Mayadin, Syrian state television said.", "Deir Ezzor", "SYR/SY-DY"),
      Row("Iraqi troops fought in Tal Afar and Baaj.", "Tal Afar", "IRQ"),
      Row("Turkish howitzers fired across the border at Tal Abyad in Syria.", "Tal Abyad", "SYR"),
      Row("Ethiopian troops shelled Mekele, the capital of Tigray.", "Mekele", "ETH"),
      Row("Sudan's RSF took El Geneina and Zalingei in Darfur.", "Zalingei", "SDN"),
      Row("Paramilitaries besieged El Fasher, in North Darfur.", "El Fasher", "SDN"),
      Row("Fighters of M23 entered Rutshuru and Kibumba, in eastern Congo.", "Rutshuru", "COD"),
      Row("Islamist insurgents raided Mocimboa da Praia in northern Mozambique.", "Mocimboa da Praia", "MOZ"),
      Row("Boko Haram burnt houses in Gwoza and Bama, Nigeria.", "Bama", "NGA/NG-BO"),
      Row("Bandits abducted pupils in Kankara, Katsina state.", "Kankara", "NGA/NG-KT"),
      Row("In Burkina Faso gunmen attacked Djibo and Dori.", "Dori", "BFA"),
      Row("Azerbaijan shelled Stepanakert and Shusha in Nagorno-Karabakh.", "Shusha", "AZE"),
      Row("Georgian police shot a man near Zugdidi.", "Zugdidi", "GEO"),
      Row("A court in Birmingham, Alabama, sentenced the bomber.", "Birmingham", "USA/US-AL"),
      Row("A court in Birmingham, England, sentenced the bomber.", "Birmingham", "GBR"),
      Row("Colombian guerrillas mined a road near San Vicente del Caguan.", "San Vicente del Caguan", "COL"),
      Row("Gunmen killed six in Tumaco, Colombia.", "Tumaco", "COL"),
      Row("Peru said Shining Path killed soldiers near Vizcatan and Ayacucho.", "Ayacucho", "PER"),
      Row("Rockets hit Kiryat Shmona and Metula in northern Israel.", "Metula", "ISR"),
      Row("Hezbollah targeted Safed, Israel's army said.", "Safed", "ISR"),
      Row("Drones fell on Belgorod and Kursk, Russian governors said.", "Kursk", "RUS"),
      Row("Russia said drones attacked Engels, in Saratov region.", "Engels", "RUS"),
      Row("Philippine marines clashed with Abu Sayyaf on Jolo and Basilan.", "Basilan", "PHL"),
      Row("Thai soldiers were shot in Yala and Pattani.", "Yala", "THA"),
      Row("The Myanmar army bombed Lashio and Myitkyina.", "Lashio", "MMR"),
      Row("Arakan fighters took Buthidaung, in Myanmar's Rakhine state.", "Buthidaung", "MMR"),
      Row("Indian soldiers shot two intruders near Uri, in Kashmir.", "Uri", "IND"),
      Row("Pakistani police blamed gunmen for an attack in Hub, Balochistan.", "Hub", "PAK/PK-BA"),
      Row("A suicide bomber struck Dera Ismail Khan, in Khyber Pakhtunkhwa.", "Dera Ismail Khan", "PAK/PK-KP"),
      Row("Mortars hit Al-Qusayr and Talkalakh, near Homs, Syria said.", "Talkalakh", "SYR"),
      Row("Officers were ambushed between Tillaberi and Niamey in Niger.", "Tillaberi", "NER"),
      Row("A convoy was hit 40 km north-west of Kidal, in Mali.", "Kidal", "MLI"),
      Row("Moscow said its forces had taken Ugledar, in Donetsk.", "Ugledar", "UKR/UA-14"),
      Row("Lugansk separatists shelled Schastye, Ukraine said.", "Schastye", "UKR"),
    ])
  func towns(row: Row) throws { try expectPlaced(row) }

  @Test(
    "A name in its own script and case is found",
    arguments: [
      Row("Взрыв прогремел в Мариуполе, сообщили власти Донецка.", "Мариуполе", "UKR"),
      Row("Ракета упала под Авдеевкой в Донецкой области.", "Авдеевкой", "UKR"),
      Row("Дрони атакували Харків і Чугуїв.", "Чугуїв", "UKR"),
      Row("قتل ثلاثة اشخاص في غارة على دير البلح.", "دير البلح", "PSE"),
      Row("انفجار في كابل قتل خمسة.", "كابل", "AFG"),
      Row("حمله پهپادی به اصفهان سه کشته داشت.", "اصفهان", "IRN"),
      Row("کوئٹہ میں دھماکے سے دو افراد ہلاک ہوئے۔", "کوئٹہ", "PAK"),
    ])
  func nativeScripts(row: Row) throws { try expectPlaced(row) }

  @Test(
    "The generic word of a list counts for every name in it",
    arguments: [
      Row("Troops clashed in Sinak, Ilaga and Beoga districts, Papua, Indonesia said.", "Ilaga", "IDN"),
      Row("The army lost posts in Helmand, Zabul and Farah provinces.", "Farah", "AFG/AF-FRA"),
      Row("Raids were reported in the provinces of Diyala, Anbar and Nineveh.", "Anbar", "IRQ/IQ-AN"),
      Row("Fighting spread to Laghman and Nuristan provinces, Kabul said.", "Laghman", "AFG/AF-LAG"),
    ])
  func lists(row: Row) throws { try expectPlaced(row) }

  @Test(
    "A town is called by the first part of its name in its own country",
    arguments: [
      Row("Cuban police said a bomb damaged a hotel in Santiago on Sunday.", "Santiago", "CUB"),
      Row("An explosion in Santiago, Cuba, hurt three.", "Santiago", "CUB"),
    ])
  func shortNames(row: Row) throws { try expectPlaced(row) }

  @Test(
    "A language is no country, and a capital stays where it is",
    arguments: [
      Row("Aleppo's governor spoke to Turkish reporters about Aleppo in Turkish.", "Aleppo", "SYR"),
      Row("The envoy flew from Pyongyang to Russia in May.", "Pyongyang", "PRK"),
    ])
  func tongues(row: Row) throws { try expectPlaced(row) }

  @Test("A county that the gazetteer lacks is not put on a town of that name far from the text's places")
  func unknownDistricts() throws {
    let text = "Storms crossed Clarke, Oconee and Oglethorpe counties in Georgia, the sheriff in Athens, Georgia, said."
    let found = try World.toponyms(text).filter { $0.name == "Clarke" || $0.name == "Oconee" }
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.country == nil || $0.admin1Code == "US-GA" })
  }
}
