import Geo
import Incidents
import SeededRandom

@testable import IncidentStore

/// Retellings of incidents as other reports would tell them, and incidents that are easily taken for them and are others.
///
/// A retelling has another report, and each part of it is told anew on its own: the place by the same town, by its vicinity, by a
/// spot within some kilometres, by its province alone; the day exactly, as a night that ends on the next day, as a week, rarely a
/// day late; the actor by name, by another form of the name, by his country, or not at all; the type by its name or by a wider one;
/// tolls as they were, grown, as an interval, or left out. The others ("hard negatives") share all but one or two of: the town on
/// the day after, the day in the next town, the province and day by another actor, the town and day by another kind of act; of what is known by
/// its area alone, the area and day with another target and toll.
struct Retellings {
  private(set) var incidents: [Incident] = []
  /// For each incident the number of the event that it tells of.
  private(set) var events: [Int] = []

  /// - Parameters:
  ///   - seeds: incidents with a day, a country and a position. Two that their relations tell to be the same are one event.
  ///   - count: how many retellings are made in all.
  init(of seeds: [Incident], count: Int, seed: UInt64) {
    var dice = SplitMix(seed: seed)
    var nextEvent = 0
    func id() -> String { "t\(incidents.count)" }
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
    }
    let perSeed = max(1, (count + seeds.count - 1) / max(1, seeds.count))
    var made = 0
    var known: [String: Int] = [:]
    for original in seeds {
      let same = original.relations.lazy.filter { $0.kind == .same }.compactMap { known[$0.incident] }.first
      let event = same ?? nextEvent
      known[original.id] = event
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

  /// How many pairs of one event there are, how many links join such pairs, and how many join others.
  func score(_ links: [Link]) -> (pairs: Int, right: Int, wrong: Int) {
    var numbers: [String: Int] = [:]
    var sizes: [Int: Int] = [:]
    for (incident, event) in zip(incidents, events) {
      numbers[incident.id] = event
      sizes[event, default: 0] += 1
    }
    let right = links.count { numbers[$0.a] == numbers[$0.b] }
    return (sizes.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }, right, links.count - right)
  }

  // MARK: - Telling anew

  static func retold(_ original: Incident, _ dice: inout SplitMix) -> Incident {
    var told = original
    told.place = original.place.map { retold($0, &dice) }
    told.date = original.date.map { retold($0, &dice) }
    told.actors = original.actors.compactMap { retold($0, &dice) }
    told.targets = dice.chance(0.3) ? [] : original.targets.map { retold($0, &dice) }
    told.type = retold(original.type, &dice)
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
    default: return nil
    }
  }

  private static func retold(_ target: Target, _ dice: inout SplitMix) -> Target {
    var told = target
    if dice.chance(0.3) {
      told.text = "a compound"
      told.name = nil
    }
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

  private static func retold(_ toll: Toll, _ dice: inout SplitMix) -> Toll? {
    guard let count = toll.best ?? toll.low else { return toll }
    var told = toll
    switch Int.random(in: 0..<100, using: &dice) {
    case ..<57: break
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

  private static func moved(_ place: inout Place, km: Double, _ dice: inout SplitMix) {
    guard let lat = place.lat, let lon = place.lon else { return }
    let turn = Double.random(in: 0..<6.283, using: &dice)
    place.lat = lat + km / 111 * Self.sine(turn)
    place.lon = lon + km / 111 * Self.sine(turn + 1.5708)
  }

  /// Good enough to point somewhere (Bhaskara's approximation).
  private static func sine(_ x: Double) -> Double {
    let turn = x.truncatingRemainder(dividingBy: 6.283185)
    let half = turn > 3.1415926 ? turn - 3.1415926 : turn
    let value = 16 * half * (3.1415926 - half) / (49.348 - 4 * half * (3.1415926 - half))
    return turn > 3.1415926 ? -value : value
  }

  // MARK: - Others

  static func others(_ original: Incident, _ dice: inout SplitMix) -> [Incident] {
    guard let date = original.date else { return [] }
    var others: [Incident] = []
    func withToll(_ incident: Incident) -> Incident {
      var other = incident
      other.tolls = incident.tolls.map { toll in
        var toll = toll
        let count = dice.chance(0.15) ? toll.best ?? toll.low ?? 1 : Int.random(in: 0...14, using: &dice)
        (toll.low, toll.best, toll.high) = (count, count, count)
        return toll
      }
      other.killed = Harm(of: .killed, in: other.tolls)
      other.injured = Harm(of: .injured, in: other.tolls)
      return other
    }
    var nextDay = withToll(original)
    let later = date.end.dayNumber - date.start.dayNumber + 1
    nextDay.date?.start = date.start.adding(days: later)
    nextDay.date?.end = date.end.adding(days: later)
    others.append(nextDay)
    if var place = original.place, place.precision != .province, place.precision != .country {
      var elsewhere = withToll(original)
      moved(&place, km: Double.random(in: 30...90, using: &dice), &dice)
      place.name = "\(place.name ?? place.text) al-Jadid"
      place.gazetteerID = nil
      elsewhere.place = place
      others.append(elsewhere)
      var byAnother = withToll(original)
      moved(&place, km: 30, &dice)
      place.name = "\(place.text) as-Sufla"
      byAnother.place = place
      byAnother.actors = [Actor(text: "Front of the \(place.text) hills", name: "Front of the \(place.text) hills")]
      others.append(byAnother)
    } else {
      // Two acts of one day that are known by their area alone differ in what was struck and in the toll.
      var another = withToll(original)
      another.targets = [Target(text: "bridge \(Int.random(in: 1...99, using: &dice))", kind: .site)]
      others.append(another)
    }
    var otherKind = withToll(original)
    otherKind.type = original.type.isRemoteStrike ? .ambush : .airstrike
    // Not the brigade that another incident of the same town is given.
    let brigade = "Brigade\(Int.random(in: 1...999, using: &dice))"
    otherKind.actors = [Actor(text: brigade, name: brigade)]
    others.append(otherKind)
    return others
  }
}
