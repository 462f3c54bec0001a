internal import Gazetteer
internal import Glibc

/// Chooses for every recognised name of a document the place it means, from the whole document.
struct Resolver {
  let gazetteer: Gazetteer
  let words: PlaceWords
  /// For names that the gazetteer has only in another transliteration.
  var spellings: SpellingIndex?
  /// Keep the features of every candidate.
  var explaining = false

  /// How often the choice is made again with what the last one said of the other names.
  private static let rounds = 3

  func resolve(_ document: Document, qualifiers: [[Qualifier]]) -> (senses: [Sense], senseOfMention: [Int]) {
    var senses: [Sense] = []
    var senseOfMention = [Int](repeating: 0, count: document.mentions.count)
    var known: [SenseKey: Int] = [:]
    for (index, mention) in document.mentions.enumerated() {
      let key = SenseKey(mention, in: document)
      if let sense = known[key] {
        senses[sense].mentions.append(index)
        senseOfMention[index] = sense
      } else {
        known[key] = senses.count
        senseOfMention[index] = senses.count
        senses.append(sense(of: mention, at: index, in: document))
      }
      let sense = senseOfMention[index]
      senses[sense].generic.formUnion(mention.generic)
      senses[sense].qualifiers += qualifiers[index]
    }
    for index in senses.indices {
      senses[index].shares = prior(senses[index])
    }
    var buffer: [Feature] = []
    var grounds = Grounds(senses)
    for round in 0..<Self.rounds {
      if round == 1, findAlike(&senses, in: document, grounds) { grounds = Grounds(senses) }
      let before = senses
      var setting = Setting(before, grounds)
      for index in before.indices where !before[index].isFixed && !before[index].candidates.isEmpty {
        setting.leaveOut(index, of: before, grounds)
        let features = ResolutionFeatures(
          index, of: before, senseOfMention: senseOfMention, setting: setting, grounds: grounds)
        var scores: [Double] = []
        scores.reserveCapacity(before[index].candidates.count)
        if explaining { senses[index].features.removeAll() }
        for position in before[index].candidates.indices {
          features.read(&buffer, at: position)
          scores.append(words.resolution.score(buffer))
          if explaining { senses[index].features.append(buffer) }
        }
        senses[index].scores = scores
        senses[index].shares = softmax(scores)
      }
    }
    return (senses, senseOfMention)
  }

  /// Gives names that the gazetteer lacks the places of the countries under discussion that are spelt nearly so.
  /// - Returns: whether there were such names.
  private func findAlike(_ senses: inout [Sense], in document: Document, _ grounds: Grounds) -> Bool {
    guard let spellings else { return false }
    let unknown = senses.indices.filter { senses[$0].candidates.isEmpty && !senses[$0].isFixed }
    guard !unknown.isEmpty else { return false }
    let countries = Setting(senses, grounds).countries(above: 0.2, grounds).prefix(3)
    for index in unknown {
      guard let mention = senses[index].mentions.first.map({ document.mentions[$0] }) else { continue }
      var words = mention.words
      // "Harnai District": the name without its generic word
      while words.count > 1, !document.words[words.upperBound - 1].cues.isDisjoint(with: .generic) {
        words = words.lowerBound..<words.upperBound - 1
      }
      let name = document.string(mention.range.lowerBound..<document.words[words.upperBound - 1].end)
      guard name.utf8.count >= 6, name.utf8.count < 64 else { continue }
      for country in countries {
        let alike = spellings.places(soundingLike: name, in: country).prefix(4)
        senses[index].candidates += alike.map { Candidate($0, use: .alternate, in: gazetteer) }
      }
      senses[index].shares = prior(senses[index])
    }
    return true
  }

  /// Shares before anything is known of the document: by population alone.
  private func prior(_ sense: Sense) -> [Double] {
    if sense.isFixed { return sense.candidates.indices.map { $0 == 0 ? 1 : 0 } }
    return softmax(
      sense.candidates.enumerated().map { position, candidate in
        log10Approximate(candidate.population) + (candidate.kind == .country ? 4 : candidate.kind == .province ? 1 : 0)
          + (candidate.isCapital ? 2 : 0) - (candidate.use == .main ? 0 : 1) + (position == 0 ? 0.5 : 0)
      })
  }

  private func sense(of mention: Mention, at index: Int, in document: Document) -> Sense {
    switch mention.form {
    case .name:
      return Sense(mentions: [index], candidates: document.profiles[mention.profile].candidates, isFixed: false)
    case .abbreviation:
      let text = document.string(mention.range)
      let place = words.division(of: text).flatMap { gazetteer.place(identifier: $0) }
      return Sense(
        mentions: [index], candidates: place.map { [Candidate($0.id, use: .abbreviation, in: gazetteer)] } ?? [],
        isFixed: true)
    case .adjective:
      let text = document.string(mention.range)
      return Sense(mentions: [index], candidates: adjectivePlace(text).map { [$0] } ?? [], isFixed: true)
    }
  }

  private func adjectivePlace(_ text: String) -> Candidate? {
    if let name = words.adjectives[wordKey(text)] {
      return gazetteer.nameID(name).flatMap { NameProfile($0, in: gazetteer).candidates.first }
    }
    return gazetteer.nationality(text).flatMap { gazetteer.country($0) }.map {
      Candidate($0, use: .main, in: gazetteer)
    }
  }
}

/// What makes two mentions the same name: the words, and whether a province or the town of that name is said.
private struct SenseKey: Hashable {
  let form: Int
  let name: NameID?
  let text: String
  let head: CueSet

  init(_ mention: Mention, in document: Document) {
    form = mention.form == .name ? 0 : mention.form == .adjective ? 1 : 2
    name = mention.name
    text = mention.name == nil ? document.string(mention.range) : ""
    head = mention.generic.intersection([.province, .district])
  }
}

func softmax(_ scores: [Double]) -> [Double] {
  guard let top = scores.max() else { return [] }
  let powers = scores.map { exp($0 - top) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}
