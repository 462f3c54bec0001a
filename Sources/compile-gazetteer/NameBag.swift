import Gazetteer

/// The names of one place as they are gathered: each spelling once, with all its languages and its best standing.
struct NameBag {
  private struct Entry {
    var languages: Set<String>
    var kind: PlaceName.Kind
    let order: Int
  }

  private var entries: [String: Entry] = [:]

  /// The spellings, in no order.
  var texts: some Sequence<String> { entries.keys }

  var isEmpty: Bool { entries.isEmpty }

  /// Adds a name; empty ones and those with control characters are passed over.
  mutating func add(_ name: String, language: String? = nil, kind: PlaceName.Kind = .alternate) {
    let text = name.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\u{A0}" }).joined(
      separator: " ")
    guard !text.isEmpty, text.utf8.count <= 200, !text.contains("aggregation)"),
      !text.unicodeScalars.contains(where: { $0.value < 32 || $0 == "\u{FFFD}" || $0 == "|" })
    else { return }
    var entry = entries[text] ?? Entry(languages: [], kind: kind, order: entries.count)
    if let language { entry.languages.insert(language) }
    if kind.rawValue < entry.kind.rawValue { entry.kind = kind }
    entries[text] = entry
  }

  mutating func add(contentsOf other: NameBag) {
    for (text, entry) in other.entries.sorted(by: { $0.value.order < $1.value.order }) {
      add(text, kind: entries[text]?.kind ?? entry.kind)
      entries[text]?.languages.formUnion(entry.languages)
    }
  }

  /// The main names alone.
  var mainOnly: NameBag {
    var bag = self
    bag.entries = entries.filter { $0.value.kind == .main }
    return bag
  }

  func contains(_ name: String) -> Bool { entries[name] != nil }

  /// The names in one line, main names first, without one that is told elsewhere: see `Tables.names`.
  func packed(without known: String?) -> String {
    entries.filter { $0.key != known || !$0.value.languages.isEmpty }
      .sorted { a, b in (a.value.kind.rawValue, a.value.order) < (b.value.kind.rawValue, b.value.order) }
      .map { text, entry in
        entry.kind == .alternate && entry.languages.isEmpty
          ? text : "\(entry.kind.letter)\t\(entry.languages.sorted().joined(separator: ","))\t\(text)"
      }
      .joined(separator: "|")
  }

  /// The spellings that some language has.
  var ofLanguages: [String] { entries.filter { !$0.value.languages.isEmpty }.map(\.key) }

  /// The same without those spellings of no language that a rule leaves out.
  func leavingOut(ofNoLanguage isLeftOut: (String) -> Bool) -> NameBag {
    var bag = self
    bag.entries = entries.filter { !$0.value.languages.isEmpty || !isLeftOut($0.key) }
    return bag
  }

  /// The same with names left out that fold like an earlier one and say nothing of a language.
  func without(duplicatesBy key: (String) -> String) -> NameBag {
    var seen: Set<String> = []
    var bag = NameBag()
    for (text, entry) in entries.sorted(by: {
      ($0.value.kind.rawValue, $0.value.order) < ($1.value.kind.rawValue, $1.value.order)
    }) {
      guard seen.insert(key(text)).inserted || !entry.languages.isEmpty else { continue }
      bag.entries[text] = Entry(languages: entry.languages, kind: entry.kind, order: bag.entries.count)
    }
    return bag
  }
}
