import Geocoding
import Incidents
import Testing

@Suite("Toponyms in text")
struct ToponymTests {
  @Test(
    "A name is the place its surroundings say",
    arguments: [
      ("The blast hit a bazaar in Hyderabad in Sindh, police said.", "Hyderabad", "PAK"),
      ("Police in Hyderabad, India, arrested two men.", "Hyderabad", "IND"),
      ("The storm tore roofs off houses in Paris, Texas.", "Paris", "USA"),
      ("A train left Paris for Lyon and Marseille on Monday.", "Paris", "FRA"),
      ("Two men were charged in Springfield, Ill., on Friday.", "Springfield", "USA"),
      ("Shells fell near Quetta and in Turbat, in the south of Pakistan.", "Turbat", "PAK"),
    ])
  func surroundings(text: String, name: String, country: String) throws {
    let found = try World.toponyms(text).first { $0.name == name }
    #expect(found?.country == country)
  }

  @Test("A state's abbreviation settles a town's state")
  func abbreviations() throws {
    let found = try World.toponyms("He moved from Springfield, Ill., to Long Beach, CA, last year.")
    #expect(found.first { $0.name == "Springfield" }?.admin1Code == "US-IL")
    #expect(found.first { $0.name == "Long Beach" }?.admin1Code == "US-CA")
  }

  @Test("Iran's province of a name spelt like Pakistan's is Iran's")
  func twoBalochistans() throws {
    let found = try World.toponyms("Missiles struck a village in Iran's Sistan and Baluchistan province at dawn.")
    let province = try #require(found.first { $0.name == "Sistan and Baluchistan" })
    #expect(province.admin1Code == "IR-11")
    #expect(province.precision == .province)
    #expect(!found.contains { $0.country == "PAK" })
  }

  @Test("One name has one sense in a text")
  func oneSense() throws {
    let found = try World.toponyms("Floods hit Paris, Texas. In Paris, the mayor closed two roads.")
    #expect(Set(found.filter { $0.name == "Paris" }.map(\.country)) == ["USA"])
  }

  @Test(
    "Persons and organisations named like places are left alone",
    arguments: ["Washington Post", "Jordan Pickford", "Islamic State"])
  func namesakes(name: String) throws {
    let text = "On Sunday \(name) was named in a long report that the committee had ordered."
    #expect(try World.toponyms(text).isEmpty)
  }

  @Test("A nationality is an adjective at its country")
  func adjectives() throws {
    let found = try World.toponyms("Turkish soldiers crossed the frontier before dawn.")
    #expect(found.first?.role == .adjective)
    #expect(found.first?.country == "TUR")
  }

  @Test("A capital that speaks is a metonym, a capital that is hit is not")
  func metonyms() throws {
    let spoken = try World.toponyms("In the evening Tehran said it would answer the strike.")
    #expect(spoken.first { $0.name == "Tehran" }?.role == .metonym)
    let hit = try World.toponyms("Two rockets landed in Tehran in the evening.")
    #expect(hit.first { $0.name == "Tehran" }?.role == .literal)
  }

  @Test("The place a report was filed from is a dateline")
  func datelines() throws {
    let found = try World.toponyms("QUETTA, Pakistan, Jan 18 (Agency) - Gunmen stormed a checkpoint near Turbat.")
    #expect(found.first { $0.name == "QUETTA" }?.role == .dateline)
    #expect(found.first { $0.name == "Turbat" }?.role == .literal)
  }

  @Test("Names are found in the scripts the gazetteer knows, with their endings")
  func scripts() throws {
    let persian = try World.toponyms("در حمله به زاهدان در ایران هشت نفر کشته شدند.")
    #expect(persian.contains { $0.name == "زاهدان" && $0.admin1Code == "IR-11" })
    let russian = try World.toponyms("Взрыв произошёл ночью в Харькове.")
    #expect(russian.contains { $0.name == "Харькове" && $0.country == "UKR" })
  }

  @Test("Ranges are the words themselves, in order, without overlap, whatever the input")
  func ranges() throws {
    for text in [
      "", "\u{0}", "İstanbul’da ve Şırnak’ta", "U.S.-led, Iran-Iraq; (Kabul) 'Goma'", "ＡＢＣ Ünïté 日本 東京",
      "a\u{301}\u{200d}X",
    ] {
      let bytes = Array(text.utf8)
      var last = 0
      for toponym in try World.toponyms(text) {
        #expect(toponym.range.lowerBound >= last)
        #expect(String(decoding: bytes[toponym.range], as: UTF8.self) == toponym.name)
        last = toponym.range.upperBound
      }
    }
  }
}
