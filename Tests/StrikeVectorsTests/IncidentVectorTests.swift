import Geo
import Incidents
import StrikeVectors
import Testing

@Suite("Vectors of incidents")
struct IncidentVectorTests {
  private let calculator = SmallWorld.calculator

  private func incident(
    _ type: IncidentType, at place: Place?, by country: String? = nil, from origin: Origin? = nil
  ) -> Incident {
    Incident(
      id: "i", report: ReportReference(id: "r"), type: type,
      actors: country.map { [Actor(text: "the army", country: $0)] } ?? [], place: place, origin: origin)
  }

  private func place(_ longitude: Double, _ latitude: Double, _ country: String) -> Place {
    Place(text: "there", country: country, lat: latitude, lon: longitude, precision: .town)
  }

  @Test func `a stated launch place gives a vector from it`() throws {
    let origin = Origin(text: "from here", country: "AAA", place: place(9, 1, "AAA"), basis: .stated)
    let struck = calculator.addVector(
      to: incident(.missileStrike, at: place(15, 3, "BBB"), by: "AAA", from: origin))
    let vector = try #require(struck.vector)
    #expect(vector.basis == .stated)
    #expect(vector.origin == at(9, 1))
    #expect(struck.crossBorder)
    #expect(struck.origin == origin)
  }

  @Test func `only the attacker's country known gives the shortest vector and says so`() throws {
    let struck = calculator.addVector(to: incident(.droneStrike, at: place(15, 3, "BBB"), by: "AAA"))
    #expect(struck.origin == Origin(country: "AAA", basis: .actorCountry))
    let vector = try #require(struck.vector)
    #expect(vector.basis == .actorCountry)
    #expect(abs(vector.origin.longitude - 10) < 1e-9)
    #expect(vector.ranges != nil)
    #expect(struck.crossBorder)
  }

  @Test func `a stated country without a place is an origin known only as a country`() throws {
    let origin = Origin(
      text: "from Aland", country: "AAA", place: Place(text: "Aland", country: "AAA", precision: .country),
      basis: .stated)
    let struck = calculator.addVector(to: incident(.shelling, at: place(15, 3, "BBB"), from: origin))
    #expect(struck.vector?.basis == .actorCountry)
    #expect(struck.origin == origin)
  }

  @Test func `a strike inside one country crosses no border and has no vector without a stated place`() {
    let struck = calculator.addVector(to: incident(.airstrike, at: place(15, 3, "BBB"), by: "BBB"))
    #expect(struck.vector == nil)
    #expect(!struck.crossBorder)
  }

  @Test func `a target known only as a country has no vector but may lie across a border`() {
    let country = Place(text: "Bland", country: "BBB", lat: 0, lon: 12, precision: .country)
    let struck = calculator.addVector(to: incident(.airstrike, at: country, by: "AAA"))
    #expect(struck.vector == nil)
    #expect(struck.crossBorder)
  }

  @Test func `without place or attacker there is nothing to draw`() {
    #expect(calculator.addVector(to: incident(.airstrike, at: nil, by: "AAA")).vector == nil)
    let unknown = calculator.addVector(to: incident(.airstrike, at: place(15, 3, "BBB")))
    #expect(unknown.vector == nil)
    #expect(unknown.origin == nil)
    #expect(!unknown.crossBorder)
  }

  @Test func `a ground incursion crosses the border but walks no great circle`() {
    let incursion = calculator.addVector(to: incident(.groundIncursion, at: place(15, 3, "BBB"), by: "AAA"))
    #expect(incursion.crossBorder)
    #expect(incursion.vector == nil)
  }

  @Test func `a bombing by men of another country is no cross-border strike unless the text says whence`() throws {
    let bombing = calculator.addVector(to: incident(.bombing, at: place(15, 3, "BBB"), by: "AAA"))
    #expect(!bombing.crossBorder)
    #expect(bombing.origin == nil)
    let origin = Origin(text: "from a ship off Aland", place: place(9, -4, "AAA"), basis: .stated)
    let naval = calculator.addVector(to: incident(.navalAttack, at: place(15, 3, "BBB"), from: origin))
    #expect(naval.vector?.basis == .stated)
    #expect(naval.crossBorder)
  }

  @Test func `a state's men abroad have crossed a border whatever they do there, an armed group's by assault only`() {
    func acted(_ type: IncidentType, _ sector: String) -> Incident {
      var act = incident(type, at: place(15, 3, "BBB"), by: "AAA")
      act.actors[0].sector = sector
      return calculator.addVector(to: act)
    }
    #expect(acted(.assassination, "SPY").crossBorder)
    #expect(acted(.assassination, "SPY").origin?.basis == .actorCountry)
    #expect(acted(.raid, "REB").crossBorder)
    #expect(!acted(.shooting, "REB").crossBorder)
    #expect(acted(.raid, "REB").vector == nil)
  }

  @Test func `a fight in which the country's own side takes part crosses no border by itself`() {
    var clash = incident(.armedClash, at: place(15, 3, "BBB"), by: "AAA")
    clash.actors[0].sector = "MIL"
    clash.actors.append(Actor(text: "guards", country: "BBB", sector: "MIL"))
    #expect(!calculator.addVector(to: clash).crossBorder)
  }

  @Test func `an actor whose part is denied gives no origin`() {
    var struck = incident(.missileStrike, at: place(15, 3, "BBB"), by: "AAA")
    struck.actors[0].certainty = .denied
    #expect(calculator.addVector(to: struck).vector == nil)
  }

  @Test func `the circle of the place becomes the ranges`() throws {
    var near = place(15, 3, "BBB")
    near.precision = .near
    near.radiusKm = 20
    let origin = Origin(text: "from here", place: place(9, 1, "AAA"), basis: .stated)
    let vector = try #require(calculator.addVector(to: incident(.shelling, at: near, from: origin)).vector)
    let ranges = try #require(vector.ranges)
    #expect(abs(ranges.lengthMetres.high - ranges.lengthMetres.low - 40_000) < 0.01)
  }
}
