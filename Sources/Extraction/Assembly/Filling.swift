import Gazetteer
import Incidents
import Language

/// Gathers what the mentions of one event say into its account.
extension Reading {
  func fill(_ account: inout Account, _ gazetteer: Gazetteer) {
    var loosePlaces: [Int] = []
    var ranked = account.mentions
    ranked.sort { rank($0) < rank($1) }
    for mention in ranked {
      for agent in expandedActors(mention.agents) {
        guard let party = party(agent, gazetteer: gazetteer, asActor: true),
          party.isState || party.isArmed || mention.isVerb && !party.isVictim
        else { continue }
        if !account.actors.contains(where: {
          $0.party.text == party.text || $0.party.name != nil && $0.party.name == party.name
        }) {
          let certainty = mention.certainty == .known ? certainty(of: agent, mention) : mention.certainty
          account.actors.append((party, certainty))
        }
      }
      for patient in expandedActors(mention.patients) { addTarget(patient, mention, to: &account, gazetteer) }
      account.weapons += mention.weapons
      for place in mention.places where !account.places.contains(place) { account.places.append(place) }
      loosePlaces += mention.loosePlaces
      account.origins += mention.origins
      account.tolls += mention.tolls
    }
    if account.places.isEmpty { account.places = loosePlaces }
    date(&account, from: ranked)
    for mention in account.mentions where account.voice == nil {
      account.voice = voice(of: mention.token, sentence: account.sentence)
    }
    for index in account.tolls.indices {
      if let voice = account.voice, !voice.text.isEmpty { account.tolls[index].source = voice.text }
    }
    account.weight = weight(account)
  }

  private func rank(_ mention: Mention) -> Int {
    switch mention.sense.class {
    case .attack: 0
    case .blow, .fire: 1
    case .blast, .seize, .clash: 2
    case .harm: 3
    case .count, .refer, .none: 4
    }
  }

  private func expandedActors(_ heads: [Int]) -> [Int] {
    var all: [Int] = []
    for head in heads where head >= 0 {
      all.append(head)
      all += children(head).filter { relation($0) == .conj && tag($0) != .verb }
    }
    var seen: Set<Int> = []
    return all.filter { seen.insert($0).inserted }
  }

  private func certainty(of agent: Int, _ mention: Mention) -> Actor.Certainty {
    if let standing = children(agent).first(where: { covering($0)?.standing == .hedge }) {
      return standing >= 0 ? .suspected : .known
    }
    switch voice(of: mention.token, sentence: mention.sentence)?.speech {
    case .blame, .hedge: return .suspected
    case .claim: return .claimed
    default: return .known
    }
  }

  /// "what it called militant camps", "what were described as hideouts": the thing by its speaker's name.
  private func described(_ token: Int) -> Int? {
    guard lower[token] == "what" else { return nil }
    let clause = children(token).first { relation($0) == .aclRelcl } ?? head(token)
    guard clause >= 0 else { return nil }
    return children(clause).first {
      $0 > token && tag($0).isNominal && [.obj, .xcomp, .obl, .ccomp].contains(relation($0))
    }
  }

  private func addTarget(_ head: Int, _ mention: Mention, to account: inout Account, _ gazetteer: Gazetteer) {
    if quantityOf[head] >= 0 || ["number", "handful", "dozens"].contains(lower[head]),
      let counted = children(head).first(where: { relation($0) == .nmod && preposition($0) == "of" })
    {
      addTarget(counted, mention, to: &account, gazetteer)
      return
    }
    if let thing = described(head) {
      addTarget(thing, mention, to: &account, gazetteer)
      return
    }
    guard tag(head) != .pron, tag(head).isNominal || quantityOf[head] >= 0, dateOf[head] < 0 else { return }
    // What is struck stands on a country's ground; the country itself is where.
    if placeOf[head] >= 0, places[Int(placeOf[head])].country != nil { return }
    var range = phrase(head)
    let senses = senses(head)
    // "bases of X", "bases linked to the group X": the owner is named with the thing.
    var owner: GroupNames.Group?
    if senses?.site != nil,
      let inner =
        (range.upperBound..<Swift.min(range.upperBound + 10, text.sentences[mention.sentence].tokens.upperBound)).first(
          where: {
            groupOf[$0] >= 0 && isWithin($0, head)
          }) ?? range.first(where: { groupOf[$0] >= 0 })
    {
      let named = groups[Int(groupOf[inner])]
      owner = lexicon.groups.groups[named.group]
      range =
        Swift.min(range.lowerBound, named.tokens.lowerBound)..<Swift.max(range.upperBound, named.tokens.upperBound)
    }
    let party = party(head, gazetteer: gazetteer, asActor: false)
    var kind: Target.Kind
    var sector = senses?.site?.sector
    if let site = senses?.site, senses?.party?.kind != .people {
      kind = site.kind
    } else if placeOf[head] >= 0 {
      kind = .area
    } else if let sense = senses?.party {
      kind =
        sense.kind == .person ? .person : sense.kind == .force ? .group : sense.kind == .vehicle ? .vehicle : .people
      sector = sense.sector
    } else if groupOf[head] >= 0 {
      kind = .group
      sector = party?.sector
    } else if senses?.weapon != nil || senses?.noun != nil {
      return
    } else if tag(head) == .propn {
      kind = .person
    } else {
      kind = mention.sense.harm != nil ? .people : .site
    }
    // "killed in an attack": the blow is not a thing that is struck.
    if senses?.time != nil
      || ["fire", "number", "toll", "responsibility", "others", "one", "part", "operation"].contains(lower[head])
    {
      return
    }
    let effect: Target.Effect =
      switch mention.sense.harm {
      case .killed: .killed
      case .injured: .injured
      case .captured: .captured
      default:
        ["destroy", "flatten", "level", "raze", "sink"].contains(mention.sense.lemma)
          ? .destroyed
          : mention.sense.lemma == "damage" ? .damaged : .unknown
      }
    guard !account.targets.contains(where: { $0.head == head }) else { return }
    let count = count(head).0
    account.targets.append(
      TargetMention(
        target: Target(
          text: string(range), name: owner?.name ?? party?.name, kind: kind, count: count.best, effect: effect,
          country: owner?.country ?? party?.country, sector: owner?.sector ?? sector),
        tokens: range, head: head))
  }
}
