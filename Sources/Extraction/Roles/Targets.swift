import Gazetteer
import Incidents
import Language

/// Something or somebody that is struck.
struct TargetMention {
  var target: Target
  var tokens: Range<Int>
  var head: Int
  /// Struck itself, or where the blow fell; false of people of whom only the harm is told.
  var isStruck: Bool
  /// A person by name.
  var isNamed = false
  /// A whole country, where weapons were sent.
  var isCountry = false
  /// The named group that it is, or whose it is.
  var group: String?
  /// How it hangs on the words of violence.
  var link = TargetTraits()
}

/// What nominals that are struck name: people, a group, a site, a vehicle, an area.
extension Reading {
  /// Adds what a patient of an event names to the account's targets.
  func addTarget(_ head: Int, _ mention: Mention, to account: inout Account, _ gazetteer: Gazetteer) {
    if let thing = counted(by: head) ?? described(head) ?? whole(of: head) ?? member(at: head) {
      if thing != head { addTarget(thing, mention, to: &account, gazetteer) }
      return
    }
    // "no base was hit": told not to have been.
    if children(head).contains(where: { relation($0) == .det && lower[$0] == "no" }) { return }
    // A number alone counts people or things named elsewhere.
    // "killed a Malian", not "blew up four poles"
    let isOfPeople =
      mention.sense.harm != nil && isCapitalised(head) && isCountedOff(head) && nationality(of: head, gazetteer) != nil
    guard tag(head) != .pron, tag(head).isNominal || isOfPeople, dateOf[head] < 0,
      quantityOf[head] < 0 || senses(head)?.party != nil
    else { return }
    if senses(head)?.site != nil, standsNear(head), !isOfBlast(account) { return }
    // What is struck stands on a country's ground; the country itself is where, save for what is sent at all of it.
    let isCountry = placeOf[head] >= 0 && places[Int(placeOf[head])].country != nil
    if isCountry, mention.sense.class != .fire { return }
    // "seized 13 rifles": booty.
    if isCarrier(head, mention) || mention.sense.type == .seize && senses(head)?.weapon != nil { return }
    // "was shot and killed": what the later verb says became of him.
    if let known = account.targets.firstIndex(where: { $0.head == head && $0.target.effect == .unknown }) {
      account.targets[known].target.effect = effect(of: mention)
    }
    guard var kind = isOfPeople ? .people : targetKind(head, mention),
      !account.targets.contains(where: { $0.head == head })
    else { return }
    let senses = senses(head)
    var range = phrase(head)
    if range.lowerBound > 0, groupOf[range.lowerBound - 1] >= 0, senses?.party != nil {
      range = groups[Int(groupOf[range.lowerBound - 1])].tokens.lowerBound..<range.upperBound
    }
    // "bases of X", "bases linked to the group X": the owner is named with the thing.
    var owner: GroupNames.Group?
    if senses?.site != nil, let inner = ownerGroup(of: head, range, text.sentences[mention.sentence].tokens.upperBound)
    {
      let named = groups[Int(groupOf[inner])]
      owner = lexicon.groups.groups[named.group]
      range =
        Swift.min(range.lowerBound, named.tokens.lowerBound)..<Swift.max(range.upperBound, named.tokens.upperBound)
    }
    if senses?.site != nil, owner == nil { range = siteWords(head, range) }
    let party = party(head, gazetteer: gazetteer, asActor: false)
    var named = head
    let name =
      kind == .person || kind == .people ? personName(at: head, mention.sentence) ?? namedBefore(head) : nil
    var people: String?
    if let name {
      (range, people) = withoutPeople(fullest(name.tokens), gazetteer)
      named = name.head
    }
    // "judges", "union leaders": several of an office are people, not a person.
    if kind == .person, name == nil, text.tokens[head].features.contains(.plural), tag(head) == .noun { kind = .people }
    // Words that are no more than a group's name name the group; its fighters, houses and leaders do not.
    let isGroup = range.allSatisfy { groupOf[$0] >= 0 }
    account.targets.append(
      TargetMention(
        target: Target(
          text: string(range), name: isGroup ? owner?.name ?? party?.name : nil, kind: named == head ? kind : .person,
          count: count(head).0.best, effect: effect(of: mention), country: owner?.country ?? party?.country ?? people,
          sector: owner?.sector ?? memberSector(head, range, party) ?? senses?.party?.sector ?? senses?.site?.sector
            ?? party?.sector ?? (name == nil ? nil : office(of: named, range)?.sector)),
        tokens: range, head: head, isStruck: ![.harm, .count].contains(mention.sense.class) || kind == .site,
        isNamed: name != nil, isCountry: isCountry, group: owner?.name ?? party?.name ?? groupName(within: range),
        link: link(of: head, mention)))
    if kind == .people { addNames(of: head, mention, to: &account) }
    // "three vehicles: an ambulance, a lorry and a bus"
    if senses?.site != nil, text.tokens[head].features.contains(.plural) {
      for thing in children(head) where [.appos, .parataxis].contains(relation(thing)) && thing > head {
        for one in [thing] + children(thing).filter({ relation($0) == .conj }) where self.senses(one)?.site != nil {
          addTarget(one, mention, to: &account, gazetteer)
        }
      }
    }
  }

  /// Whose men "members" are: "FARC members", "members of the police", "a guerrilla member".
  private func memberSector(_ head: Int, _ range: Range<Int>, _ party: Party?) -> String? {
    guard let sense = senses(head)?.party, sense.sector == "CVL", sense.category == nil else { return nil }
    if let party, party.name != nil { return party.sector }
    let owner =
      forceOfMembers(head) ?? range.first { $0 < head && covering($0)?.party.map { $0.role != .victim } == true }
    return owner.flatMap { covering($0)?.party?.sector }
  }

  /// The words for a site: without "his", and with whose it is where its own word says little: "offices of the union".
  func siteWords(_ head: Int, _ range: Range<Int>) -> Range<Int> {
    var range = range
    while range.lowerBound < head, tag(range.lowerBound) == .pron { range = range.lowerBound + 1..<range.upperBound }
    // "the city of X": which one it is.
    if senses(head)?.site?.kind == .area,
      let name = children(head).first(where: { placeOf[$0] >= 0 && $0 > head && $0 - head <= 3 }),
      [.flat, .appos, .compound].contains(relation(name)) || preposition(name) == "of"
    {
      return range.lowerBound..<Swift.max(range.upperBound, places[Int(placeOf[name])].tokens.upperBound)
    }
    guard let site = senses(head)?.site, site.kind == .site,
      let owner = children(head).first(where: { relation($0) == .nmod && preposition($0) == "of" && $0 > head }),
      placeOf[owner] < 0, dateOf[owner] < 0,
      // "Ministry of Defence": its whole name.
      [nil, "CVL"].contains(site.sector) || isNamed(head) && isCapitalised(phrase(owner).lowerBound)
    else { return range }
    let words = phrase(owner)
    guard words.lowerBound > head, words.lowerBound - head <= 4 else { return range }
    return range.lowerBound..<nameEnd(of: owner, words)
  }

  /// Whether a site is told by name: a capital, not of the sentence or of capitals throughout.
  private func isNamed(_ head: Int) -> Bool {
    guard let sentence = text.sentence(of: head), !isUpperCase(sentence) else { return false }
    return isCapitalised(head) && text.sentences[sentence].tokens.lowerBound != head
  }

  /// Where the name of an owner ends: "the office of lawyer Juan Paz", "the branch of the Bank of the Andes".
  private func nameEnd(of owner: Int, _ words: Range<Int>) -> Int {
    let sentence = text.sentence(of: owner).map { text.sentences[$0] }
    var end = words.upperBound
    while let limit = sentence?.tokens.upperBound, end < limit, isNamePart(end), isWithin(end, owner) { end += 1 }
    let inner = children(owner).first { child in
      relation(child) == .nmod && preposition(child) == "of" && child > owner && placeOf[child] < 0 && dateOf[child] < 0
        && phrase(child).lowerBound - end <= 2
    }
    return inner.map { phrase($0).upperBound } ?? end
  }

  /// How a nominal hangs on a word of violence.
  private func link(of head: Int, _ mention: Mention) -> TargetTraits {
    var link = TargetTraits()
    switch mention.sense.class {
    case .harm: link.insert(.harmed)
    case .seize, .take: link.insert(.seized)
    case .clash: link.insert(.fought)
    case .count, .refer, .part, .none: link.insert(.counted)
    case .attack, .blow, .fire, .blast:
      switch relation(head) {
      case .obj, .iobj: link.insert(.object)
      case .nsubj, .nsubjPass: link.insert(.passive)
      case .compound, .amod, .nmodPoss: link.insert(.named)
      case .obl, .nmod:
        link.insert(["on", "against", "at", "into", "of"].contains(preposition(head) ?? "") ? .at : .scene)
      default: break
      }
    }
    return link
  }

  /// "the peasants Juan Lopez and Jose Diaz", "six priests, including Father Pablo Ruiz": the names of some of those harmed.
  private func addNames(of people: Int, _ mention: Mention, to account: inout Account) {
    let named = children(people).filter { child in
      child > people
        && ([.appos, .flat, .nmodDesc, .parataxis].contains(relation(child)) || preposition(child) == "including")
    }
    for name in named.flatMap({ [$0] + children($0).filter { relation($0) == .conj } })
    where !account.targets.contains(where: { $0.head == name }) {
      guard let (tokens, head) = personName(at: name, mention.sentence), tokens.count >= 2 else { continue }
      let range = fullest(tokens)
      account.targets.append(
        TargetMention(
          target: Target(text: string(range), kind: .person, effect: effect(of: mention)), tokens: range, head: head,
          isStruck: ![.harm, .count].contains(mention.sense.class), isNamed: true, link: link(of: people, mention)))
    }
  }

  /// "a lorry packed with explosives", "the car was driven into the gate": what carries the bomb is not what it struck.
  private func isCarrier(_ head: Int, _ mention: Mention) -> Bool {
    if mention.sense.class == .fire, mention.sense.lemma != "ram", [.obj, .nsubjPass].contains(relation(head)),
      self.head(head) == mention.token
    {
      return true
    }
    guard senses(head)?.site?.kind == .vehicle, let sentence = text.sentence(of: head) else { return false }
    let end = Swift.min(head + 4, text.sentences[sentence].tokens.upperBound)
    return (head + 1..<Swift.max(head + 1, end)).contains { says($0, .charged) }
  }

  /// "a handful of villagers", "a pair of bars": what is counted.
  private func counted(by head: Int) -> Int? {
    guard quantityOf[head] >= 0 || ["number", "handful", "dozens", "group", "pair", "couple"].contains(lower[head])
    else {
      return nil
    }
    return children(head).first { relation($0) == .nmod && preposition($0) == "of" && $0 != head }
  }

  /// "the top floor of a block", "the clinic's gates": the whole that a part belongs to; the part itself where its owner is
  /// nothing that the sentence names.
  private func whole(of head: Int) -> Int? {
    guard says(head, .part) else { return nil }
    for child in children(head)
    where relation(child) == .nmod && preposition(child) == "of" || relation(child) == .nmodPoss {
      if tag(child).isNominal, dateOf[child] < 0 { return child }
      guard relation(child) == .nmodPoss, ["its", "their", "her"].contains(lower[child]) else { continue }
      return (Swift.max(0, child - 60)..<child).last {
        [.site, .vehicle].contains(senses($0)?.site?.kind) && !says($0, .part)
      } ?? head
    }
    return nil
  }

  /// "X commander", "X fighters" where the tree takes the name of the group for all of it: the men are who is meant.
  private func member(at head: Int) -> Int? {
    guard groupOf[head] >= 0 else { return nil }
    let after = groups[Int(groupOf[head])].tokens.upperBound
    guard after < lower.count, text.sentence(of: after) == text.sentence(of: head), tag(after).isNominal,
      let party = senses(after)?.party, party.kind == .people || party.kind == .person
    else { return nil }
    return after
  }

  /// Adds the sites at which a blow fell: "exploded outside a mosque", "opened fire at a wedding".
  func addScenes(of mention: Mention, to account: inout Account, _ gazetteer: Gazetteer) {
    guard [.attack, .blow, .fire, .blast, .harm].contains(mention.sense.class), mention.standing == .asserted else {
      return
    }
    // "a bomb at a school killed nine people", "killed nine people at a school": the site may hang on the weapon or on those
    // who suffered.
    let holders =
      [mention.token] + (mention.sense.class == .harm ? mention.patients : [])
      + mention.agents.filter { senses($0)?.weapon != nil }
    for child in holders.flatMap({ children($0) }) where [.obl, .nmod].contains(relation(child)) {
      guard let preposition = preposition(child), Self.scenePrepositions.contains(preposition) else { continue }
      let thing = whole(of: child) ?? child
      guard let site = senses(counted(by: thing) ?? thing)?.site, site.kind != .area, senses(thing)?.noun == nil else {
        continue
      }
      switch mention.sense.class {
      // Who dies in hospital was struck elsewhere.
      case .harm: if site.sector == nil || site.sector == "MED" || site.kind == .vehicle { continue }
      case .blast, .fire: break
      default: if site.sector == nil || site.kind == .vehicle { continue }
      }
      addTarget(child, mention, to: &account, gazetteer)
    }
  }

  static let scenePrepositions: Set<String> = [
    "in", "at", "on", "inside", "outside", "near", "through", "under", "beside", "alongside", "by", "against", "above",
    "over",
  ]

  /// What kind of thing a word names when it is struck; nil when the word names nothing that can be.
  private func targetKind(_ head: Int, _ mention: Mention) -> Target.Kind? {
    let senses = senses(head)
    if senses?.time != nil || senses?.speech != nil || says(head, .abstract) || counts(lower[head], .measure) {
      return nil
    }
    if let site = senses?.site, senses?.party?.kind != .people { return site.kind }
    if placeOf[head] >= 0 { return .area }
    if let party = senses?.party {
      switch party.kind {
      case .person: return .person
      case .force: return .group
      case .vehicle: return .vehicle
      case .people: return .people
      }
    }
    if groupOf[head] >= 0 { return .group }
    // "two FARC columns", "a guerrilla unit"
    if says(text.lemma(of: text.tokens[head]), .collective), senses?.weapon == nil,
      phrase(head).contains(where: { groupOf[$0] >= 0 || covering($0)?.party?.role == .armed })
    {
      return .group
    }
    // "killed in an attack": the blow is not a thing that is struck.
    if senses?.noun != nil { return nil }
    // "destroyed two launchers", "hit an aircraft": arms are, where somebody strikes them.
    if let weapon = senses?.weapon {
      let isStruck =
        mention.isVerb && [.attack, .blow].contains(mention.sense.class) && weapon.strength != .none
        && [.obj, .nsubjPass, .conj].contains(relation(head))
      return isStruck ? .vehicle : nil
    }
    let isPlural = text.tokens[head].features.contains(.plural)
    if tag(head) == .propn { return isPlural && isPeopleName(head) ? .people : .person }
    guard mention.sense.harm != nil else {
      // A bare word that no table has is a thing when something goes with it.
      let isThing =
        isPlural
        || children(head).contains {
          [.det, .nmodPoss, .amod, .compound, .nummod, .nmod, .case_].contains(relation($0))
        }
      return isThing ? .site : nil
    }
    // Who is harmed is people: by a word of people, or counted.
    return isPeopleName(head) || children(head).contains { quantityOf[$0] >= 0 } ? .people : nil
  }

  private func effect(of mention: Mention) -> Target.Effect {
    switch mention.sense.harm {
    case .killed: return .killed
    case .injured: return .injured
    case .captured: return .captured
    default:
      if ["destroy", "flatten", "level", "raze", "sink"].contains(mention.sense.lemma) { return .destroyed }
      return mention.sense.lemma == "damage" ? .damaged : .unknown
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

  /// "five M-19 members": the group that words have the name of.
  private func groupName(within words: Range<Int>) -> String? {
    words.first { groupOf[$0] >= 0 }.map { lexicon.groups.groups[groups[Int(groupOf[$0])].group].name }
  }

  private func ownerGroup(of head: Int, _ range: Range<Int>, _ end: Int) -> Int? {
    let behind = range.upperBound..<Swift.max(range.upperBound, Swift.min(range.upperBound + 10, end))
    return behind.first { groupOf[$0] >= 0 && isWithin($0, head) && !isGround($0, below: head) }
      ?? range.first { groupOf[$0] >= 0 }
  }

  /// "a depot in a Northist-held area": whose ground it stands on is not its owner.
  private func isGround(_ token: Int, below thing: Int) -> Bool {
    var position = token
    for _ in 0..<8 where position != thing && position >= 0 {
      if relation(position) == .nmod || relation(position) == .obl, let preposition = preposition(position),
        Self.scenePrepositions.contains(preposition), preposition != "by"
      {
        return true
      }
      position = head(position)
    }
    return false
  }
}
