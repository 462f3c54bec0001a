internal import Incidents

/// Whose armed people are, by what the text calls them.
enum ForceHome: String, Sendable {
  /// Not, or not only, of the country where they act: "coalition forces".
  case foreign
  /// Of the country where they act: "rebels".
  case home
}

extension Actor {
  /// "the army", "police", "guerrillas": forces and rebels that the text gives no country are those of the country where it
  /// happened. Gunmen of whom nothing is said may come from anywhere.
  func atHome(in country: String, _ forces: [(word: String, home: ForceHome)]) -> Actor {
    guard self.country == nil, name == nil, let sector else { return self }
    let text = Array(text.lowercased().utf8)
    let said = forces.filter { text.holds($0.word.utf8) }.map(\.home)
    let isForce = ["MIL", "COP", "GOV", "SPY"].contains(sector) && !said.contains(.foreign)
    guard isForce || said.contains(.home) else { return self }
    var actor = self
    actor.country = country
    return actor
  }
}

extension [UInt8] {
  /// Whether bytes stand somewhere in these, one after another.
  fileprivate func holds(_ bytes: String.UTF8View) -> Bool {
    guard let first = bytes.first else { return true }
    return indices.contains { self[$0] == first && self[$0...].starts(with: bytes) }
  }
}
