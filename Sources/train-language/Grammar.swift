import Foundation
import Language

/// A grammar that makes sentences with their trees: what an agency's English says often and a treebank seldom, taught beside it.
///
/// It is a context-free grammar whose rules say the head and name the relations of the other parts, so each sentence drawn from it
/// carries the tree by which it was made. `Prose/conflict.grammar` says how its file is written.
struct Grammar {
  /// One part of a rule: what stands there, and its relation to the head; nil for the head itself.
  private struct Part {
    var relation: String?
    var item: Item
    var isOptional: Bool
  }

  private enum Item {
    case symbol(String)
    case word(String, Tag)
  }

  private enum Rule {
    case alternatives([(weight: Int, parts: [Part])])
    case words([String], Tag)
  }

  /// A part of speech with the features that the network learns.
  private struct Tag {
    var name: String
    var features: String
  }

  /// A word of a sentence that is being made; the head is counted from the start of its own piece, nil at the piece's head.
  private struct Node {
    var form: String
    var tag: Tag
    var head: Int?
    var relation = "root"
  }

  private var rules: [String: Rule] = [:]

  /// Reads a grammar file.
  init(path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var rows: [(number: Int, text: String)] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      if line.hasPrefix(" "), let last = rows.indices.last {
        rows[last].text += line
      } else {
        rows.append((index + 1, String(line)))
      }
    }
    for row in rows {
      let fault = TreebankError(
        description: "\(path):\(row.number): not \"NAME: parts | parts\" nor \"NAME/TAG: words\"")
      guard let colon = row.text.firstIndex(of: ":") else { throw fault }
      let name = row.text[..<colon].split(separator: "/").map(String.init)
      let body = row.text[row.text.index(after: colon)...]
      if name.count == 2, let tag = Self.tag(name[1]) {
        rules[name[0]] = .words(body.split(separator: " ").map(String.init), tag)
      } else if name.count == 1 {
        let written = body.split(separator: "|")
        let alternatives = written.compactMap { Self.alternative($0) }
        guard alternatives.count == written.count, !written.isEmpty,
          alternatives.allSatisfy({ $0.parts.count { $0.relation == nil } == 1 })
        else {
          throw fault
        }
        rules[name[0]] = .alternatives(alternatives)
      } else {
        throw fault
      }
    }
    for case .alternatives(let alternatives) in rules.values {
      for case .symbol(let name) in alternatives.flatMap(\.parts).map(\.item) where rules[name] == nil {
        throw TreebankError(description: "\(path): no rule for \(name)")
      }
    }
  }

  /// Sentences drawn from the grammar, from its symbol `SENTENCE`.
  func sentences(_ count: Int, seed: UInt64) -> [TreebankSentence] {
    var random = Random(seed: seed)
    return (0..<count).map { _ in
      TreebankSentence(rows: rows(of: agreeing(expand(.symbol("SENTENCE"), &random))))
    }
  }

  // MARK: Reading

  private static func alternative(_ text: Substring) -> (weight: Int, parts: [Part])? {
    var weight = 1
    var parts: [Part] = []
    for (index, var word) in text.split(separator: " ").enumerated() {
      if index == 0, let star = word.firstIndex(of: "*"), let number = Int(word[..<star]) {
        weight = number
        word = word[word.index(after: star)...]
      }
      let isOptional = word.hasSuffix("?")
      if isOptional { word = word.dropLast() }
      var relation: String?
      if word.hasPrefix("^") {
        word = word.dropFirst()
      } else if let equals = word.firstIndex(of: "=") {
        relation = String(word[..<equals])
        guard DependencyRelation(name: String(word[..<equals])) != nil else { return nil }
        word = word[word.index(after: equals)...]
      }
      if word.hasPrefix("$") {
        parts.append(Part(relation: relation, item: .symbol(String(word.dropFirst())), isOptional: isOptional))
      } else if let slash = word.lastIndex(of: "/"), let tag = tag(String(word[word.index(after: slash)...])) {
        parts.append(Part(relation: relation, item: .word(String(word[..<slash]), tag), isOptional: isOptional))
      } else {
        return nil
      }
    }
    return (weight, parts)
  }

  /// "NOUNp" is a noun in the plural; "VERBpass" the participle of a passive.
  private static func tag(_ name: String) -> Tag? {
    let upper = name.prefix { $0.isUppercase }
    let features = [
      "": "_", "s": "Number=Sing", "p": "Number=Plur", "past": "Tense=Past|VerbForm=Fin",
      "pass": "Tense=Past|VerbForm=Part|Voice=Pass", "perf": "Tense=Past|VerbForm=Part",
      "ing": "Tense=Pres|VerbForm=Part", "inf": "VerbForm=Inf", "press": "Number=Sing|Tense=Pres|VerbForm=Fin",
      "presp": "Number=Plur|Tense=Pres|VerbForm=Fin", "pasts": "Number=Sing|Tense=Past|VerbForm=Fin",
      "pastp": "Number=Plur|Tense=Past|VerbForm=Fin",
    ][String(name.dropFirst(upper.count))]
    guard PartOfSpeech(name: String(upper)) != nil else { return nil }
    return features.map { Tag(name: String(upper), features: $0) }
  }

  // MARK: Drawing

  private func expand(_ item: Item, _ random: inout Random) -> [Node] {
    switch item {
    case .word(let form, let tag): return [Node(form: form, tag: tag)]
    case .symbol(let name):
      switch rules[name] {
      case .words(let words, let tag)?:
        // A name of several words hangs on its first, a noun of several on its last.
        let parts = words[random.below(words.count)].split(separator: "_").map(String.init)
        let isName = tag.name == "PROPN"
        let chief = isName ? 0 : parts.count - 1
        return parts.enumerated().map { position, form in
          Node(
            form: form, tag: tag, head: position == chief ? nil : chief, relation: isName ? "flat" : "compound")
        }
      case .alternatives(let alternatives)?:
        var left = random.below(alternatives.reduce(0) { $0 + $1.weight })
        let chosen = alternatives.first {
          left -= $0.weight
          return left < 0
        }
        return join(chosen?.parts ?? [], &random)
      case nil: return []
      }
    }
  }

  private func join(_ parts: [Part], _ random: inout Random) -> [Node] {
    var nodes: [Node] = []
    // Where each part's own head stands, with its relation.
    var heads: [(position: Int, relation: String?)] = []
    for part in parts where !part.isOptional || random.unit() < 0.5 {
      let offset = nodes.count
      for var node in expand(part.item, &random) {
        if node.head == nil { heads.append((nodes.count, part.relation)) }
        node.head = node.head.map { $0 + offset }
        nodes.append(node)
      }
    }
    guard let chief = heads.first(where: { $0.relation == nil })?.position else { return nodes }
    for (index, (position, relation)) in heads.enumerated() {
      guard let relation else { continue }
      nodes[position].relation = relation
      // "and", and a comma, hang on what they join.
      let joined =
        ["cc", "punct"].contains(relation)
        ? heads[(index + 1)...].first { !["cc", "punct"].contains($0.relation) } : nil
      nodes[position].head = joined.flatMap { ["conj", "appos"].contains($0.relation) ? $0.position : nil } ?? chief
    }
    return nodes
  }

  /// Verbs with the number of their subjects, "an" before vowels, a capital at the start.
  private func agreeing(_ nodes: [Node]) -> [Node] {
    var nodes = nodes
    for index in nodes.indices where nodes[index].tag.features.hasPrefix("Tense=Past|VerbForm=Fin") {
      var verb = nodes[index].tag.name == "AUX" ? nodes[index].head ?? index : index
      var subject: Int?
      while subject == nil {
        subject = nodes.indices.first { nodes[$0].head == verb && nodes[$0].relation.hasPrefix("nsubj") }
        guard subject == nil, nodes[verb].relation == "conj", let above = nodes[verb].head else { break }
        verb = above
      }
      let isPlural =
        subject.map { subject in
          nodes[subject].tag.features.contains("Plur")
            || nodes[subject].tag.name == "NUM" && nodes[subject].form != "one"
            || nodes.contains { $0.head == subject && $0.relation == "conj" }
        } ?? false
      nodes[index].tag.features = "Number=\(isPlural ? "Plur" : "Sing")|" + nodes[index].tag.features
    }
    for index in nodes.indices.dropLast() where nodes[index].form == "a" {
      if let first = nodes[index + 1].form.first, "aeiouAEIOU".contains(first) { nodes[index].form = "an" }
    }
    if let first = nodes.first?.form.first { nodes[0].form = first.uppercased() + nodes[0].form.dropFirst() }
    return nodes
  }

  /// The rows of the treebank's columns; words with a hyphen are cut at it, as they are in text.
  private func rows(of nodes: [Node]) -> [[String]] {
    let pieces = nodes.map { node in
      node.form.count > 1 ? node.form.split(separator: "-").map(String.init) : [node.form]
    }
    var next = 1
    let first = pieces.map { piece in
      defer { next += 2 * piece.count - 1 }
      return next
    }
    return nodes.indices.flatMap { index in
      let node = nodes[index]
      return pieces[index].enumerated().flatMap { part, form -> [[String]] in
        let position = first[index] + 2 * part
        guard part > 0 else {
          return [
            row(position, form, node.tag, node.head.map { first[$0] } ?? 0, node.head == nil ? "root" : node.relation)
          ]
        }
        return [
          row(position - 1, "-", Tag(name: "PUNCT", features: "_"), position, "punct"),
          row(position, form, node.tag, first[index], "flat"),
        ]
      }
    }
  }

  private func row(_ id: Int, _ form: String, _ tag: Tag, _ head: Int, _ relation: String) -> [String] {
    [String(id), form, "_", tag.name, "_", tag.features, String(head), relation, "_", "_"]
  }
}
