import Gazetteer
import Language

/// Whose men, arms and forces are meant, where the text says "its" and "our" or only "the army".
extension Reading {
  func hasPossessor(_ token: Int) -> Bool {
    children(token).contains { relation($0) == .nmodPoss && ["its", "their", "our"].contains(lower[$0]) }
  }

  /// Who "its" and "their" stand for: the nearest party before them in the sentence, or a group by name in the one before.
  func possessor(of token: Int, _ gazetteer: Gazetteer, orBefore: Bool = false) -> Party? {
    guard hasPossessor(token) else { return nil }
    // "our aircraft": those of whose statement it is, named first.
    if children(token).contains(where: { lower[$0] == "our" }), let speaker = firstForce(gazetteer) { return speaker }
    var isBefore = false
    for position in (Swift.max(0, token - 60)..<token).reversed() {
      if groupOf[position] >= 0 { return party(ofGroup: position) }
      if isBefore {
        if [".", "!", "?"].contains(lower[position]) { return nil }
        continue
      }
      if placeOf[position] >= 0, relation(position) == .nsubj || relation(position) == .nmodPoss,
        let party = government(of: places[Int(placeOf[position])], gazetteer)
      {
        return party
      }
      if let sense = senses(position)?.party, sense.role == .state, relation(position) == .nsubj,
        let country = countryWord(around: position, phrase(position), gazetteer)
      {
        return Party(text: string(phrase(position)), country: country, isState: true, tokens: phrase(position))
      }
      if position < token - 1, [".", "!", "?"].contains(lower[position]) {
        guard orBefore else { return nil }
        isBefore = true
      }
    }
    return nil
  }

  /// The force or group that a report names first.
  private func firstForce(_ gazetteer: Gazetteer) -> Party? {
    for position in lower.indices.prefix(400) {
      if groupOf[position] >= 0 { return party(ofGroup: position) }
      guard position > 0, isCapitalised(position - 1), covering(position)?.party?.role == .state,
        let country = nationality(of: position - 1, gazetteer)
      else { continue }
      return Party(
        text: string(position - 1..<position + 1), country: country, sector: "MIL", isState: true,
        tokens: position - 1..<position + 1)
    }
    return nil
  }

  /// "the army", where an army was named with its country before.
  func forceBefore(_ token: Int, _ sector: String, _ gazetteer: Gazetteer) -> String? {
    // "a patrol" is one not told of before.
    guard !children(token).contains(where: { relation($0) == .det && lower[$0] != "the" }) else { return nil }
    for position in (Swift.min(Swift.max(1, token - 300), token)..<token).reversed() {
      guard let sense = covering(position)?.party, sense.role == .state, sense.sector == sector, !isOffice(position)
      else { continue }
      let last = markRange(position).upperBound
      if last + 2 < token, lower[last] == "of",
        let country = (last + 1...last + 2).lazy.compactMap({ gazetteer.nationality(lower[$0]) }).first
      {
        return country
      }
      let first = markRange(position).lowerBound - 1
      guard first >= 0 else { continue }
      if isCapitalised(first), let country = nationality(of: first, gazetteer) { return country }
      if placeOf[first] >= 0 { return places[Int(placeOf[first])].country }
      if first > 0, ["'s", "'"].contains(lower[first]), placeOf[first - 1] >= 0 {
        return places[Int(placeOf[first - 1])].country
      }
    }
    return nil
  }
}
