import Incidents
import Language

extension Reading {
  /// The kind of incident that the accounts of an episode together tell.
  func type(of episode: Episode) -> IncidentType {
    let mentions = episode.accounts.flatMap(\.mentions).filter { $0.standing == .asserted }
    var hints = mentions.map { ($0.sense.type, $0.sense.class) }
    let order: (EventClass) -> Int = { class_ in
      switch class_ {
      case .attack: 0
      case .blow, .fire: 1
      case .blast, .seize: 2
      case .clash: 3
      default: 4
      }
    }
    hints = hints.enumerated().sorted { (order($0.element.1), $0.offset) < (order($1.element.1), $1.offset) }.map(
      \.element)
    let actors = episode.actors.map(\.party)
    let sufferers = episode.targets.filter { [.people, .person, .group].contains($0.target.kind) }
    return Typing(
      hints: hints.map { (hint: $0.0, class: $0.1) },
      weapons: episode.weapons.map(\.sense.class),
      hasState: actors.contains(where: \.isState),
      hasArmed: actors.contains(where: \.isArmed),
      hitsSite: episode.targets.contains {
        $0.target.kind == .site || $0.target.kind == .vehicle || $0.target.kind == .area
      },
      hitsArmed: !sufferers.isEmpty
        && sufferers.allSatisfy { ["MIL", "COP", "REB", "PRM", "UAF", "CRM"].contains($0.target.sector ?? "") },
      namedVictim: episode.targets.contains { $0.target.kind == .person && $0.target.effect == .killed },
      killed: episode.tolls.first { $0.kind == .killed }?.value.best
    ).type
  }
}
