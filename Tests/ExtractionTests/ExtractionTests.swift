import Extraction
import Gazetteer
import Incidents
import Language
import Testing

/// The parts as they lie in the repository.
enum Parts {
  static let root = String(#filePath.dropLast("/Tests/ExtractionTests/ExtractionTests.swift".count))
  static let extractor: Extractor? = {
    guard let model = try? LanguageModel(path: root + "/Sources/Language/Model/english.model"),
      let gazetteer = try? Gazetteer(path: root + "/geodata/gazetteer.gpkg"),
      let lexicon = try? Lexicon(folder: root + "/Sources/Extraction/Lexicon/en")
    else { return nil }
    return Extractor(model: model, gazetteer: gazetteer, lexicon: lexicon)
  }()
}

func read(_ text: String, published: String = "2023-03-10", id: String = "t") throws -> [Incident] {
  let extractor = try #require(Parts.extractor)
  return extractor.extract(Report(id: id, published: CalendarDate(published), text: text)).incidents
}

@Suite("Reports to incidents")
struct ExtractionTests {
  @Test func `a passive with its toll, place and weekday is one incident`() throws {
    let found = try read(
      "At least twelve people were killed and 30 wounded when rebels attacked a market in Kandahar on Tuesday.")
    let incident = try #require(found.first)
    #expect(found.count == 1)
    #expect(incident.killed == Harm(low: 12, best: 12, high: nil))
    #expect(incident.injured?.best == 30)
    #expect(incident.place?.text == "Kandahar")
    #expect(incident.date?.start == CalendarDate("2023-03-07"))
  }

  @Test func `parts after including are a subset of the toll`() throws {
    let found = try read(
      "An air strike on Kunduz on Monday killed nine people, including two women and three children.")
    let toll = try #require(found.first?.tolls.first { $0.kind == .killed })
    #expect(toll.best == 9)
    #expect(toll.of["women"] == 2)
    #expect(toll.of["children"] == 3)
  }

  @Test func `a named author and the weapon decide the type`() throws {
    let found = try read("Hezbollah fired rockets at Haifa on Wednesday.")
    let incident = try #require(found.first)
    #expect(incident.type == .shelling)
    #expect(incident.actors.first?.country == "LBN")
    #expect(incident.weapons.first?.class == .rocket)
  }

  @Test(arguments: [
    "The minister warned that rebels could attack Kandahar on Tuesday.",
    "The army plans to bomb the rebels' bases near Kandahar.",
    "Soldiers rehearsed a mock attack on Kandahar on Tuesday.",
    "The striker scored twice and the goalkeeper was beaten by a missile of a shot in the derby match.",
  ])
  func `what is threatened, planned, rehearsed or played is no incident`(text: String) throws {
    #expect(try read(text).isEmpty)
  }

  @Test func `the day of the word is not the day of the deed`() throws {
    let found = try read("Gunmen shot dead four policemen in Quetta on Monday, officials said on Thursday.")
    #expect(found.first?.date?.start == CalendarDate("2023-03-06"))
  }

  @Test func `a loose spelling finds the group and is kept as the text has it`() throws {
    let found = try read("Fighters of Jeysh Al-Adl killed three soldiers in Zahedan on Sunday.")
    let actor = try #require(found.first?.actors.first)
    #expect(actor.name == "Jaish al-Adl")
    #expect(actor.country == "IRN")
  }

  @Test func `two reprisals are two incidents and the later answers the earlier`() throws {
    let found = try read(
      """
      Turkish jets bombed a camp in Syria on Monday, killing five people.

      In retaliation, Syrian forces shelled a village in Turkey on Tuesday and killed two farmers.
      """)
    #expect(found.count == 2)
    #expect(found.last?.relations.first?.kind == .retaliation)
    #expect(found.last?.relations.first?.incident == found.first?.id)
  }

  @Test func `a country told by name and adjective is one actor, by its name`() throws {
    let found = try read("Turkey bombed a camp in Syria on Monday. The Turkish strikes on the camp killed five people.")
    #expect(found.count == 1)
    #expect(found.first?.actors.map(\.text) == ["Turkey"])
  }

  @Test func `what a speaker calls the thing struck is the target`() throws {
    let found = try read("Turkish jets on Monday bombed what the army called rebel hideouts near Aleppo.")
    #expect(found.first?.targets.contains { $0.text == "rebel hideouts" } == true)
  }

  @Test func `every quotation stands where its offsets say`() throws {
    let text = "«Überfall» – in Kabul tötete nobody. A bomb killed six people in Kabul on Monday."
    let scalars = Array(text.unicodeScalars)
    for incident in try read(text) {
      for entry in incident.evidence {
        var quote = String.UnicodeScalarView()
        quote.append(contentsOf: scalars[entry.start..<entry.end])
        #expect(String(quote) == entry.quote)
      }
    }
  }

  @Test func `the same report gives the same records`() throws {
    let text = "A car bomb killed 15 people in Mogadishu on Monday. The blast wounded 40 others."
    #expect(try read(text) == read(text))
  }

  @Test(arguments: ["", "\u{0}\u{1}\u{FFFD}", "killed killed killed", String(repeating: "\"attack ", count: 200)])
  func `odd input does no harm`(text: String) throws {
    _ = try read(text)
  }
}

@Suite("The word lists")
struct LexiconTests {
  @Test func `all tables are read`() throws {
    _ = try Lexicon(folder: Parts.root + "/Sources/Extraction/Lexicon/en")
  }

  @Test func `a missing folder is named`() {
    #expect(throws: LexiconError.self) { try Lexicon(folder: "/nonexistent") }
  }

  @Test(arguments: [
    "A patrol received small-arms and rocket fire near Kandahar on Tuesday.",
    "The town of Poltava came under missile fire on Tuesday; no casualties were announced.",
    "Gunmen set upon a convoy outside Kandahar on Tuesday.",
    "Their lorry struck a mine near Kandahar on Tuesday and two soldiers were hurt.",
    "A minibus ran over a mine near Kandahar on Tuesday.",
    "A trader was shot in his car outside Kandahar on Tuesday.",
    "A man detonated a device at a market in Kandahar on Tuesday.",
    "Jets emptied their bombs on an air base near Kandahar on Tuesday.",
  ])
  func `other words for violence are incidents too`(text: String) throws {
    let found = try read(text)
    #expect(found.count == 1)
    #expect(found.first?.date?.start == CalendarDate("2023-03-07"))
  }

  @Test func `what a mine does to a vehicle is done to it, not by it`() throws {
    let incident = try #require(
      try read("Their lorry struck a mine near Kandahar on Tuesday and two soldiers were hurt.").first)
    #expect(incident.type == .ied)
    #expect(incident.actors.isEmpty)
    #expect(incident.weapons.first?.class == .mine)
  }
}
