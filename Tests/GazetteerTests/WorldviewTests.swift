import Gazetteer
import Geo
import Testing

struct WorldviewTests {
  let world: Gazetteer

  init() throws { world = try World.gazetteer.get() }

  private func country(of identifier: String, for state: String) -> String? {
    world.viewed(by: .state(state)).place(identifier: identifier)?.country
  }

  @Test(arguments: [
    ("UA-43", "UKR", "UKR"), ("UA-43", "USA", "UKR"), ("UA-43", "RUS", "RUS"), ("UA-14", "RUS", "RUS"),
    ("UA-14", "FRA", "UKR"), ("IN-JK", "PAK", "PAK"), ("IN-JK", "IND", "IND"), ("PK-GB", "IND", "IND"),
    ("TWN", "CHN", "CHN"), ("TW-TPE", "CHN", "CHN"), ("TW-TPE", "USA", "TWN"), ("XKX", "SRB", "SRB"),
    ("XKX", "FRA", "XKX"), ("ESH", "MAR", "MAR"), ("IN-AR", "CHN", "CHN"), ("FLK", "ARG", "ARG"),
  ])
  func `a disputed division counts to whom the state that looks sees it`(place: String, state: String, country: String)
  {
    #expect(self.country(of: place, for: state) == country)
  }

  @Test(arguments: ["UA-43", "IN-JK", "PK-GB", "TW-TPE", "UA-14", "GE-AB", "ESH"])
  func `the de facto view is what the file says`(place: String) {
    #expect(world.viewed(by: .deFacto).place(identifier: place) == world.place(identifier: place))
    #expect(world.worldview == .deFacto && world.edition.worldview == "de facto")
  }

  @Test func `towns follow their area, also where it cuts through divisions`() throws {
    let simferopol = try #require(world.places(named: "Simferopol").first)
    #expect(world.country(of: simferopol) == "RUS")
    #expect(world.place(simferopol).province.map { world.place($0).identifier } == "UA-43")
    #expect(world.viewed(by: .state("UKR")).country(of: simferopol) == "UKR")
    let katzrin = try #require(world.places(named: "Katzrin").first)
    #expect(world.place(katzrin).country == "ISR")
    let seen = world.viewed(by: .state("SYR")).place(katzrin)
    #expect(seen.country == "SYR")
    #expect(seen.province.map { world.place($0).identifier } == "SY-QU")
    #expect(world.viewed(by: .state("USA")).country(of: katzrin) == "ISR")
  }

  @Test func `points and borders follow the view`() throws {
    let crimea = Coordinate(longitude: 34.1, latitude: 45.2)
    let ukrainian = world.viewed(by: .state("UKR"))
    #expect(world.country(at: crimea) == "RUS")
    #expect(ukrainian.country(at: crimea) == "UKR")
    #expect(ukrainian.unit(at: crimea)?.country == "UKR")
    let isthmus = (0..<world.mesh.arcCount).filter { number in
      let arc = world.mesh.arc(number)
      return arc.kind.isCountryBorder && Set([arc.leftCountry, arc.rightCountry]) == ["RUS", "UKR"]
        && arc.bounds.south < 46.3 && arc.bounds.west > 32 && arc.bounds.east < 36
    }
    #expect(!isthmus.isEmpty)
    for number in isthmus { #expect(ukrainian.mesh.arc(number).kind == .province) }
    let pakistani = world.viewed(by: .state("PAK")).mesh
    let parted = (0..<pakistani.arcCount).map { pakistani.arc($0) }.filter {
      Set([$0.leftCountry, $0.rightCountry]) == ["IND", "PAK"] && $0.kind == .disputed
        && $0.leftUnit == $0.rightUnit
    }
    #expect(!parted.isEmpty)
  }

  @Test func `a country's outline gains and loses what the view gives and takes, and all its rings close`() throws {
    let ukraine = try #require(world.country("UKR"))
    let russia = try #require(world.country("RUS"))
    let view = world.viewed(by: .state("UKR"))
    func square(_ world: Gazetteer, _ place: PlaceID) -> Double {
      (world.area(of: place)?.polygons ?? []).reduce(0) { sum, polygon in
        sum + polygon.rings.reduce(0) { $0 + abs(Self.area($1)) * ($1 == polygon.exterior ? 1 : -1) }
      }
    }
    let crimea = ["UA-43", "UA-40"].compactMap { world.place(identifier: $0)?.id }.map { square(world, $0) }.reduce(
      0, +)
    #expect(abs(square(view, ukraine) - square(world, ukraine) - crimea) < 1e-6)
    #expect(abs(square(world, russia) - square(view, russia) - crimea) < 1e-6)
    for place in [ukraine, russia] {
      for polygon in view.area(of: place)?.polygons ?? [] {
        for ring in polygon.rings { #expect(ring.first == ring.last && ring.count >= 4) }
      }
    }
    let iran = try #require(world.country("IRN"))
    #expect(view.area(of: iran) == world.area(of: iran))
  }

  private static func area(_ ring: [Coordinate]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) {
      $0 + ($1.0.longitude * $1.1.latitude - $1.1.longitude * $1.0.latitude) / 2
    }
  }

  @Test func `every claim names places and outlines that exist, a country, and states that see it so`() {
    #expect(world.claims.count > 40)
    for claim in world.claims {
      for place in claim.places + [claim.division].compactMap({ $0 }) {
        #expect(world.place(identifier: place) != nil, "\(claim.area): \(place)")
      }
      #expect(!claim.places.isEmpty || claim.shape != nil, "\(claim.area)")
      #expect(
        world.places(kind: .country).contains { world.country(of: $0).map(claim.isSeen) ?? false }, "\(claim.area)")
      if let claimant = claim.claimant {
        #expect(world.country(claimant) != nil, "\(claim.area)")
      }
      if let shape = claim.shape {
        let everywhere = BoundingBox(west: -180, south: -90, east: 180, north: 90)
        #expect(world.disputedAreas(in: everywhere).contains { $0.name == shape }, "\(shape)")
      }
    }
  }

  @Test(arguments: [
    ("IND", "IND"), ("in", "IND"), ("Pakistan", "PAK"), ("de-facto", "de-facto"), ("De Facto", "de-facto"),
  ])
  func `a view is asked for by code or name`(text: String, code: String) throws {
    #expect(try world.worldview(text).code == code)
  }

  @Test func `a view that nobody has is refused with the nearest ones`() {
    #expect {
      try world.worldview("Ukrane")
    } throws: {
      "\($0)".contains("UKR") && "\($0)".contains("de-facto")
    }
    #expect(throws: WorldviewError.self) { try world.worldview("") }
    #expect(throws: WorldviewError.self) { try world.worldview("Karachi") }
  }
}
