import Geo
import Incidents
import SeededRandom

@testable import IncidentStore

/// What is easily taken for an incident and is another.
extension Retellings {
  static func others(_ original: Incident, _ dice: inout SplitMix) -> [Incident] {
    guard let date = original.date else { return [] }
    var others: [Incident] = []
    func withToll(_ incident: Incident) -> Incident {
      var other = incident
      other.tolls = incident.tolls.map { toll in
        var toll = toll
        // Small ones are often equal, great ones hardly ever.
        let count = dice.pick([0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 7, 9, 12, 16, 22, 40])
        (toll.low, toll.best, toll.high) = (count, count, count)
        return toll
      }
      other.killed = Harm(of: .killed, in: other.tolls)
      other.injured = Harm(of: .injured, in: other.tolls)
      return other
    }
    /// Another of its kind was struck, or the same.
    func withTarget(_ incident: Incident) -> Incident {
      guard dice.chance(0.75) else { return incident }
      var other = incident
      other.targets = incident.targets.isEmpty || dice.chance(0.3) ? [] : [target()]
      return other
    }
    func target() -> Target {
      let site = dice.pick(["bridge", "mill", "depot", "clinic", "checkpoint", "orchard", "warehouse", "substation"])
      return Target(text: "\(site) \(Int.random(in: 1...99, using: &dice))", kind: .site)
    }
    func village() -> String {
      dice.pick(["Karim", "Safed", "Tor", "Lower", "Old", "Hasan"])
        + dice.pick([" Kalay", " Qala", "abad", "ovka", " Kyun", "iyah"])
    }
    var nextDay = withTarget(withToll(original))
    let later = date.end.dayNumber - date.start.dayNumber + 1
    nextDay.date?.start = date.start.adding(days: later)
    nextDay.date?.end = date.end.adding(days: later)
    others.append(nextDay)
    guard var place = original.place else { return others }
    if place.precision != .province, place.precision != .country {
      var elsewhere = withTarget(withToll(original))
      moved(&place, km: Double.random(in: 6...60, using: &dice), &dice)
      place.name = village()
      place.gazetteerID = nil
      elsewhere.place = place
      others.append(elsewhere)
      var byAnother = withTarget(withToll(original))
      moved(&place, km: 30, &dice)
      place.name = village()
      byAnother.place = place
      byAnother.actors = [Actor(text: "Front of the \(place.text) hills", name: "Front of the \(place.text) hills")]
      others.append(byAnother)
      if dice.chance(0.08) {
        var again = withToll(original)
        again.targets = [target()]
        others.append(again)
      }
    } else {
      // Two acts of one day that are known by their area alone differ in what was struck and in the toll.
      var another = withToll(original)
      if !Words.within(place).isEmpty { another.place = Self.elsewhere(in: place, village()) }
      another.targets = [target()]
      others.append(another)
      if dice.chance(0.1) {
        var untold = another
        untold.targets = []
        others.append(untold)
      }
    }
    var otherKind = withTarget(withToll(original))
    otherKind.type = original.type.isRemoteStrike ? .ambush : .airstrike
    // Not the brigade that another incident of the same town is given.
    let brigade = "Brigade\(Int.random(in: 1...999, using: &dice))"
    otherKind.actors = [Actor(text: brigade, name: brigade)]
    others.append(otherKind)
    return others
  }

  /// Another place that is known by its name and the same area.
  private static func elsewhere(in area: Place, _ name: String) -> Place {
    var place = area
    place.text = name
    if area.precision == .province { place.name = area.admin1 ?? area.name }
    return place
  }

  static func moved(_ place: inout Place, km: Double, _ dice: inout SplitMix) {
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
}
