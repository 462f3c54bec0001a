import Gazetteer
import Incidents
import Language

/// Who is said to have done what is told elsewhere: a claim, an accusation, a denial.
struct Authorship {
  var party: Party
  var certainty: Actor.Certainty
  var sentence: Int
  /// The word for the deed, when the sentence has one: "claimed the attack".
  var deed: Int?
  /// It speaks of several deeds: "both attacks".
  var isPlural = false
  /// It speaks of people who were taken.
  var isOfCaptives = false
  /// Which of two deeds told before it means: 0 for "the first", 1 for "the second".
  var ordinal: Int?
}

extension Reading {
  /// Whether a sentence may say who did what another one tells; worth a tree though it tells of no violence itself.
  func mayNameAuthor(_ sentence: Int) -> Bool {
    let tokens = text.sentences[sentence].tokens
    return tokens.contains { token in
      if says(lower[token], .accusing) || says(lower[token], .freeing) { return true }
      return switch covering(token)?.speech {
      case .claim, .blame, .deny, .confirm: true
      case .say:
        tokens.contains { $0 > token && $0 - token <= 8 && ["it", "they", "we", "its", "their"].contains(lower[$0]) }
      default: Self.pointers.contains(lower[token])
      }
    }
  }

  /// What a sentence says of authors, in its own order.
  func authorships(inSentence sentence: Int, gazetteer: Gazetteer) -> [Authorship] {
    text.sentences[sentence].tokens.flatMap { token -> [Authorship] in
      guard text.sentences[sentence].isParsed else { return [] }
      var found: [Authorship] = []
      if let speech = senses(token)?.speech, tag(token) == .verb {
        found = authorships(at: token, speech, sentence, gazetteer)
      } else if Self.pointers.contains(lower[token]) {
        found = answerable(at: token, sentence, gazetteer)
      } else if tag(token) == .verb, says(text.lemma(of: text.tokens[token]), .deed) {
        found = guessed(at: token, sentence, gazetteer)
      }
      if found.isEmpty { found = captors(at: token, sentence, gazetteer) }
      if found.isEmpty { found = accusations(at: token, sentence, gazetteer) }
      return found
    }
  }

  private func authorships(at verb: Int, _ speech: SpeechClass, _ sentence: Int, _ gazetteer: Gazetteer) -> [Authorship]
  {
    var subjects = children(verb).filter { relation($0) == .nsubj }
    // "In a statement al-Shabaab said", with the name taken for a part of the statement.
    if subjects.isEmpty, verb > text.sentences[sentence].tokens.lowerBound, groupOf[verb - 1] >= 0 {
      subjects = [verb - 1]
    }
    let objects = children(verb).filter { [.obj, .nsubjPass].contains(relation($0)) }
    if isWithheld(verb), [.claim, .confirm, .deny].contains(speech) {
      // "nobody claimed it", "did not claim it"; but who "neither confirmed nor denied" it is thought to have done it.
      return speech == .claim ? [] : named(subjects, .suspected, sentence, objects.first { isDeed($0) }, gazetteer)
    }
    switch speech {
    case .blame:
      let deed = objects.first { isDeed($0) }
      let blamed =
        deed == nil
        ? objects
        : children(verb).filter {
          [.obl, .nmod].contains(relation($0)) && ["on", "to", "at"].contains(preposition($0) ?? "")
        }
      return named(blamed, .suspected, sentence, deed, gazetteer, byName: true)
    case .claim, .confirm:
      let certainty: Actor.Certainty = speech == .claim ? .claimed : .known
      let agents = children(verb).filter {
        relation($0) == .oblAgent || relation($0) == .obl && preposition($0) == "by"
      }
      if !agents.isEmpty { return named(agents, certainty, sentence, objects.first { isDeed($0) }, gazetteer) }
      if markRange(verb).count > 1 || lower[verb].hasPrefix("own") {
        let deed = children(verb).first { [.obl, .obj].contains(relation($0)) && isDeed($0) }
        // "owned to some losses" owns no deed.
        if lower[verb].hasPrefix("own"), deed == nil, child(verb, .obj, .obl) != nil { return [] }
        return named(subjects, certainty, sentence, deed, gazetteer)
      }
      if let deed = objects.first(where: { isDeed($0) }) {
        return named(subjects, certainty, sentence, deed, gazetteer)
      }
      return ownDeed(under: verb) ? named(subjects, certainty, sentence, nil, gazetteer) : []
    case .say:
      if ownDeed(under: verb) {
        return named(subjects, .claimed, sentence, nil, gazetteer).map { authorship in
          var authorship = authorship
          authorship.ordinal = ordinalOfDeed(under: verb)
          return authorship
        }
      }
      let armed = subjects.filter { subject in
        groupOf[subject] >= 0 || children(subject).contains { groupOf[$0] >= 0 }
      }
      return armed.isEmpty
        ? [] : answeringDeed(under: verb).map { named(armed, .claimed, sentence, $0, gazetteer) } ?? []
    case .deny:
      let isOwn =
        objects.contains { isDeed($0) } || children(verb).contains { [.ccomp, .xcomp].contains(relation($0)) }
      return isOwn || objects.isEmpty ? named(subjects, .denied, sentence, nil, gazetteer) : []
    case .hedge: return []
    }
  }

  /// "the attacks may have been carried out by X": a guess at who did it.
  private func guessed(at verb: Int, _ sentence: Int, _ gazetteer: Gazetteer) -> [Authorship] {
    let auxiliaries = children(verb).filter { relation($0) == .aux }.map { lower[$0] }
    guard auxiliaries.contains("have"), auxiliaries.contains(where: { ["may", "might", "could", "must"].contains($0) })
    else { return [] }
    let agents = children(verb).filter { relation($0) == .oblAgent || relation($0) == .obl && preposition($0) == "by" }
    let deed = children(verb).first { relation($0) == .nsubjPass && isDeed($0) }
    return deed == nil ? [] : named(agents, .suspected, sentence, deed, gazetteer, byName: true)
  }

  /// Words beside which those held to have done it are named.
  private static let pointers: Set<String> = [
    "behind", "responsible", "work", "blame", "suspicion", "suspicions", "hallmark", "hallmarks",
  ]

  /// "X was behind it", "the work of X", "bore the hallmarks of X", "suspicion fell on X".
  private func answerable(at token: Int, _ sentence: Int, _ gazetteer: Gazetteer) -> [Authorship] {
    if ["work", "hallmark", "hallmarks"].contains(lower[token]) {
      return named(children(token).filter { preposition($0) == "of" }, .suspected, sentence, nil, gazetteer)
    }
    // "blame was put on X", "put the blame on X"
    if lower[token] == "blame" || lower[token].hasPrefix("suspicion") {
      let verb = head(token)
      let blamed = (Array(children(token)) + (verb >= 0 ? Array(children(verb)) : [])).filter {
        [.obl, .nmod].contains(relation($0)) && ["on", "at"].contains(preposition($0) ?? "") && dateOf[$0] < 0
      }
      return named(blamed, .suspected, sentence, nil, gazetteer)
    }
    // "the rebels said they were responsible", "said it was behind the blast": whose own words they are.
    let above = head(token)
    let isOfDeed = lower[token] == "behind" && above >= 0 && isDeed(above)
    let clause = isOfDeed ? above : token
    let told = children(clause).filter { relation($0) == .nsubj }
    let own = told.filter { tag($0) == .pron }.compactMap { _ in speaker(above: clause) }
    let isDenied = children(clause).contains { covering($0)?.standing == .negation }
    let subjects = isDenied ? [] : told.filter { tag($0) != .pron }
    // "they hold the rebels responsible"
    let held =
      above >= 0 && relation(token) == .xcomp
        && ["hold", "consider", "deem"].contains(text.lemma(of: text.tokens[above]))
      ? children(above).filter { [.obj, .nsubjPass].contains(relation($0)) } : []
    return named(own, isDenied ? .denied : .claimed, sentence, nil, gazetteer)
      + named(subjects + held, .suspected, sentence, nil, gazetteer, byName: true)
  }

  /// "said it had sent them", "said its fighters carried it out": what the speaker tells of itself.
  private func ownDeed(under verb: Int) -> Bool {
    children(verb).contains { clause in
      guard [.ccomp, .xcomp, .parataxis].contains(relation(clause)),
        says(text.lemma(of: text.tokens[clause]), .deed) || isBlow(clause)
      else { return false }
      if children(clause).contains(where: { covering($0)?.standing == .negation }) { return false }
      return relation(clause) == .xcomp
        || children(clause).contains { subject in
          [.nsubj, .nsubjPass].contains(relation(subject))
            && (["it", "they", "we", "he"].contains(lower[subject])
              || children(subject).contains { ["its", "their", "our", "his"].contains(lower[$0]) })
        }
    }
  }

  /// "said it had carried out the first": which of two it means.
  private func ordinalOfDeed(under verb: Int) -> Int? {
    for clause in children(verb) where [.ccomp, .parataxis].contains(relation(clause)) {
      for object in children(clause) where relation(object) == .obj {
        if let ordinal = ["first": 0, "former": 0, "second": 1, "latter": 1][lower[object]] { return ordinal }
      }
    }
    return nil
  }

  /// "said the raid avenged its leader", "said the attack was in retaliation for strikes": who says why it was done has done it.
  private func answeringDeed(under verb: Int) -> Int? {
    for clause in children(verb) where [.ccomp, .parataxis].contains(relation(clause)) {
      guard let deed = child(clause, .nsubj, .nsubjPass), isDeed(deed) else { continue }
      let words = ([clause] + children(clause)).flatMap {
        Array(markRange($0)) + children($0).filter { relation($0) == .case_ }
      }
      if words.contains(where: { [.retaliation, .answers, .reprisal].contains(covering($0)?.link) }) { return deed }
    }
    return nil
  }

  /// "it had struck military targets": a blow that its sentence says no more of.
  private func isBlow(_ verb: Int) -> Bool {
    guard tag(verb) == .verb, let class_ = senses(verb)?.verb?.class else { return false }
    return [.attack, .blow, .fire].contains(class_) && child(verb, .auxPass) == nil
  }

  private func isDeed(_ token: Int) -> Bool {
    guard tag(token).isNominal || tag(token) == .pron || tag(token) == .det else { return false }
    if senses(token)?.noun != nil || ["responsibility", "credit", "involvement"].contains(lower[token]) { return true }
    return ["it", "them", "this", "that", "all", "both"].contains(lower[token])
  }

  private func named(
    _ tokens: [Int], _ certainty: Actor.Certainty, _ sentence: Int, _ deed: Int?, _ gazetteer: Gazetteer,
    byName: Bool = false
  ) -> [Authorship] {
    let isPlural =
      deed.map { deed in
        ["all", "both", "them"].contains(lower[deed]) || tag(deed).isNominal && lower[deed].hasSuffix("s")
          || children(deed).contains { ["all", "both", "two", "three"].contains(lower[$0]) }
      } ?? false
    return tokens.flatMap { [$0] + children($0).filter { relation($0) == .conj } }.compactMap { token in
      let known = party(token, gazetteer: gazetteer, asActor: true).flatMap { party in
        !party.isVictim && (party.isState || party.isArmed) ? party : nil
      }
      guard let party = known ?? (byName ? accused(token) : nil) else { return nil }
      return Authorship(party: party, certainty: certainty, sentence: sentence, deed: deed, isPlural: isPlural)
    }
  }

  // MARK: Whose deed it was

  /// Gives incidents whose own sentences name nobody the author that another sentence names.
  func attribute(_ episodes: inout [Episode], gazetteer: Gazetteer) {
    guard let from = episodes.first?.first.sentence else { return }
    let to = episodes.reduce(from) { Swift.max($0, $1.accounts.last?.sentence ?? from) }
    let near = Swift.max(0, from - 8)..<Swift.min(text.sentences.count, to + 9)
    let all = near.flatMap { authorships(inSentence: $0, gazetteer: gazetteer) }
    // Who owns it, or is accused, comes before who denies it.
    var namedIn: [Int: Int] = [:]
    for authorship in all.filter({ $0.certainty != .denied }) + all.filter({ $0.certainty == .denied }) {
      // "X or Y": all whom one sentence names; persons are named beside the group that they lead.
      for index in attributable(authorship, episodes)
      where (!authorship.isOfCaptives || episodes[index].type == .abduction)
        && (episodes[index].isAnonymous || namedIn[index] == authorship.sentence || authorship.party.isPerpetrator)
      {
        if episodes[index].isAnonymous { namedIn[index] = authorship.sentence }
        episodes[index].authors.append((authorship.party, authorship.certainty))
      }
    }
    inheritOrigins(&episodes, gazetteer: gazetteer)
    let homeland = Homeland(self, gazetteer)
    inheritSpeakers(&episodes, homeland, gazetteer: gazetteer)
    inheritAuthors(&episodes, homeland, gazetteer: gazetteer)
    inheritGroup(&episodes, gazetteer: gazetteer)
    inheritSides(&episodes, gazetteer: gazetteer)
    settleHomes(&episodes, homeland)
    for index in episodes.indices where !episodes[index].authors.isEmpty {
      withdrawGuesses(in: &episodes[index], gazetteer)
      episodes[index].type = type(of: episodes[index])
    }
    inheritTypes(&episodes)
    for index in episodes.indices { dropDefenders(from: &episodes[index]) }
  }

  /// Takes back guesses that cannot be: a state that struck what is its own ("rockets fell near Turkey's consulate"), a group with
  /// an air force.
  private func withdrawGuesses(in episode: inout Episode, _ gazetteer: Gazetteer) {
    let owners = Set(
      episode.targets.filter { [.site, .vehicle].contains($0.target.kind) }.compactMap { target in
        target.tokens.lazy.compactMap { self.nationality(of: $0, gazetteer) }.first
      })
    let isFromAircraft = episode.weapons.contains { $0.sense.class == .aircraft }
    episode.authors.removeAll { author in
      guard author.certainty == .guessed else { return false }
      return author.party.isState ? owners.contains(author.party.country ?? "") : isFromAircraft
    }
  }

  /// Blows from afar by another state are not those of the state they fell on: its air force counted what it shot down.
  private func dropDefenders(from episode: inout Episode) {
    guard episode.type.family == .remote, let place = episode.places.first else { return }
    let ground = places[place].country.map { [$0] } ?? places[place].countries
    guard ground.count == 1 else { return }
    let strikers = episode.actors.filter { $0.party.isState && ![.guessed, .denied].contains($0.certainty) }
    guard strikers.contains(where: { $0.party.country.map { !ground.contains($0) } ?? false }) else { return }
    let isDefender = { (actor: (party: Party, certainty: Actor.Certainty)) in
      actor.party.country.map { ground.contains($0) } ?? false
    }
    for index in episode.accounts.indices { episode.accounts[index].actors.removeAll(where: isDefender) }
    episode.authors.removeAll(where: isDefender)
  }

  /// The incidents that a sentence about an author speaks of: that of its own word for the deed, all of several, else the one
  /// told last.
  private func attributable(_ authorship: Authorship, _ episodes: [Episode]) -> [Int] {
    let here = episodes.indices.filter { index in
      episodes[index].accounts.contains { account in
        account.sentence == authorship.sentence
          && (authorship.deed == nil || account.mentions.contains { $0.token == authorship.deed })
      }
    }
    if authorship.isPlural {
      return episodes.indices.filter { isRecent(episodes[$0], than: here.first.map { episodes[$0] } ?? episodes[0]) }
    }
    // A sentence that only speaks of the deed says nothing of another one.
    let isRetold =
      authorship.deed == nil && here.allSatisfy { !episodes[$0].isAnonymous }
      && here.allSatisfy { index in
        episodes[index].accounts.allSatisfy { account in
          account.sentence != authorship.sentence || account.mentions.allSatisfy { $0.sense.class == .refer }
        }
      }
    if let index = here.first, !isRetold { return [index] }
    let recent = episodes.indices.filter { index in
      episodes[index].accounts.contains { $0.sentence <= authorship.sentence && authorship.sentence - $0.sentence <= 8 }
    }
    // "said the salvo avenged a leader killed in May": what else that sentence tells is another deed than the one it names.
    let earlier = recent.filter { index in episodes[index].accounts.contains { $0.sentence < authorship.sentence } }
    let isTold = authorship.deed.map { [.nsubj, .nsubjPass].contains(relation($0)) } ?? false
    let before = authorship.deed == nil || earlier.isEmpty && !isTold ? recent : earlier
    if let ordinal = authorship.ordinal, before.count >= 2 {
      let told = before.sorted { (episodes[$0].first.sentence, $0) < (episodes[$1].first.sentence, $1) }
      return [told[told.count - 2 + ordinal]]
    }
    let last = before.max { a, b in
      lastSentence(episodes[a], before: authorship.sentence) < lastSentence(episodes[b], before: authorship.sentence)
    }
    if let last { return [last] }
    return episodes.indices.first { episodes[$0].first.sentence > authorship.sentence }.map { [$0] } ?? []
  }

  private func lastSentence(_ episode: Episode, before sentence: Int) -> Int {
    episode.accounts.map(\.sentence).filter { $0 <= sentence }.max() ?? -1
  }

  private func isRecent(_ episode: Episode, than lead: Episode) -> Bool {
    guard let a = episode.date, let b = lead.date else { return true }
    return abs(a.start.dayNumber - b.start.dayNumber) <= 2
  }
}
