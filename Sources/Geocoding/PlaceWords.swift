internal import Geo

/// The word lists and weights of geocoding, read from a folder of tab-separated files.
package struct PlaceWords: Sendable {
  private var cuesOfKeys = KeyTable(blank: CueSet(), capacity: 4096)
  private var abbreviated: Set<UInt64> = []
  /// Abbreviations of states and provinces with their full stops ("Ill.", "W.Va."), by first byte, longest first.
  private(set) var pressAbbreviations = [[DivisionAbbreviation]](repeating: [], count: 256)
  /// Two-letter codes of states and provinces by key.
  private(set) var postalAbbreviations: [UInt64: DivisionAbbreviation] = [:]
  /// Regional adjectives and peoples ("European", "Texan") by key, with the name of their place.
  private(set) var adjectives: [UInt64: String] = [:]
  private var adjectiveKeys = KeyTable(blank: false, capacity: 256)
  /// The published points of countries and continents, by identifier or name.
  private(set) var points: [(place: String, coordinate: Coordinate)] = []
  /// What words for armed people say of whose they are.
  private(set) var forces: [(word: String, home: ForceHome)] = []
  let transliterations: Transliterations
  let recognition: WeightTable
  let resolution: WeightTable

  /// Reads `cues.tsv`, `given-names.tsv`, `titles.tsv`, `organisation-heads.tsv`, `generic-places.tsv`,
  /// `state-abbreviations.tsv`, `adjectives.tsv`, `forces.tsv`, `representative-points.tsv`, `transliterations.tsv`,
  /// `transliteration-families.tsv`, `recognition-weights.tsv` and
  /// `resolution-weights.tsv`.
  /// - Throws: when a file is missing or a line of it cannot be understood; the error names both.
  package init(folder: String) throws(PlaceWordsError) {
    let cues = Dictionary(uniqueKeysWithValues: Cue.allCases.map { ($0.name, $0) })
    for (file, fixed) in [
      ("cues.tsv", nil), ("given-names.tsv", Cue.givenName), ("titles.tsv", Cue.title), ("organisation-heads.tsv", nil),
    ] {
      for row in try TabTable(folder: folder, file: file).rows {
        guard let cue = fixed ?? row.fields.last.flatMap({ cues[$0] }) else {
          throw PlaceWordsError(file: file, line: row.line, reason: "no such class of words")
        }
        let key = wordKey(row.fields[0])
        cuesOfKeys[key].formUnion(.of(cue))
        if cue == .title || cue == .month { abbreviated.insert(key) }
      }
    }
    for row in try TabTable(folder: folder, file: "generic-places.tsv", columns: 3).rows {
      guard let cue = cues[row.fields[1]] else {
        throw PlaceWordsError(file: "generic-places.tsv", line: row.line, reason: "no such kind of place")
      }
      cuesOfKeys[wordKey(row.fields[0])].formUnion(.of(cue))
    }
    for row in try TabTable(folder: folder, file: "state-abbreviations.tsv", columns: 3).rows {
      let abbreviation = DivisionAbbreviation(text: Array(row.fields[0].utf8), division: row.fields[1])
      guard let first = abbreviation.text.first else { continue }
      if row.fields[2] == "postal" {
        postalAbbreviations[wordKey(row.fields[0])] = abbreviation
      } else {
        pressAbbreviations[Int(first)].append(abbreviation)
        abbreviated.insert(wordKey(String(row.fields[0].split(separator: ".").last ?? "")))
      }
    }
    for first in pressAbbreviations.indices {
      pressAbbreviations[first].sort { $0.text.count > $1.text.count }
    }
    for row in try TabTable(folder: folder, file: "adjectives.tsv", columns: 2).rows {
      adjectives[wordKey(row.fields[0])] = row.fields[1]
      adjectiveKeys[wordKey(row.fields[0])] = true
    }
    for row in try TabTable(folder: folder, file: "forces.tsv", columns: 2).rows {
      guard let home = ForceHome(rawValue: row.fields[1]) else {
        throw PlaceWordsError(file: "forces.tsv", line: row.line, reason: "no such class of forces")
      }
      forces.append((row.fields[0], home))
    }
    for row in try TabTable(folder: folder, file: "representative-points.tsv", columns: 3).rows {
      guard let latitude = Double(row.fields[1]), let longitude = Double(row.fields[2]) else {
        throw PlaceWordsError(file: "representative-points.tsv", line: row.line, reason: "no coordinate")
      }
      points.append((row.fields[0], Coordinate(longitude: longitude, latitude: latitude)))
    }
    transliterations = try Transliterations(folder: folder)
    recognition = try WeightTable(folder: folder, file: "recognition-weights.tsv", names: RecognitionFeature.names)
    resolution = try WeightTable(folder: folder, file: "resolution-weights.tsv", names: ResolutionFeature.names)
  }

  /// The ISO 3166-2 code of an abbreviation with its full stops, or of a two-letter code.
  func division(of abbreviation: String) -> String? {
    let text = Array(abbreviation.utf8)
    if let first = text.first, let match = pressAbbreviations[Int(first)].first(where: { $0.text == text }) {
      return match.division
    }
    return postalAbbreviations[wordKey(abbreviation)]?.division
  }

  @inline(__always)
  func cues(_ key: UInt64) -> CueSet { cuesOfKeys[key] }

  func isAdjective(_ key: UInt64) -> Bool { adjectiveKeys[key] }

  func isAbbreviated(_ key: UInt64) -> Bool { abbreviated.contains(key) }
}

/// A state's or province's abbreviation.
struct DivisionAbbreviation: Sendable {
  let text: [UInt8]
  /// ISO 3166-2.
  let division: String
}

/// FNV-1a of a word's bytes with ASCII letters lowered, as ``Word/key``.
func wordKey(_ word: String) -> UInt64 {
  var key: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in word.utf8 {
    let low = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
    key = (key ^ UInt64(low)) &* 0x100_0000_01b3
  }
  return key
}
