import Foundation
import Gazetteer
import Geo
import Incidents
import SeededRandom
import Testing

@testable import IncidentStore

/// The project's own gazetteer.
private let gazetteer: Gazetteer? = {
  let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "geodata/gazetteer.gpkg").path
  return try? Gazetteer(path: path)
}()

@Suite(.enabled(if: gazetteer != nil, "needs geodata/gazetteer.gpkg")) struct RegionTests {
  private func query(_ text: String) throws -> RegionQuery { try RegionQuery(text, gazetteer: #require(gazetteer)) }

  /// An incident known to the province, and one known to the country only.
  private let inProvince = Place(
    text: "the province", country: "IRN", admin1: "Sistan and Baluchestan", admin1Code: "IR-11", lat: 28.5, lon: 60.5,
    precision: .province)
  private let inCountry = Place(text: "Pakistan", country: "PAK", lat: 30, lon: 70, precision: .country)

  @Test(arguments: ["Sistan and Baluchestan", "IR-11", "ir-11", "Iran", "IRN", "IR", "سیستان"])
  func namesAndCodesOfTheSameRegionHoldItsIncidents(text: String) throws {
    let query = try query(text)
    #expect(query.containment(of: inProvince) == .certain)
    #expect(query.containment(of: inCountry) == .no)
  }

  @Test func aProvinceMayHoldWhatIsKnownToItsCountryOnly() throws {
    let province = try query("Balochistan")
    guard case .place(let place) = province.region else { return #expect(Bool(false)) }
    #expect(place.country == "PAK" && place.kind == .province)
    #expect(province.containment(of: inCountry) == .possible)
    #expect(province.containment(of: inProvince) == .no)
    #expect(try query("Pakistan").containment(of: inCountry) == .certain)
  }

  @Test func unknownNamesComeWithTheNearestOnes() throws {
    do {
      _ = try query("Balochstan")
      #expect(Bool(false))
    } catch let error as RegionError {
      #expect(error.suggestions.contains { $0.contains("Baloch") || $0.contains("Baluch") })
      #expect(error.description.contains("did you mean"))
    }
  }

  @Test func circlesTellCertainFromPossibleByTheRadius() throws {
    let circle = try query("30,60,50")
    func at(_ lat: Double, _ km: Double) -> Place {
      Place(text: "x", lat: lat, lon: 60, precision: .near, radiusKm: km)
    }
    #expect(circle.containment(of: at(30.1, 10)) == .certain)
    #expect(circle.containment(of: at(30.4, 10)) == .possible)
    #expect(circle.containment(of: at(31, 10)) == .no)
    #expect(throws: RegionError.self) { _ = try query("95,60,50") }
  }

  @Test func aVaguePlaceNearAProvincesEdgeIsPossibleOnBothSides() throws {
    let gazetteer = try #require(gazetteer)
    let zahedan = Coordinate(longitude: 60.86, latitude: 29.5)
    let code = try #require(gazetteer.province(at: zahedan).map { gazetteer.place($0).identifier })
    let sure = Place(
      text: "x", country: "IRN", admin1Code: code, lat: zahedan.latitude, lon: zahedan.longitude, precision: .town)
    var vague = sure
    vague.precision = .near
    vague.radiusKm = 400
    let own = try query(code)
    #expect(own.containment(of: sure) == .certain)
    #expect(own.containment(of: vague) == .possible)
    #expect(try query("Kerman Province").containment(of: sure) == .no)
  }

  @Test func theSurroundingsOfABorderHoldWhatIsNear() throws {
    let gazetteer = try #require(gazetteer)
    let near = try NearBorder(query("Iran"), query("Pakistan"), withinKm: 60, gazetteer: gazetteer)
    func at(_ lat: Double, _ lon: Double) -> Place {
      Place(text: "x", country: "IRN", lat: lat, lon: lon, precision: .site, radiusKm: 1)
    }
    #expect(near.containment(of: at(27.36, 62.34)) == .certain)
    #expect(near.containment(of: at(35.7, 51.4)) == .no)
    #expect(throws: RegionError.self) {
      _ = try NearBorder(query("Iran"), query("Brazil"), withinKm: 60, gazetteer: gazetteer)
    }
  }

  @Test func aProvinceIsNearABorderWhollyPartlyOrNot() throws {
    let gazetteer = try #require(gazetteer)
    func containment(_ province: Place, withinKm km: Double) throws -> Containment {
      try NearBorder(query("Iran"), query("Pakistan"), withinKm: km, gazetteer: gazetteer).containment(of: province)
    }
    func province(_ country: String, _ code: String?, _ name: String) -> Place {
      Place(text: name, name: name, country: country, admin1: name, admin1Code: code, precision: .province)
    }
    let sistan = province("IRN", "IR-11", "Sistan and Baluchestan")
    #expect(try containment(sistan, withinKm: 50) == .possible)
    #expect(try containment(sistan, withinKm: 600) == .certain)
    #expect(try containment(province("IRN", nil, "Sistan and Baluchestan"), withinKm: 50) == .possible)
    #expect(try containment(province("PAK", "PK-PB", "Punjab"), withinKm: 50) == .no)
    // Of a third country, however near.
    #expect(try containment(province("AFG", "AF-NIM", "Nimruz"), withinKm: 50) == .no)
    // Without an outline of its own.
    let congo = try NearBorder(query("COD"), query("Uganda"), withinKm: 20, gazetteer: gazetteer)
    #expect(congo.containment(of: province("COD", "CD-IT", "Ituri")) == .possible)
    #expect(congo.containment(of: province("COD", "CD-HK", "Haut-Katanga")) == .no)
    // Anywhere in Iran.
    #expect(try containment(Place(text: "Iran", country: "IRN", precision: .country), withinKm: 50) == .possible)
  }

  @Test func distancesAreThoseOfTheEllipsoid() {
    // Against PROJ's geodesic: along the equator, along a meridian, across the Pacific, nearly right across the earth.
    let cases: [(Coordinate, Coordinate, Double)] = [
      (Coordinate(longitude: 0, latitude: 0), Coordinate(longitude: 1, latitude: 0), 111.319491),
      (Coordinate(longitude: 60, latitude: 0), Coordinate(longitude: 60, latitude: 1), 110.574389),
      (Coordinate(longitude: 61, latitude: 29), Coordinate(longitude: 61, latitude: 80), 5675.871),
      (Coordinate(longitude: 179.5, latitude: -17), Coordinate(longitude: -179.5, latitude: -17), 106.486),
    ]
    for (a, b, km) in cases { #expect(abs(Ground.km(a, b) - km) < km * 0.0003, "\(Ground.km(a, b)) for \(km)") }
  }

  @Test func theStoreAndTheRegionAgree() throws {
    let store = StorePath()
    let places: [Place?] = [
      inProvince, inCountry, nil,
      Place(text: "x", country: "IRN", admin1Code: "IR-11", lat: 29.5, lon: 60.86, precision: .town),
      Place(text: "x", country: "PAK", admin1Code: "PK-BA", lat: 30.2, lon: 67, precision: .near, radiusKm: 20),
      Place(text: "x", lat: 29.5, lon: 60.86, precision: .site),
      Place(text: "x", country: "AFG", lat: 34.5, lon: 69.2, precision: .town),
      Place(text: "x", country: "PAK", precision: .district),
      // On the one side, and perhaps on the other.
      Place(text: "x", country: "PAK", admin1Code: "PK-BA", lat: 29.0, lon: 61.75, precision: .near, radiusKm: 60),
      Place(text: "x", country: "IRN", admin1: "Sistan and Baluchestan", lat: 27.2, lon: 62.6, precision: .border),
    ]
    let incidents = places.enumerated().map { Make.incident($0, place: $1) }
    let file = try IncidentStore(path: store.path, isReadOnly: false)
    _ = try file.ingest(incidents)
    let near = try NearBorder(query("Iran"), query("Pakistan"), withinKm: 60, gazetteer: #require(gazetteer))
    for text in ["Iran", "IR-11", "Pakistan", "PK-BA", "29.5,60.9,20", "Zahedan", "34,69,100", "Kabul"] {
      for border in [nil, near] {
        var filter = IncidentFilter()
        filter.regions = [try query(text)]
        filter.nearBorder = border
        try expectTheSame(filter, incidents, file)
      }
    }
  }

  @Test(arguments: [false, true])
  func theStoreAndTheRecordsAgreeWhateverIsKnownOfPlaceAndTime(looksUpCodes: Bool) throws {
    let gazetteer = try #require(gazetteer)
    var dice = SplitMix(seed: 7)
    let provinces = [
      ("IRN", "IR-11", "Sistan and Baluchestan"), ("PAK", "PK-BA", "Balochistan"), ("AFG", "AF-NIM", "Nimruz"),
      ("FJI", "FJ-N", "Northern"),
    ]
    // Records keep so many decimals.
    func short(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }
    let incidents = try (0..<1500).map { number in
      // Points lie about the province, and not always on its side of the edge.
      let (country, code, name) = dice.pick(provinces)
      let isFar = country == "FJI"
      let precision = dice.chance(0.1) ? nil : dice.pick(Place.Precision.allCases)
      let knowsCountry = dice.chance(0.8)
      let knowsProvince = knowsCountry && precision != .country
      let place = Place(
        text: "x", country: knowsCountry ? country : nil,
        admin1: knowsProvince ? dice.pick([name, name, "Nowhere", nil]) : nil,
        admin1Code: knowsProvince && dice.chance(0.6) ? code : nil,
        lat: dice.chance(0.1) ? nil : short(isFar ? dice.next(-18 ... -16) : dice.next(29...32)),
        lon: short(isFar ? dice.pick([dice.next(178...180), dice.next(-180 ... -179)]) : dice.next(60...64)),
        precision: precision, radiusKm: dice.chance(0.3) ? nil : short(dice.next(0...(dice.chance(0.1) ? 300 : 80))))
      var incident = Make.incident(number, day: nil, place: dice.chance(0.05) ? nil : place)
      let start = try #require(CalendarDate("2024-03-01")).adding(days: dice.next(below: 60))
      let end = start.adding(days: dice.chance(0.7) ? 0 : dice.next(below: 40))
      if dice.chance(0.95) { incident.date = DateSpan(start: start, end: end, precision: .range, text: "then") }
      return incident
    }
    let store = StorePath()
    let known = ProvinceCodes(gazetteer)
    let shapes = looksUpCodes ? StoreShapes(province: { known.storedCode(of: $0) }) : StoreShapes()
    let file = try IncidentStore(path: store.path, isReadOnly: false)
    _ = try file.ingest(incidents, shapes: shapes)
    let near = try NearBorder(query("Iran"), query("Pakistan"), withinKm: 40, gazetteer: gazetteer)
    let regions = ["IRN", "PAK", "IR-11", "PK-BA", "AF-NIM", "FJI", "29.5,60.9,90", "Zahedan", "-17,179.9,200"]
    for number in 0..<90 {
      var filter = IncidentFilter()
      filter.regions = try (0..<(number % 10 == 0 ? 2 : 1)).map {
        try query(regions[(number + $0 * 4) % regions.count])
      }
      if number % 4 == 0 { filter.nearBorder = near }
      if number % 15 == 0 { filter.regions = [] }
      let since = try #require(CalendarDate("2024-02-20")).adding(days: dice.next(below: 70))
      if number % 3 > 0 { filter.since = since }
      if number % 3 > 1 || number % 5 == 0 { filter.until = since.adding(days: dice.next(below: 30)) }
      try expectTheSame(filter, incidents, file)
    }
  }

  private func expectTheSame(_ filter: IncidentFilter, _ incidents: [Incident], _ file: IncidentStore) throws {
    let what =
      "\(filter.regions.map(\.text)) \(filter.since as Any) \(filter.until as Any) \(filter.nearBorder?.km as Any)"
    let answers = filter.answer(incidents)
    #expect(try file.answers(to: filter) == answers, "\(what)")
    let count = try file.count(answering: filter)
    #expect(count.certain == answers.count { $0.containment == .certain }, "\(what)")
    #expect(count.possible == answers.count { $0.containment == .possible }, "\(what)")
  }
}

@Suite struct FilterTests {
  @Test func timeIsCertainInsidePossibleAcrossAndUnknown() throws {
    var filter = IncidentFilter()
    filter.since = CalendarDate("2024-03-04")
    filter.until = CalendarDate("2024-03-06")
    var month = Make.incident(1)
    month.date = try DateSpan(
      start: #require(CalendarDate("2024-03-01")), end: #require(CalendarDate("2024-03-31")), precision: .month,
      text: "in March")
    #expect(filter.containment(of: Make.incident(1)) == .certain)
    #expect(filter.containment(of: month) == .possible)
    #expect(filter.containment(of: Make.incident(1, day: nil)) == .possible)
    #expect(filter.containment(of: Make.incident(1, day: "2024-03-07")) == .no)
  }

  @Test func actorsAreFoundByNameAndByCountry() {
    let incident = Make.incident(1, actor: Actor(text: "the Guards", name: "Revolutionary Guard", country: "IRN"))
    for (word, expected) in [("guard", Containment.certain), ("irn", .certain), ("ir", .no), ("army", .no)] {
      var filter = IncidentFilter()
      filter.actors = [word]
      #expect(filter.containment(of: incident) == expected, "\(word)")
    }
  }

  @Test func sumsKeepCertainAndPossibleApartAndOpenEndsOpen() {
    var open = Make.incident(2, killed: nil)
    open.tolls = [Toll(kind: .killed, low: 5, best: nil, high: nil)]
    open.killed = Harm(of: .killed, in: open.tolls)
    let answers = [
      Answer(incident: Make.incident(1), containment: .certain), Answer(incident: open, containment: .certain),
      Answer(incident: Make.incident(3, type: .raid), containment: .possible),
    ]
    let sums = tallied(answers, by: .month)
    #expect(sums.map(\.key) == ["2024-03"])
    #expect(sums[0].certain.incidents == 2 && sums[0].possible.incidents == 1)
    #expect(sums[0].certain.killed == GroupSum.Bounds(low: 8, best: 8, high: 8, isOpen: true))
    #expect(tallied(answers, by: .type).map(\.key) == ["airstrike", "raid"])
    let whole = GroupSum.whole(of: tallied(answers, by: .type))
    #expect(whole.certain == sums[0].certain && whole.possible == sums[0].possible)
  }

  @Test(.enabled(if: gazetteer != nil, "needs geodata/gazetteer.gpkg"))
  func aProvinceIsOneGroupWhateverItsSourcesCallIt() throws {
    let named =
      [("Sagaing division", nil), ("Sagaing region", nil), ("Sagaing", "MM-01"), (nil, nil)] as [(String?, String?)]
    let answers = named.enumerated().map { number, name in
      var incident = Make.incident(number)
      incident.place = Place(text: "x", country: "MMR", admin1: name.0, admin1Code: name.1, precision: .province)
      return Answer(incident: incident, containment: .certain)
    }
    let sums = tallied(answers, by: .region, in: try #require(gazetteer))
    #expect(sums.map(\.code) == ["MM-01", "MMR"])
    #expect(sums.map(\.certain.incidents) == [3, 1])
    #expect(sums[1].key == "Myanmar")
  }
}

private func tallied(_ answers: [Answer], by grouping: Grouping, in gazetteer: Gazetteer? = nil) -> [GroupSum] {
  var tally = GroupTally(by: grouping, in: gazetteer)
  for answer in answers { tally.add(answer) }
  return tally.sums
}

@Suite struct LinkerTests {
  @Test func retellingsAreLinkedAndOthersAreNot() {
    let told = Make.incident(1)
    let again = Make.incident(2, killed: 4)
    let linker = Linker()
    #expect(linker.link(told, again) != nil)
    #expect(linker.link(told, Make.incident(3, report: "r1")) == nil, "of one report")
    #expect(linker.link(told, Make.incident(4, day: "2024-03-09")) == nil, "days later")
    #expect(
      linker.link(told, Make.incident(5, place: Place(text: "Far", country: "IRN", lat: 35, lon: 51, precision: .town)))
        == nil,
      "far away")
    #expect(linker.link(told, Make.incident(6, type: .abduction)) == nil, "another act")
  }

  @Test func aLinkTellsItsReasonsWhateverTheOrder() {
    let link = Linker().link(Make.incident(2), Make.incident(1))
    #expect(link?.a == "i1" && link?.b == "i2")
    #expect(link == Linker().link(Make.incident(1), Make.incident(2)))
    #expect(link?.reason.contains("3 killed in both") == true)
  }
}
