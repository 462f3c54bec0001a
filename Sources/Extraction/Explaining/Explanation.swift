import Gazetteer
import Incidents
import Language

/// For `sarhad extract --explain`: what each value of each record rests on, and what was passed over.
extension Extractor {
  /// The report's incidents, value by value: the words, their sentence, the tree around them and the rule that took them.
  package func explain(_ report: Report) -> String {
    var reading = Reading(report, model: model, lexicon: lexicon)
    let accounts = accounts(&reading)
    let episodes = reading.episodes(from: accounts, gazetteer: gazetteer)
    let traced = reading.traced(from: episodes, gazetteer: gazetteer)
    var output = traced.isEmpty ? "\(report.id): no incident\n" : ""
    for (incident, episode, rules) in traced {
      output += reading.explain(incident, episodes[episode], rules)
    }
    return output + reading.passedOver(accounts, episodes, told: traced.map(\.episode))
  }
}

extension Reading {
  fileprivate func explain(_ incident: Incident, _ episode: Episode, _ rules: [Rule]) -> String {
    let status = status(of: episode).rule
    var output = "\(incident.id): \(incident.type.rawValue)\(incident.background ? ", background" : "")\n"
    output += "  status = \(incident.status.rawValue)\n    rule \(status.rawValue): \(status.meaning)\n"
    if let date = incident.date, episode.isDateInherited {
      let rule = episode.dateRule
      output += "  date = \(text(date))\n    rule \(rule.rawValue): \(rule.meaning)\n"
    }
    let candidates = targetCandidates(of: episode)
    for (entry, rule) in zip(incident.evidence, rules) {
      let value = value(of: entry.field, in: incident)
      output += "  \(entry.field)\(value.map { " = \($0)" } ?? "")\n"
      output += "    words \"\(entry.quote)\" [\(entry.start)..<\(entry.end)]\n"
      output += "    rule \(rule.rawValue): \(rule.meaning)\n"
      guard let tokens = tokens(ofScalars: entry.start..<entry.end) else { continue }
      if entry.field == "date", dates.contains(where: { $0.disagrees && $0.tokens.overlaps(tokens) }) {
        output += "    note: the weekday and the date do not fit; both days are kept\n"
      }
      if entry.field.hasPrefix("targets."), let chosen = candidates.first(where: { $0.mention.tokens == tokens }) {
        output += weights(of: chosen)
      }
      if let sentence = text.sentence(of: tokens.lowerBound) {
        output += "    sentence: \(string(text.sentences[sentence].tokens))\n"
      }
      output += tree(around: tokens)
    }
    return output
  }

  /// What speaks most for and against a target.
  private func weights(of candidate: TargetCandidate) -> String {
    let shares = candidate.traits.numbers
      .map { (name: "\(TargetTrait.allCases[$0])", weight: lexicon.targets.weight($0, candidate.class)) }
      .sorted { abs($1.weight) < abs($0.weight) }.prefix(6)
    let told = shares.map { "\($0.name) \($0.weight < 0 ? "-" : "")\(hundredths(abs($0.weight)))" }
    return "    chance \(hundredths(lexicon.targets.chance(candidate))): \(told.joined(separator: ", "))\n"
  }

  /// The value of a field such as `tolls.1`.
  private func value(of field: String, in incident: Incident) -> String? {
    let parts = field.split(separator: ".")
    let index = parts.count > 1 ? Int(parts[1]) : nil
    switch parts.first {
    case "type": return incident.type.rawValue
    case "date": return incident.date.map { text($0) }
    case "place": return incident.place.map(\.text)
    case "origin": return incident.origin?.country ?? incident.origin?.text
    case "actors":
      guard let index, incident.actors.indices.contains(index) else { return nil }
      let actor = incident.actors[index]
      return [actor.name ?? actor.text, actor.country, actor.sector, actor.certainty.rawValue].compactMap(\.self)
        .joined(separator: ", ")
    case "targets":
      guard let index, incident.targets.indices.contains(index) else { return nil }
      return
        "\(incident.targets[index].text), \(incident.targets[index].kind.rawValue), \(incident.targets[index].effect.rawValue)"
    case "weapons":
      guard let index, incident.weapons.indices.contains(index) else { return nil }
      return incident.weapons[index].class.rawValue
    case "tolls":
      guard let index, incident.tolls.indices.contains(index) else { return nil }
      return text(incident.tolls[index])
    case "relations":
      return incident.relations.first.map { "\($0.kind.rawValue) of \($0.incident)" }
    default: return nil
    }
  }

  private func text(_ date: DateSpan) -> String { "\(date.start)..\(date.end), \(date.precision.rawValue)" }

  private func text(_ toll: Toll) -> String {
    let bounds = [toll.low, toll.best, toll.high].map { $0.map(String.init) ?? "-" }.joined(separator: "/")
    let of = toll.of.keys.sorted().map { "\($0) \(toll.of[$0] ?? 0)" }
    return ([toll.kind.rawValue + " " + bounds] + of + ["by " + (toll.source ?? "the text"), toll.status.rawValue])
      .joined(separator: ", ")
  }

  // MARK: What was passed over

  fileprivate func passedOver(_ accounts: [Account], _ episodes: [Episode], told: [Int]) -> String {
    let taken = Set(told.flatMap { episodes[$0].accounts.flatMap { $0.mentions.map(\.token) } })
    var output = ""
    for account in accounts where !account.mentions.contains(where: { taken.contains($0.token) }) {
      let words = account.mentions.map { string(markRange($0.token)) }.joined(separator: ", ")
      output += "passed over: \"\(words)\" in \"\(string(text.sentences[account.sentence].tokens))\"\n"
      output += "    because \(reason(account))\n"
    }
    let sentences = Set(accounts.filter { $0.mentions.contains { taken.contains($0.token) } }.map(\.sentence))
    for date in dates {
      guard let sentence = text.sentence(of: date.tokens.lowerBound), sentences.contains(sentence),
        date.isOfSpeech || date.isHeading
      else { continue }
      let why = date.isHeading ? "the day of the heading or of writing" : "the day of what is said, or one to come"
      output += "passed over: date \"\(string(date.tokens))\"\n    because it is \(why)\n"
    }
    return output
  }

  private func reason(_ account: Account) -> String {
    if !account.mentions.contains(where: { $0.standing == .asserted }) { return "it is not told as done" }
    if account.weight < 1.7 {
      return
        "it tells of violence too weakly to found an incident (weight \(hundredths(account.weight)), needed 1.70) and fits none told"
    }
    return "it says neither where nor when nor whom nor how many, or its incident has no place, day or toll of its own"
  }

  private func hundredths(_ value: Double) -> String {
    let number = Int((value * 100).rounded())
    return "\(number / 100)." + (number % 100 < 10 ? "0" : "") + "\(number % 100)"
  }

  // MARK: Words and trees

  private func tokens(ofScalars range: Range<Int>) -> Range<Int>? {
    let first = text.tokens.firstIndex { text.scalarOffset(ofUTF8: $0.range.lowerBound) >= range.lowerBound }
    guard let first else { return nil }
    var end = first
    while end < text.tokens.count, text.scalarOffset(ofUTF8: text.tokens[end].range.lowerBound) < range.upperBound {
      end += 1
    }
    return first..<Swift.max(end, first + 1)
  }

  /// The words and their heads, up to the top of the clause.
  private func tree(around tokens: Range<Int>) -> String {
    var shown = Array(tokens)
    var above = chief(tokens)
    for _ in 0..<4 {
      above = head(above)
      guard above >= 0 else { break }
      shown.append(above)
    }
    var output = ""
    for token in Array(Set(shown)).sorted() {
      let head = head(token)
      let headWord = head >= 0 ? string(head..<head + 1) : "-"
      output += "      \(string(token..<token + 1))  \(tag(token).name)  \(relation(token).name) -> \(headWord)\n"
    }
    return output
  }
}
