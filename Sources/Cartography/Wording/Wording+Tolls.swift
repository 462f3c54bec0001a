internal import Incidents

extension Wording {
  /// "9 killed", "at least 5 killed", "7 killed (5–9)"; nil when nothing with a number is said.
  /// - Parameter verb: "killed" or "injured".
  func toll(_ harm: Harm?, _ verb: String) -> String? {
    guard let harm, let (amount, note) = amounts(harm) else { return nil }
    if words.areSentences, amount == "0", note == nil { return "none \(verb)" }
    return words["{n} \(verb)"].filled(["n": amount]) + (note.map { " (\($0))" } ?? "")
  }

  /// The harm in a few words, killed before injured; nil when nothing is said.
  func harm(of incident: Incident) -> String? {
    toll(incident.killed, "killed") ?? toll(incident.injured, "injured")
  }

  /// The number to say, and what bounds it.
  private func amounts(_ harm: Harm) -> (String, String?)? {
    func least(_ value: Int) -> String { words.areSentences ? "at least \(value)" : "≥ " + words.number(value) }
    func most(_ value: Int) -> String { words.areSentences ? "up to \(value)" : "≤ " + words.number(value) }
    func between(_ low: Int, _ high: Int) -> String { words.number(low) + "–" + words.number(high) }
    switch (harm.low, harm.best, harm.high) {
    case (nil, nil, nil): return nil
    case (let low?, let best?, let high?): return (words.number(best), low == high ? nil : between(low, high))
    case (let low?, nil, let high?): return (low == high ? words.number(low) : between(low, high), nil)
    case (let low, let best, nil):
      guard let known = low ?? best else { return nil }
      if let best, let low, best > low { return (words.number(best), least(low)) }
      return (least(known), nil)
    case (nil, let best?, let high?): return (words.number(best), best == high ? nil : most(high))
    case (nil, nil, let high?): return (most(high), nil)
    }
  }

  /// How many were killed in all incidents told as current; nil when no number is said.
  func sum(of entries: [Story.Entry]) -> String? {
    let killed = entries.compactMap(\.killed)
    let (low, high) = (killed.map(\.low).reduce(0, +), killed.map(\.high).reduce(0, +))
    guard high > 0 else { return nil }
    let isOpen = entries.contains { $0.incident.killed.map { $0.high == nil } ?? true }
    if low < high, words.areSentences { return "between \(low) and \(high) killed" }
    return toll(Harm(low: low, best: low == high ? low : nil, high: low == high && isOpen ? nil : high), "killed")
  }
}
