import Incidents
import Language

/// One wave of violence at several places, told at one go: each place is an incident.
extension Reading {
  /// "Another three died at Muzaffarabad", "Zaporizhzhia: nine killed": harm at one more place of the wave told before.
  func kin(of account: Account, after last: Int, _ episodes: [Episode]) -> Int? {
    let harms = account.tolls.contains { $0.kind != .captured && ($0.value.best ?? $0.value.low ?? 0) > 0 }
    let isTold = account.hasTopicPlace || !account.mentions.allSatisfy { $0.sense.class == .count }
    guard isTold, harms || account.hasTopicPlace || hitsKnownSite(account), account.weight >= 0.5, isEarnest(account),
      !account.isPluperfect, !isMishap(account.sentence)
    else {
      return nil
    }
    let isExact = account.places.contains { places[$0].country == nil || account.hasTopicPlace }
    guard isExact, let told = episodes[last].accounts.last?.sentence, account.sentence - told <= (tone == .war ? 6 : 3)
    else { return nil }
    guard account.mentions.contains(where: { $0.standing == .asserted }) else { return nil }
    let kin = episodes[last].kin ?? last
    guard sharesCountry(account.places, episodes[kin].places) else { return nil }
    if let a = account.date, let b = episodes[kin].date, a.end < b.start || b.end < a.start { return nil }
    return kin
  }

  /// "the refinery was hit": a blow on a thing that the tables know.
  private func hitsKnownSite(_ account: Account) -> Bool {
    account.weight >= 1 && account.mentions.contains { $0.sense.class == .blow && $0.standing == .asserted }
      && account.targets.contains { senses($0.head)?.site != nil }
  }

  /// One account for each of several coordinated places; the tolls stay with the first.
  func parts(of account: Account) -> [Account] {
    var towns = account.places.filter { places[$0].country == nil && (!places[$0].isArea || !places[$0].areas.isEmpty) }
    if towns.isEmpty { towns = account.places.filter { places[$0].country != nil } }
    guard towns.count > 1, let first = towns.first else { return [account] }
    let isShared = account.tolls.contains { respective($0, towns.count) != nil }
    if account.isHarmOnly, !isShared { return [account] }
    var joined = [first]
    for place in towns.dropFirst() {
      let chief = chief(places[place].tokens)
      let isJoined =
        relation(chief) == .conj && joined.contains { isWithin(chief, self.chief(places[$0].tokens)) }
        || areBeside(first, place)
      if isJoined || isShared, !near(place, first) { joined.append(place) }
    }
    guard joined.count > 1, isListed(joined) else { return [account] }
    let shared = account.places.filter { !joined.contains($0) }
    let own = account.tolls.map { respective($0, joined.count) }
    return joined.enumerated().map { position, place in
      var part = account
      part.places = [place] + shared
      part.tolls = zip(account.tolls, own).compactMap { toll, shares in
        if let shares { return shares[position] }
        guard position == 0 else { return nil }
        var total = toll
        total.isTotal = true
        return total
      }
      return part
    }
  }

  /// Whether "and" or "or" stands before one of these places: "in Jilib, Middle Juba" is one place in another.
  private func isListed(_ list: [Int]) -> Bool {
    guard let first = list.first, let last = list.last else { return false }
    // "between Afgooye and Mogadishu": one place, that lies between the two.
    let start = places[first].tokens.lowerBound
    if (Swift.max(0, start - 3)..<start).contains(where: { lower[$0] == "between" }) { return false }
    // "near Burkina Faso and Mali", "the border with Mali and Niger"
    if places[first].country != nil, start > 0, ["near", "with", "bordering"].contains(lower[start - 1]) {
      return false
    }
    let between =
      places[first].tokens.upperBound..<Swift.max(places[first].tokens.upperBound, places[last].tokens.lowerBound)
    return between.contains { ["and", "or", "&", "as"].contains(lower[$0]) }
  }

  /// "the plant at Abqaiq and an oilfield at Khurais": places of nominals that "and" joins.
  private func areBeside(_ a: Int, _ b: Int) -> Bool {
    let bearer = { (place: Int) -> Int in
      var position = chief(places[place].tokens)
      for _ in 0..<6 {
        guard head(position) >= 0, [.nmod, .appos, .flat, .compound, .nmodPoss].contains(relation(position)),
          tag(head(position)) != .verb
        else { break }
        position = head(position)
      }
      return position
    }
    let second = bearer(b)
    guard relation(second) == .conj, second != chief(places[b].tokens), tag(second) != .verb else { return false }
    let first = bearer(a)
    let above = head(second)
    return above == first || relation(first) == .conj && head(first) == above
      || above == chief(places[a].tokens)
  }

  /// The places of one wave have one author, one kind of weapon and one day, said once; the blows of a sum have one author.
  func shareWithKin(_ episodes: inout [Episode]) {
    for index in episodes.indices {
      if let sum = episodes[index].sum, episodes[index].actors.isEmpty {
        episodes[index].accounts[0].actors = episodes[sum].actors
      }
      guard let kin = episodes[index].kin else { continue }
      if episodes[index].actors.isEmpty { episodes[index].accounts[0].actors = episodes[kin].actors }
      if episodes[index].weapons.isEmpty { episodes[index].accounts[0].weapons = episodes[kin].weapons }
      if episodes[index].date == nil || episodes[index].isDateInherited { episodes[index].date = episodes[kin].date }
      episodes[index].type = episodes[kin].type
    }
  }
}
