import Gazetteer
import Incidents
import Language

/// For `sarhad extract --explain`: what each value of each record rests on.
extension Extractor {
  /// The report's incidents, value by value: the words, their sentence, the tree around them and the rule that took them.
  package func explain(_ report: Report) -> String {
    var reading = Reading(report, model: model, lexicon: lexicon)
    let accounts = accounts(&reading)
    let episodes = reading.episodes(from: accounts, gazetteer: gazetteer)
    let incidents = reading.incidents(from: episodes, gazetteer: gazetteer)
    if incidents.isEmpty {
      var lines = "\(report.id): no incident\n"
      for account in accounts { lines += "  passed over: \(reading.summary(account))\n" }
      return lines
    }
    var output = ""
    for incident in incidents {
      output +=
        "\(incident.id): \(incident.type.rawValue), \(incident.status.rawValue)\(incident.background ? ", background" : "")\n"
      output += reading.values(incident)
      for entry in incident.evidence {
        output += "  \(entry.field): \"\(entry.quote)\"  [\(entry.start)..<\(entry.end)]\n"
        output += "    rule: \(Reading.rule(for: entry.field))\n"
        if let tokens = reading.tokens(ofScalars: entry.start..<entry.end) {
          if let sentence = reading.text.sentence(of: tokens.lowerBound) {
            output += "    sentence: \(reading.string(reading.text.sentences[sentence].tokens))\n"
          }
          output += reading.tree(around: tokens)
        }
      }
    }
    for account in accounts { output += "account: \(reading.summary(account))\n" }
    let told = Set(incidents.flatMap { $0.evidence.filter { $0.field == "type" }.map(\.start) })
    for account in accounts
    where !account.mentions.contains(where: { mention in
      told.contains(
        reading.text.scalarOffset(
          ofUTF8: reading.text.tokens[reading.markRange(mention.token).lowerBound].range.lowerBound))
    }) {
      output += "passed over: \(reading.summary(account))\n"
    }
    return output
  }
}

extension Reading {
  fileprivate func values(_ incident: Incident) -> String {
    var output = ""
    if let date = incident.date { output += "  = date \(date.start)..\(date.end) (\(date.precision.rawValue))\n" }
    for actor in incident.actors {
      output +=
        "  = actor \(actor.name ?? actor.text) \(actor.country ?? "-") \(actor.sector ?? "-") \(actor.certainty.rawValue)\n"
    }
    for target in incident.targets {
      output += "  = target \(target.text) (\(target.kind.rawValue), \(target.effect.rawValue))\n"
    }
    for weapon in incident.weapons { output += "  = weapon \(weapon.text) (\(weapon.class.rawValue))\n" }
    for toll in incident.tolls {
      let number = [toll.low, toll.best, toll.high].map { $0.map(String.init) ?? "-" }.joined(separator: "/")
      let of = toll.of.keys.sorted().map { "\($0) \(toll.of[$0] ?? 0)" }.joined(separator: ", ")
      output += "  = \(toll.kind.rawValue) \(number) \(of) by \(toll.source ?? "-") \(toll.status.rawValue)\n"
    }
    for relation in incident.relations { output += "  = \(relation.kind.rawValue) of \(relation.incident)\n" }
    return output
  }

  fileprivate func summary(_ account: Account) -> String {
    let words = account.mentions.map { string(markRange($0.token)) }.joined(separator: ", ")
    let tolls = account.tolls.map { toll in
      "\(toll.kind.rawValue) \(toll.value.low.map(String.init) ?? "-")/\(toll.value.best.map(String.init) ?? "-")/\(toll.value.high.map(String.init) ?? "-") \(toll.of.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }) by \(toll.source ?? "-") \"\(string(toll.tokens))\""
    }.joined(separator: "; ")
    return
      "\(words) {\(tolls)} [\(account.date.map { "\($0.start)..\($0.end)" } ?? "-") \(account.places.map { string(places[$0].tokens) })] (weight \(account.weight)) in \"\(string(text.sentences[account.sentence].tokens))\""
  }

  /// The rule that fills a field.
  fileprivate static func rule(for field: String) -> String {
    switch field.prefix(while: { $0 != "." }) {
    case "type": "a word of events.tsv told as done; type by words, weapon, actor and target"
    case "actors": "subject, agent or possessor of the event, or \"by\", that names a party"
    case "targets": "object, passive subject, or \"on\", \"against\", \"at\" of the event"
    case "weapons": "a word of weapons.tsv in the clause of the event"
    case "place": "a place name in the clause of the event; speakers, parties and origins left out"
    case "origin": "\"from\" after a verb of launching or crossing"
    case "date": "a time expression in the clause of the event, not of the speaker"
    case "tolls": "a count at a word of harm"
    case "relations": "a word of links.tsv between two events"
    default: "-"
    }
  }

  fileprivate func tokens(ofScalars range: Range<Int>) -> Range<Int>? {
    let first = text.tokens.firstIndex { text.scalarOffset(ofUTF8: $0.range.lowerBound) >= range.lowerBound }
    guard let first else { return nil }
    var end = first
    while end < text.tokens.count, text.scalarOffset(ofUTF8: text.tokens[end].range.lowerBound) < range.upperBound {
      end += 1
    }
    return first..<Swift.max(end, first + 1)
  }

  /// The words and their heads, up to the top of the clause.
  fileprivate func tree(around tokens: Range<Int>) -> String {
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
