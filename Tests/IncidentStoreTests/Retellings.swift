import Geo
import Incidents
import SeededRandom

@testable import IncidentStore

/// Retellings of incidents as other reports would tell them, and incidents that are easily taken for them and are others.
///
/// A retelling has another report, and each part of it is told anew on its own: the place by the same town, by its vicinity, by a
/// spot within some kilometres, by its province alone; the day exactly, as a night that ends on the next day, as a week, rarely a
/// day late; the actor by name, by another form of the name, by his country, not at all, or another is blamed; the type by its
/// name, by a wider one, or by what came of it; tolls as they were, grown, as an interval, left out, or as the first hour told
/// them. The others ("hard negatives") share all but one or two of: the town on the day after, the day in the next town or
/// village, the province and day by another actor, the town and day by another kind of act or, at times, with another target and
/// toll; of what is known by its area alone, the area and day with another target and toll. In three of four the target
/// is another too, or none is told.
struct Retellings {
  private(set) var incidents: [Incident] = []
  /// For each incident the number of the event that it tells of.
  private(set) var events: [Int] = []
  /// For each event the seeds that it is, or was made from.
  private var seedsOf: [[String]] = []

  /// - Parameters:
  ///   - seeds: incidents with a day, a country and a position. Two that their relations tell to be the same are one event.
  ///   - count: how many retellings are made in all.
  init(of seeds: [Incident], count: Int, seed: UInt64) {
    var dice = SplitMix(seed: seed)
    var nextEvent = 0
    var seedNow = ""
    func add(_ incident: Incident, event: Int) {
      var incident = incident
      incident.id = "t\(incidents.count)"
      incident.report = ReportReference(
        id: "report \(incidents.count)", title: nil, source: "outlet \(incidents.count % 37)",
        published: incident.date.map { $0.end.adding(days: 1) })
      incident.relations = []
      incident.evidence = []
      incidents.append(incident)
      events.append(event)
      while event >= seedsOf.count { seedsOf.append([]) }
      seedsOf[event].append(seedNow)
    }
    let perSeed = max(1, (count + seeds.count - 1) / max(1, seeds.count))
    var made = 0
    var known: [String: Int] = [:]
    for original in seeds {
      let same = original.relations.lazy.filter { $0.kind == .same }.compactMap { known[$0.incident] }.first
      let event = same ?? nextEvent
      known[original.id] = event
      seedNow = original.id
      add(original, event: event)
      for _ in 0..<perSeed where made < count {
        add(Self.retold(original, &dice), event: event)
        made += 1
      }
      nextEvent += 1
      for other in Self.others(original, &dice) {
        add(other, event: nextEvent)
        if dice.chance(0.25) { add(Self.retold(other, &dice), event: nextEvent) }
        nextEvent += 1
      }
    }
  }

  /// How many pairs of one event there are, how many links join such pairs, and how many join others; of events whose seeds are
  /// asked for, and for links between two events of one of them.
  func score(
    _ links: [Link], of isAsked: (_ seed: String) -> Bool = { _ in true }
  ) -> (pairs: Int, right: Int, wrong: Int) {
    var numbers: [String: Int] = [:]
    var sizes: [Int: Int] = [:]
    for (incident, event) in zip(incidents, events) {
      numbers[incident.id] = event
      sizes[event, default: 0] += 1
    }
    let asked = seedsOf.map { $0.allSatisfy(isAsked) }
    var (right, wrong) = (0, 0)
    for link in links {
      guard let a = numbers[link.a], let b = numbers[link.b] else { continue }
      if a == b, asked[a] { right += 1 }
      if a != b, asked[a] || asked[b] { wrong += 1 }
    }
    return (sizes.reduce(0) { $0 + (asked[$1.key] ? $1.value * ($1.value - 1) / 2 : 0) }, right, wrong)
  }

  // MARK: - Telling anew

  static func retold(_ original: Incident, _ dice: inout SplitMix) -> Incident {
    var told = original
    told.place = original.place.map { retold($0, &dice) }
    told.date = original.date.map { retold($0, &dice) }
    told.actors = original.actors.compactMap { retold($0, &dice) }
    told.targets = dice.chance(0.3) ? [] : original.targets.map { retold($0, &dice) }
    told.type = dice.chance(0.02) ? named(original.type, &dice) : retold(original.type, &dice)
    told.tolls = original.tolls.compactMap { retold($0, &dice) }
    told.killed = Harm(of: .killed, in: told.tolls)
    told.injured = Harm(of: .injured, in: told.tolls)
    return told
  }

  private static func retold(_ place: Place, _ dice: inout SplitMix) -> Place {
    var told = place
    guard place.precision != .province, place.precision != .country else { return place }
    switch Int.random(in: 0..<100, using: &dice) {
    case ..<45: break
    case ..<60:  // the vicinity
      told.precision = .near
      told.radiusKm = 15
      told.text = "near \(place.text)"
      moved(&told, km: Double.random(in: 0...8, using: &dice), &dice)
    case ..<80:  // a village, a street, a base: another name
      told.precision = .site
      told.radiusKm = 2
      told.name = "\(place.name ?? place.text) cantonment"
      told.gazetteerID = nil
      moved(&told, km: Double.random(in: 0...5, using: &dice), &dice)
    case ..<94:  // another gazetteer's point
      told.gazetteerID = nil
      moved(&told, km: Double.random(in: 0...3, using: &dice), &dice)
    default:
      guard let province = place.admin1, place.admin1Code != nil else { break }
      told = Place(
        text: province, name: province, country: place.country, admin1: province, admin1Code: place.admin1Code,
        gazetteerID: place.admin1Code, lat: place.lat.map { $0 + 0.7 }, lon: place.lon.map { $0 + 0.7 },
        precision: .province)
    }
    return told
  }

  private static func retold(_ date: DateSpan, _ dice: inout SplitMix) -> DateSpan {
    var told = date
    guard date.start == date.end else { return date }
    switch Int.random(in: 0..<100, using: &dice) {
    case ..<84: break
    case ..<93:
      told.start = date.start.adding(days: dice.chance(0.5) ? -1 : 0)
      told.end = told.start.adding(days: 1)
      told.precision = .range
    case ..<97:
      let back = Int.random(in: 0...6, using: &dice)
      told.start = date.start.adding(days: -back)
      told.end = told.start.adding(days: 6)
      told.precision = .week
    default:
      told.start = date.start.adding(days: 1)
      told.end = told.start
    }
    return told
  }

  private static func retold(_ actor: Actor, _ dice: inout SplitMix) -> Actor? {
    var told = actor
    switch Int.random(in: 0..<100, using: &dice) {
    case ..<50: return actor
    case ..<65:
      told.name = "the \((actor.name ?? actor.text).uppercased())"
      return told
    case ..<82:
      guard let country = actor.country else { return nil }
      return Actor(text: "\(country) forces", name: nil, country: country, sector: actor.sector)
    case ..<90: return Actor(text: "gunmen", name: nil)
    case ..<92: return Actor(text: "rivals", name: "Brigade\(Int.random(in: 1...999, using: &dice))")
    default: return nil
    }
  }

  private static func retold(_ target: Target, _ dice: inout SplitMix) -> Target {
    var told = target
    guard dice.chance(0.3) else { return target }
    told.name = nil
    told.text =
      target.kind == .group
      ? "fighters" : dice.pick(["a compound", "houses", "a building", "positions", "a facility", "a bazaar"])
    return told
  }

  private static func retold(_ type: IncidentType, _ dice: inout SplitMix) -> IncidentType {
    guard dice.chance(0.25) else { return type }
    switch type {
    case .airstrike, .droneStrike, .missileStrike, .shelling:
      return dice.pick([.airstrike, .missileStrike, .droneStrike])
    case .bombing, .suicideBombing, .ied: return .bombing
    case .armedClash, .ambush, .raid, .shooting: return dice.pick([.armedClash, .ambush, .shooting])
    default: return dice.chance(0.5) ? .otherViolence : type
    }
  }

  /// By what came of it or by what it looked like.
  private static func named(_ type: IncidentType, _ dice: inout SplitMix) -> IncidentType {
    switch type {
    case .airstrike, .droneStrike, .missileStrike, .shelling: dice.pick([.bombing, .massacre])
    case .bombing, .suicideBombing, .ied: dice.pick([.raid, .massacre, .shelling])
    case .raid, .ambush: dice.pick([.bombing, .massacre])
    default: .otherViolence
    }
  }

  private static func retold(_ toll: Toll, _ dice: inout SplitMix) -> Toll? {
    guard let count = toll.best ?? toll.low else { return toll }
    var told = toll
    switch Int.random(in: 0..<100, using: &dice) {
    case ..<3:  // the first hour's
      let less = Int(Double(count) * Double.random(in: 0.2...0.7, using: &dice))
      (told.low, told.best, told.high) = (less, less, less)
    case ..<58: break
    case ..<74:  // it grew
      let more = count + max(1, Int(Double(count) * Double.random(in: 0...0.4, using: &dice)))
      (told.low, told.best, told.high) = (more, more, more)
    case ..<86:
      (told.low, told.best, told.high) = (max(0, count - 1 - count / 5), count, count + 1 + count / 5)
    case ..<93: (told.low, told.best, told.high) = (count, nil, nil)
    default: return nil
    }
    return told
  }
}
