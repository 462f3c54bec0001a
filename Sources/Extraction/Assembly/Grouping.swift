import Gazetteer
import Incidents
import Language

/// Which mentions of a sentence tell of one event.
extension Reading {
  /// For each mention the first mention of its event.
  func grouping(_ mentions: [Mention], _ shares: [Share], _ gazetteer: Gazetteer) -> [Int] {
    var root = Array(mentions.indices)
    let share = mentions.map { mention in shares.firstIndex { $0.tokens.contains(mention.token) } }
    for index in mentions.indices {
      var other = nearestMention(to: index, among: mentions)
      // "shelled the fort after a blast killed nine": what stands apart from the verb above goes with the words before it.
      if other >= 0, other < index - 1, separator(between: mentions[index], mentions[other]) != nil {
        other = index - 1
      }
      guard other >= 0, other != index, share[index] == share[other],
        isSame(mentions[index], mentions[other], gazetteer)
      else { continue }
      let a = find(index, root)
      let b = find(other, root)
      // Two groups are one event only when nothing in either stands against it.
      let conflict = mentions.indices.contains { i in
        find(i, root) == a
          && mentions.indices.contains { j in
            find(j, root) == b && contradict(mentions[i], mentions[j], gazetteer)
          }
      }
      if !conflict { root[Swift.max(a, b)] = Swift.min(a, b) }
    }
    return mentions.indices.map { find($0, root) }
  }

  private func find(_ index: Int, _ root: [Int]) -> Int {
    var index = index
    while root[index] != index { index = root[index] }
    return index
  }

  /// The mention above in the tree, or else the one before in the text.
  private func nearestMention(to index: Int, among mentions: [Mention]) -> Int {
    var position = head(mentions[index].token)
    for _ in 0..<40 where position >= 0 {
      if let above = mentions.firstIndex(where: { $0.token == position }) { return above }
      position = head(position)
    }
    return index - 1
  }

  private func isSame(_ a: Mention, _ b: Mention, _ gazetteer: Gazetteer) -> Bool {
    if contradict(a, b, gazetteer) { return false }
    if separator(between: a, b) != nil { return false }
    if fellsApart(a, b) || fellsApart(b, a) { return false }
    if standInSeries(a, b) || isCharge(a, of: b) || isCharge(b, of: a) { return false }
    // A clause about a party tells another story when it has its own time or place.
    for (lower, upper) in [(a, b), (b, a)] where isWithin(lower.token, upper.token) {
      if isChargedWith(lower, under: upper) { return false }
      if let noun = clauseNoun(from: lower.token, to: upper.token), isParty(noun, gazetteer),
        !upper.patients.contains(noun)
          || !lower.places.isEmpty || !lower.dates.isEmpty
      {
        let own = !lower.places.isEmpty || !lower.dates.isEmpty
        if own || upper.agents.contains(noun) && lower.sense.class != .harm { return false }
      }
    }
    return true
  }

  /// "said that 31 civilians died and that it had shot down five jets": who died did not die in what was brought down.
  private func fellsApart(_ downing: Mention, _ harm: Mention) -> Bool {
    downing.isVerb && says(downing.sense.lemma, .felling) && harm.sense.class == .harm
      && !isWithin(harm.token, downing.token)
      && harm.patients.contains { senses($0)?.party?.role == .victim || quantityOf[$0] >= 0 }
  }

  /// "A bomber kills 27 at prayer; gunmen storm a hotel": clauses parted by a semicolon, each with its own doer and sufferer.
  private func standInSeries(_ a: Mention, _ b: Mention) -> Bool {
    let between = Swift.min(a.token, b.token)..<Swift.max(a.token, b.token)
    guard between.contains(where: { lower[$0] == ";" }) else { return false }
    let isWhole = { (mention: Mention) in
      mention.isVerb && !mention.patients.isEmpty
        && (mention.agents.contains { !counts(lower[$0], .counter) } || !mention.places.isEmpty)
    }
    return isWhole(a) && isWhole(b)
  }

  /// "killing militants whom they blamed for the attack": a deed that somebody is blamed for, told of those to whom another is done.
  private func isChargedWith(_ deed: Mention, under other: Mention) -> Bool {
    guard !deed.isVerb else { return false }
    var position = head(deed.token)
    for _ in 0..<12 where position >= 0 && position != other.token {
      if senses(position)?.speech == .blame, tag(position) == .verb { return true }
      position = head(position)
    }
    return false
  }

  /// The noun whose clause holds `token` on the way up to `ancestor`.
  private func clauseNoun(from token: Int, to ancestor: Int) -> Int? {
    var position = token
    for _ in 0..<40 {
      guard position != ancestor, head(position) >= 0 else { return nil }
      if [.acl, .aclRelcl, .appos].contains(relation(position)) { return head(position) }
      position = head(position)
    }
    return nil
  }

  private func isParty(_ token: Int, _ gazetteer: Gazetteer) -> Bool {
    groupOf[token] >= 0 || senses(token)?.party != nil || tag(token) == .propn && placeOf[token] < 0
  }

  /// A word between two mentions that sets one event against another: "in retaliation for", "days after", "since".
  private func separator(between a: Mention, _ b: Mention) -> (LinkClass, Range<Int>, isBelow: Bool)? {
    let sentence = text.sentences[a.sentence].tokens
    for token in sentence where markOf[token] >= 0 {
      guard let link = covering(token)?.link else { continue }
      let range = markRange(token)
      guard token == range.lowerBound else { continue }
      if range.contains(a.token) || range.contains(b.token) { continue }
      let scope = scope(of: range, over: [a.token, b.token])
      if isOfTime(range, scope) { continue }
      let aIn = isGoverned(a.token, by: range, scope)
      let bIn = isGoverned(b.token, by: range, scope)
      guard aIn != bIn else { continue }
      if link == .after || link == .before {
        let timed =
          range.count > 1
          || (range.lowerBound > sentence.lowerBound
            && (dateOf[range.lowerBound] >= 0
              || covering(range.lowerBound - 1)?.time?.word == .unit))
        let harmful =
          a.sense.class == .harm || b.sense.class == .harm || a.sense.class == .blast || b.sense.class == .blast
        if !timed, meetsFire(bIn ? b : a) { continue }
        // "retook the town after a night of fighting in which 31 were killed": the fight that won it.
        if link == .after, [.armed_clash, .raid, .seize, .naval_attack].contains((bIn ? a : b).sense.type),
          isOfFight(scope) || isAssault(bIn ? b : a)
        {
          continue
        }
        if !timed && harmful && !areOfTwo(bIn ? a : b, bIn ? b : a) { continue }
      }
      // "shells killed three; the other side responded with strikes": an answer with a doer of its own.
      if link == .answers, hasOwnDoer(chief(range)) { return (link, range, bIn) }
      if [.answers, .provokes, .reprisal].contains(link) { continue }
      return (link, range, bIn)
    }
    return nil
  }

  /// "killed before sunrise when missiles struck": what a linking word governs is a time and no event.
  func isOfTime(_ link: Range<Int>, _ scope: Int) -> Bool { !link.contains(scope) && dateOf[scope] >= 0 }

  private func hasOwnDoer(_ verb: Int) -> Bool {
    tag(verb) == .verb
      && children(verb).contains {
        relation($0) == .nsubj && $0 < verb && (placeOf[$0] >= 0 || groupOf[$0] >= 0 || senses($0)?.party != nil)
      }
  }

  /// "after a dawn assault": a noun for a blow with nobody of its own behind it.
  private func isAssault(_ mention: Mention) -> Bool {
    !mention.isVerb && mention.sense.class == .blow && mention.sense.type == .attack
      && !children(mention.token).contains { relation($0) == .nmodPoss || preposition($0) == "by" }
  }

  /// "a night of fighting", "clashes"
  private func isOfFight(_ noun: Int) -> Bool {
    ([noun] + children(noun)).contains { senses($0)?.noun?.class == .clash }
  }

  /// "called in aircraft after coming under fire", "shot back after being attacked": one engagement, seen from those who were
  /// fired on first.
  private func meetsFire(_ inner: Mention) -> Bool {
    let isGerund = lower[inner.token].hasSuffix("ing") || children(inner.token).contains { lower[$0] == "being" }
    return isGerund && inner.sense.class != .harm && (inner.isPassive || isSuffering(inner))
      && !children(inner.token).contains { [.nsubj, .nsubjPass].contains(relation($0)) }
  }

  private func isSuffering(_ mention: Mention) -> Bool {
    ["come under", "take fire", "walk into", "fall into"].contains { mention.sense.lemma.hasPrefix($0) }
  }

  /// "shelled the town after gunmen killed a guard": a blow by somebody, and another by another, not its harm.
  private func areOfTwo(_ outer: Mention, _ inner: Mention) -> Bool {
    let isBlow = [.attack, .blow, .fire].contains(outer.sense.class) && outer.isVerb && !outer.agents.isEmpty
    // "five were stabbed to death by a man before he was shot by soldiers"
    let isByOthers = outer.sense.class == .harm && outer.isVerb && !outer.agents.isEmpty && !inner.agents.isEmpty
    return (isBlow || isByOthers) && inner.isVerb && !lower[inner.token].hasSuffix("ing") && !inner.patients.isEmpty
      && !inner.agents.contains { outer.agents.contains($0) || outer.token == $0 || tag($0) == .pron }
  }

  /// The part of the tree that a linking word governs: what hangs on it, or else the clause it marks.
  func scope(of range: Range<Int>, over tokens: [Int]) -> Int {
    let chief = chief(range)
    if ![.case_, .mark, .fixed].contains(relation(chief)),
      tokens.contains(where: { $0 != chief && isWithin($0, chief) })
    {
      return chief
    }
    for token in range.reversed()
    where [.case_, .mark].contains(relation(token)) && head(token) >= 0 && !range.contains(head(token)) {
      return head(token)
    }
    return head(chief) >= 0 ? head(chief) : chief
  }

  /// Whether a word stands in the part of the sentence that a linking word governs: by the tree, or, behind "after" or "before" in
  /// the middle of a sentence, by the order of words, until a mark or a joint ends it.
  func isGoverned(_ token: Int, by range: Range<Int>, _ scope: Int) -> Bool {
    let link = covering(range.lowerBound)?.link
    guard link == .after || link == .before, let sentence = text.sentence(of: range.lowerBound),
      range.lowerBound - text.sentences[sentence].tokens.lowerBound > 4
    else { return isWithin(token, scope) }
    guard token >= range.upperBound else { return false }
    if isWithin(token, scope) { return true }
    let before = (Swift.max(0, range.lowerBound - 6)..<range.lowerBound).last { lower[$0] == "," }
    let isAside = before.map { (comma: Int) in !(comma..<range.lowerBound).contains { tag($0) == .verb } } ?? false
    return !(range.upperBound..<token).contains { position in
      switch lower[position] {
      case ";", ":", "while", "whereas": true
      case ",":
        isAside && !isRowComma(position) || position + 1 < token && ["and", "but", "as"].contains(lower[position + 1])
      default: false
      }
    }
  }

  /// Within "Morales, Cauca,": between a place and what it lies in, or behind both.
  private func isRowComma(_ comma: Int) -> Bool {
    guard comma > 0, comma + 1 < lower.count, placeOf[comma - 1] >= 0 else { return false }
    let before = places[Int(placeOf[comma - 1])].tokens.lowerBound - 1
    return placeOf[comma + 1] >= 0 || before > 0 && lower[before] == "," && placeOf[before - 1] >= 0
  }

  /// Whether two mentions cannot be of one event.
  private func contradict(_ a: Mention, _ b: Mention, _ gazetteer: Gazetteer) -> Bool {
    if didHarm(a, b) || didHarm(b, a) { return false }
    if let x = a.dates.first.flatMap({ dates[$0].span }), let y = b.dates.first.flatMap({ dates[$0].span }),
      x.end < y.start || y.end < x.start
    {
      return true
    }
    let placesA = a.places.filter { !places[$0].isArea }
    let placesB = b.places.filter { !places[$0].isArea }
    if !placesA.isEmpty, !placesB.isEmpty, !placesA.contains(where: { x in placesB.contains { near(x, $0) } }) {
      return true
    }
    let back = { (mention: Mention) in mention.places.first { places[$0].named != nil } }
    if let x = back(a), let y = back(b), placeKeys[x] != placeKeys[y] { return true }
    // "in Chocó", "in Cauca"; "in Jamundí"
    if areInOtherProvinces(a.places, b.places, areNear: { near($0, $1) || areNeighbours($0, $1, gazetteer) }) {
      return true
    }
    if let x = a.places.compactMap({ places[$0].country }).first,
      let y = b.places.compactMap({ places[$0].country }).first, x != y
    {
      return true
    }
    guard a.sense.class != .clash, b.sense.class != .clash, a.isVerb, b.isVerb || !b.agents.isEmpty else {
      return false
    }
    let x = a.agents.compactMap { party($0, gazetteer: gazetteer, asActor: true) }.filter { $0.isState || $0.isArmed }
    let y = b.agents.compactMap { party($0, gazetteer: gazetteer, asActor: true) }.filter { $0.isState || $0.isArmed }
    guard !x.isEmpty, !y.isEmpty else { return false }
    let known = { (parties: [Party]) in Set(parties.compactMap { $0.country }) }
    return !known(x).isEmpty && !known(y).isEmpty && known(x).isDisjoint(with: known(y))
  }

  /// Whether a province is named with one of two sets of places, and none of the one lies by any of the other.
  func areInOtherProvinces(_ a: [Int], _ b: [Int], areNear: (Int, Int) -> Bool) -> Bool {
    func isTold(_ place: Int) -> Bool {
      places[place].isProvince || places[place].isExact && !places[place].provinces.isEmpty
    }
    let (here, there) = (a.filter(isTold), b.filter(isTold))
    return !here.isEmpty && !there.isEmpty && (here + there).contains { places[$0].isProvince }
      && !here.contains { x in there.contains { areNear(x, $0) } }
  }

  /// "In El Fasher, shelling on the Abu Shouk camp killed six": the blow is what killed, wherever its place lies.
  private func didHarm(_ blow: Mention, _ harm: Mention) -> Bool {
    harm.sense.class == .harm && relation(blow.token) == .nsubj && head(blow.token) == harm.token
  }

  /// "on Tarata Street, in the middle-class district of Miraflores": one place in another, in one breath.
  private func areNested(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    let between = Swift.min(a.upperBound, b.upperBound)..<Swift.max(a.lowerBound, b.lowerBound)
    guard (1...8).contains(between.count) else { return false }
    let isIn = between.contains { ["in", "of"].contains(lower[$0]) }
    return isIn
      && between.allSatisfy {
        ["in", "the", "of", ",", "'s", "’s", "a", "an", "-"].contains(lower[$0]) || says($0, .locality)
          || [.adj, .noun].contains(tag($0)) && covering($0)?.party == nil && covering($0)?.noun == nil
      }
  }

  /// Whether a city's name, which is its province's too, and another's can be of places next to each other: "Haret Hreik" and
  /// "Beirut".
  private func areNeighbours(_ a: Int, _ b: Int, _ gazetteer: Gazetteer) -> Bool {
    guard places[a].namesTown || places[b].namesTown, let x = places[a].name, let y = places[b].name else {
      return false
    }
    let there = Set(gazetteer.places(y).prefix(6))
    return gazetteer.places(x).prefix(6).contains { id in
      gazetteer.towns(near: gazetteer.coordinate(of: id), withinMetres: Self.beside).contains { there.contains($0) }
    }
  }

  /// Metres between a city and what may count as part of it.
  private static let beside = 40_000.0

  /// Whether two place names can be of one place: the same, or one inside the other.
  func near(_ a: Int, _ b: Int) -> Bool {
    let x = places[a]
    let y = places[b]
    if x.name != nil, x.name == y.name { return true }
    if placeKeys[a] == placeKeys[b] || areNested(x.tokens, y.tokens) { return true }
    if let country = x.country { return y.countries.contains(country) || y.country == country }
    if let country = y.country { return x.countries.contains(country) }
    if x.name == nil || y.name == nil { return false }
    if !Set(x.areas).isDisjoint(with: y.provinces) || !Set(y.areas).isDisjoint(with: x.provinces) { return true }
    return (x.isArea && x.areas.isEmpty || y.isArea && y.areas.isEmpty)
      && !Set(x.countries).isDisjoint(with: y.countries)
  }
}
