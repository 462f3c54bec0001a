internal import Gazetteer
internal import Glibc

/// Chooses for every recognised name of a document the place it means, from the whole document.
struct Resolver {
  let gazetteer: Gazetteer
  let words: PlaceWords
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
    for _ in 0..<Self.rounds {
      let features = ResolutionFeatures(senses: senses, senseOfMention: senseOfMention, setting: Setting(senses))
      var scores = [[Double]](repeating: [], count: senses.count)
      for (index, sense) in features.senses.enumerated() where !sense.isFixed && !sense.candidates.isEmpty {
        if explaining { senses[index].features.removeAll() }
        scores[index].reserveCapacity(sense.candidates.count)
        for (position, candidate) in sense.candidates.enumerated() {
          features.read(&buffer, of: candidate, at: position, in: index, sense)
          scores[index].append(words.resolution.score(buffer))
          if explaining { senses[index].features.append(buffer) }
        }
      }
      for index in senses.indices where !scores[index].isEmpty {
        senses[index].scores = scores[index]
        senses[index].shares = softmax(scores[index])
      }
    }
    return (senses, senseOfMention)
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
