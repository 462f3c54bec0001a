import Geocoding
import Incidents
import Language
import Testing

@Suite("Places of incidents")
struct IncidentPlaceTests {
  /// The place of an incident whose evidence quotes the given words.
  private func place(_ text: String, _ quotes: String...) throws -> Place {
    guard let geocoder = World.geocoder else { throw World.Missing() }
    let report = Report(id: "r", text: text)
    let evidence = try quotes.map { quote in
      let range = try #require(text.firstRange(of: quote))
      let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
      return Evidence(field: "place", start: start, end: start + quote.unicodeScalars.count, quote: quote)
    }
    let incident = Incident(
      id: "i", report: report.reference, type: .airstrike, place: Place(text: quotes[0]), evidence: evidence)
    let resolved = geocoder.resolve([incident], in: AnnotatedText(segmenting: text), report: report)
    return try #require(resolved.first?.place)
  }

  @Test("Soil of a country is the country, and nothing finer")
  func soil() throws {
    let place = try place("Two camps located on Pakistani soil were bombed.", "Pakistani soil")
    #expect(place.country == "PAK")
    #expect(place.precision == .country)
    #expect(place.admin1Code == nil)
  }

  @Test("What is close to a country's border lies in the country the report was filed from, or it is not known where")
  func beside() throws {
    let told = "Gunmen ambushed a bus close to the Somali border on Tuesday."
    let filed = try place("NAIROBI, June 11 - " + told, "Somali border")
    #expect(filed.country == "KEN")
    #expect(filed.precision == .border)
    #expect(try place(told, "Somali border").country == nil)
  }

  @Test("A province is the one of the country named with it")
  func province() throws {
    let text = "Jets struck hideouts within Iran’s Sistan and Baluchistan province, Islamabad said."
    let place = try place(text, "Iran’s Sistan and Baluchistan province")
    #expect(place.admin1Code == "IR-11")
    #expect(place.country == "IRN")
    #expect(place.precision == .province)
  }

  @Test("A district of a city is no namesake far away")
  func partOfCity() throws {
    let place = try place("A car bomb exploded in Baghdad's Karrada district on Tuesday.", "Karrada", "Baghdad")
    #expect(place.admin1Code == "IQ-BG")
  }

  @Test("A town that no gazetteer knows is put in the province it is said to lie in")
  func unknownTown() throws {
    let place = try place(
      "Men on motorcycles attacked the village of Xuzzogoro in Sindh province.", "village of Xuzzogoro",
      "Sindh province")
    #expect(place.admin1Code == "PK-SD")
    #expect(place.precision == .province)
  }

  @Test("The capital of a nation is its city")
  func capital() throws {
    let place = try place("Two bombs went off in the Afghan capital on Monday.", "Afghan capital")
    #expect(place.country == "AFG")
    #expect(place.admin1 == "Kabul")
    #expect(place.precision == .town)
  }

  @Test("An incident happens in the town rather than in the province of its name, unless the province is said")
  func townBeforeProvince() throws {
    let town = try place("Shells hit a hospital in Zaporizhzhia, Ukrainian officials said.", "Zaporizhzhia")
    #expect(town.precision == .town)
    let province = try place("Shells hit villages in Zaporizhzhia province, Ukraine said.", "Zaporizhzhia province")
    #expect(province.precision == .province)
  }

  @Test("A namesake in a country that nothing else speaks of is not taken")
  func namesake() throws {
    let text = "Ukraine said that Russian rockets came down beside the Christmas market in Kharkiv."
    #expect(try place(text, "Christmas").country != "USA")
  }

  @Test("Whose weapons they are says nothing of where they struck")
  func foreignWeapons() throws {
    #expect(try place("Turkish drones killed six people in Qamishli on Monday.", "Qamishli").country == "SYR")
  }

  @Test("A small namesake far from the area named with it is not taken")
  func farNamesake() throws {
    let place = try place(
      "Shells hit houses in Podil. The governor of Kherson region spoke.", "Podil", "Kherson region")
    #expect(place.admin1Code == "UA-65")
  }

  @Test("A village that the gazetteer lacks lies in the province spoken of before it")
  func spokenProvince() throws {
    let place = try place(
      "Soldiers searched houses in Takhar province. In another raid in Qorbashta village they killed two men.",
      "Qorbashta")
    #expect(place.admin1Code == "AF-TAK")
    #expect(place.precision == .province)
  }

  @Test("A district called one is the town of its name")
  func district() throws {
    let place = try place("Gunmen shot two men in Mingora District on Monday.", "Mingora District")
    #expect(place.admin1Code == "PK-KP")
  }

  @Test("What is not a place stays words")
  func words() throws {
    let place = try place("They attacked an unknown spot.", "an unknown spot")
    #expect(place.lat == nil)
    #expect(place.text == "an unknown spot")
  }

  @Test("A force that the text gives no country is that of the place; gunmen and coalitions are of none")
  func homeForce() throws {
    guard let geocoder = World.geocoder else { throw World.Missing() }
    let text = "The army shelled a village in Sindh province."
    let report = Report(id: "r", text: text)
    let incident = Incident(
      id: "i", report: report.reference, type: .shelling,
      actors: [
        Actor(text: "The army", sector: "MIL"), Actor(text: "gunmen", sector: "UAF"),
        Actor(text: "the coalition", sector: "MIL"),
      ], place: Place(text: "Sindh province"),
      evidence: [Evidence(field: "place", start: 30, end: 44, quote: "Sindh province")])
    let resolved = geocoder.resolve([incident], in: AnnotatedText(segmenting: text), report: report)
    #expect(resolved.first?.actors.map(\.country) == ["PAK", nil, nil])
  }

  @Test("A town right across the border of a country in the text is meant")
  func across() throws {
    let place = try place("Turkey shelled positions in Kobani; in Ankara the ministry gave no toll.", "Kobani")
    #expect(place.country == "SYR")
  }

  @Test("What a country's forces hit is not that country's")
  func struckAbroad() throws {
    #expect(try place("Israel's air force hit Hodeidah on Saturday.", "Hodeidah").country == "YEM")
  }

  @Test("The last part of a longer name is no code of a country, and the first no town elsewhere")
  func partsOfNames() throws {
    let text = "The military killed 11 men in an air strike in Maguindanao del Sur."
    #expect(try place(text, "Maguindanao del Sur").country == "PHL")
    #expect(try place("A convoy ran over a mine near Qala-e-Naw on Wednesday.", "Qala").country != "MLT")
  }

  @Test("A name that the gazetteer lacks is not placed in the country whose forces strike")
  func notAtHome() throws {
    guard let geocoder = World.geocoder else { throw World.Missing() }
    let text = "Turkey's defence ministry says its drones killed seven men at Tal Umniyat on Monday."
    let report = Report(id: "r", text: text)
    let start = 62
    let incident = Incident(
      id: "i", report: report.reference, type: .droneStrike,
      actors: [Actor(text: "its drones", country: "TUR", sector: "MIL")], place: Place(text: "Tal Umniyat"),
      evidence: [Evidence(field: "place", start: start, end: start + 11, quote: "Tal Umniyat")])
    let resolved = geocoder.resolve([incident], in: AnnotatedText(segmenting: text), report: report)
    #expect(resolved.first?.place?.country == nil)
  }
}
