import Language

/// Gives places, dates and weapons of a sentence to the events they speak of.
extension Reading {
  /// Which of the mentions a token belongs to, climbing the tree; `isTight` when nothing on the way made it doubtful.
  func owner(of token: Int, among mentions: [Mention], isPlace: Bool) -> (mention: Int, isTight: Bool)? {
    var position = token
    var isTight = true
    for _ in 0..<40 {
      let above = head(position)
      if let index = mentions.firstIndex(where: { $0.token == position }) { return (index, isTight) }
      guard above >= 0 else { return clauseMate(of: position, token, mentions).map { ($0, false) } }
      let link = relation(position)
      if position != token || link == .nmodPoss || link == .amod, let senses = senses(position), placeOf[position] < 0 {
        // "militants based in Bannu", "the director in Khost": where somebody is from, not where it happened.
        if link == .nsubj, senses.party != nil || groupOf[position] >= 0, isPlace { isTight = false }
      }
      if link == .acl || link == .aclRelcl, mentions.contains(where: { $0.token == position }) == false {
        if groupOf[above] >= 0 || senses(above)?.party?.role == .armed || senses(above)?.party?.role == .state {
          return nil
        }
        isTight = false
        // "Kobani, from which they were driven in 2015, was hit": a day of the town's story.
        if !isPlace, link == .aclRelcl, mentions.contains(where: { $0.token == above }) == false,
          senses(above)?.weapon == nil,
          placeOf[above] >= 0
        {
          return nil
        }
      }
      if tag(position) == .verb || tag(position) == .aux {
        if let mate = clauseMate(of: position, token, mentions) {
          let speech = senses(position)?.speech
          return speech == nil ? (mate, isTight) : nil
        }
        // "hit what were described as hideouts in ...": the place of what was hit.
        if lower[above] == "what" || children(position).contains(where: { lower[$0] == "what" }) {
          position = above
          continue
        }
        if senses(position)?.speech != nil { return nil }
        if link == .ccomp { return nil }
        if link == .conj || link == .parataxis { isTight = false }
        if link == .advcl, !isPlace { isTight = false }
      }
      position = above
    }
    return nil
  }

  /// An event noun in the same clause as a verb that is no event itself.
  func clauseMate(of verb: Int, _ token: Int, _ mentions: [Mention]) -> Int? {
    var best: (index: Int, distance: Int)?
    for (index, mention) in mentions.enumerated() {
      guard clause(mention.token) == verb else { continue }
      let distance = abs(mention.token - token)
      if best.map({ distance < $0.distance }) ?? true { best = (index, distance) }
    }
    return best?.index
  }

  /// The verb, or root, whose clause a token stands in.
  func clause(_ token: Int) -> Int {
    var position = token
    for _ in 0..<40 {
      let above = head(position)
      if above < 0 { return position }
      switch relation(position) {
      case .ccomp, .xcomp, .advcl, .acl, .aclRelcl, .parataxis, .csubj, .csubjPass, .advclRelcl:
        if position != token || tag(position) == .verb { return position }
      case .conj where tag(position) == .verb || tag(position) == .aux: return position
      default: break
      }
      position = above
    }
    return position
  }

  /// Returns the places that hang on none of the events and on nothing else that would claim them.
  func attachSatellites(_ mentions: inout [Mention], sentence: Int) -> [Int] {
    let range = text.sentences[sentence].tokens
    var loose: [Int] = []
    guard !mentions.isEmpty else { return loose }
    var token = range.lowerBound
    while token < range.upperBound {
      if placeOf[token] >= 0 {
        let index = Int(placeOf[token])
        if !attachPlace(index, &mentions) { loose.append(index) }
        token = places[index].tokens.upperBound
      } else if dateOf[token] >= 0 {
        let index = Int(dateOf[token])
        attachDate(index, &mentions, range)
        token = dates[index].tokens.upperBound
      } else {
        if let senses = senses(token), let weapon = senses.weapon {
          if weapon.strength != .none, !isCodeName(token), !isAge(token), tag(token) != .verb || senses.verb == nil {
            attachWeapon(token, weapon, &mentions)
          }
        } else if let (tokens, weapon) = weapon(namedBy: token),
          let owner = mentions.firstIndex(where: { $0.token == token })
        {
          mentions[owner].weapons.append(WeaponMention(tokens: tokens, sense: weapon))
        }
        token += 1
      }
    }
    passOnDates(&mentions)
    attachLeftDates(&mentions, range)
    return loose
  }

  /// Inside "according to ...", or inside the subject of a verb of speech.
  func isSpeaker(_ token: Int) -> Bool {
    if closesWithSpeech(token) { return true }
    // "hit what Cairo calls camps"
    if token > 0, token + 1 < lower.count, lower[token - 1] == "what",
      says(lower[token + 1], .affiliation)
        || ["calls", "called", "describes", "described", "says", "said", "terms"].contains(lower[token + 1])
    {
      return true
    }
    var position = token
    for _ in 0..<8 {
      let above = head(position)
      guard above >= 0 else { return false }
      if children(position).contains(where: { lower[$0] == "according" || lower[$0] == "per" }) { return true }
      // What is said of an attack is no speaker's, wherever the tree hangs it.
      if relation(position) == .nsubj, senses(above)?.speech != nil, covering(position)?.noun == nil { return true }
      // ", said the office of the prime minister"
      if relation(position) == .obj, position > above, senses(above)?.speech == .say, child(above, .nsubj) == nil,
        above > 0, lower[above - 1] == ","
      {
        return true
      }
      if tag(above) == .verb { return lower[above] == "according" }
      position = above
    }
    return false
  }

  /// ", police spokesman Ali Reza said.": whoever stands between a comma and a last verb of speech, wherever the tree hangs it.
  private func closesWithSpeech(_ token: Int) -> Bool {
    let words = phrase(token)
    var verb = words.upperBound
    while verb < lower.count, relation(verb) == .flat { verb += 1 }
    guard words.lowerBound > 0, lower[words.lowerBound - 1] == "," else { return false }
    // ", activists who watch the war said."
    if verb < lower.count, ["who", "that"].contains(lower[verb]), let sentence = text.sentence(of: token) {
      let end = text.sentences[sentence].tokens.upperBound
      verb = (verb..<end).last { tag($0) == .verb } ?? verb
    }
    return verb + 1 < lower.count && tag(verb) == .verb && tag(verb + 1) == .punct && senses(verb)?.speech != nil
  }

  func nearest(_ token: Int, _ mentions: [Mention]) -> Int? {
    mentions.indices.min { abs(mentions[$0].token - token) < abs(mentions[$1].token - token) }
  }
}
