import Incidents
import Language

/// People of an incident whose names a later sentence gives: "The victims were identified as Ana Ruiz and Luis Paz".
extension Reading {
  /// Whether a sentence may say who somebody was; worth a tree though it tells of no violence itself.
  func mayIdentify(_ sentence: Int) -> Bool {
    text.sentences[sentence].tokens.contains { lower[$0] == "identified" }
  }

  /// Gives the incident told last before each such sentence the names it tells.
  func identifyPeople(of episodes: inout [Episode]) {
    guard let from = episodes.first?.first.sentence else { return }
    for sentence in from..<text.sentences.count where text.sentences[sentence].isParsed && mayIdentify(sentence) {
      for verb in text.sentences[sentence].tokens where lower[verb] == "identified" && tag(verb) == .verb {
        guard let subject = children(verb).first(where: { [.nsubjPass, .nsubj, .obj].contains(relation($0)) }),
          names(subject), let name = children(verb).first(where: { preposition($0) == "as" && isNamePart($0) }),
          let index = episodeTold(before: sentence, episodes)
        else { continue }
        add([name] + namesListed(with: name..<name + 1, at: verb), told: subject, in: sentence, to: &episodes[index])
      }
    }
  }

  /// "the victims", "two of the dead", "the hostages": people who suffered, not those who did it.
  private func names(_ subject: Int) -> Bool {
    if quantityOf[subject] >= 0 || says(subject, .vague) { return true }
    guard let party = senses(subject)?.party else { return false }
    return party.role == .victim
  }

  private func episodeTold(before sentence: Int, _ episodes: [Episode]) -> Int? {
    let told = episodes.indices.compactMap { index in
      episodes[index].accounts.map(\.sentence).filter { $0 <= sentence && sentence - $0 <= 8 }.max().map { (index, $0) }
    }
    return told.max { ($0.1, $1.0) < ($1.1, $0.0) }?.0
  }

  private func add(_ names: [Int], told subject: Int, in sentence: Int, to episode: inout Episode) {
    guard let last = episode.accounts.indices.last else { return }
    let like = episode.targets.first { [.killed, .captured, .injured].contains($0.target.effect) }
    for name in names {
      guard let (tokens, head) = personName(at: name, sentence), tokens.count >= 2 else { continue }
      let range = fullest(tokens)
      guard !episode.targets.contains(where: { $0.tokens.overlaps(range) }) else { continue }
      var mention = TargetMention(
        target: Target(text: string(range), kind: .person, effect: like?.target.effect ?? .unknown), tokens: range,
        head: head, isStruck: false, isNamed: true)
      if let like { mention.link = like.link } else { mention.link.insert(.harmed) }
      episode.accounts[last].targets.append(mention)
    }
  }
}
