import Incidents
import Language

/// Whether an incident is confirmed, claimed, denied, in doubt or simply reported.
extension Reading {
  /// Confirmed when its author admits it; denied when its author, or the one blamed, says it did not, and nobody else owns it;
  /// claimed when its author says so, or one voice alone that claims; unverified when the text says that nobody could check.
  func status(of episode: Episode) -> (status: Status, rule: Rule) {
    let countries = Set(episode.actors.compactMap(\.party.country))
    for account in episode.accounts where account.voice?.speech == .confirm {
      guard let speaker = account.voice?.speaker else { continue }
      let isAuthor =
        account.actors.contains { $0.party.tokens.contains(speaker) }
        || country(around: speaker).map { countries.contains($0) } ?? false
      if isAuthor { return (.confirmed, .statusAdmitted) }
    }
    let isOwned = episode.actors.contains { $0.certainty == .claimed && $0.party.country ?? $0.party.name != nil }
    if !isOwned, episode.actors.contains(where: { $0.certainty == .denied }) { return (.denied, .statusDenied) }
    for account in episode.accounts {
      if account.voice?.speech == .claim { return (.claimed, .statusClaimed) }
      if account.voice?.speech != .hedge, let speaker = account.voice?.speaker,
        account.actors.contains(where: { $0.party.tokens.contains(speaker) })
      {
        return (.claimed, .statusClaimed)
      }
    }
    if episode.actors.contains(where: { $0.certainty == .claimed }) { return (.claimed, .statusClaimed) }
    let isDoubted = Set(episode.accounts.map(\.sentence)).contains { sentence in
      text.sentences[sentence].tokens.contains { covering($0)?.standing == .unverified }
    }
    return isDoubted ? (.unverified, .statusDoubted) : (.reported, .statusTold)
  }

  /// The country a speaker speaks for, as far as its own words name it.
  private func country(around speaker: Int) -> String? {
    let words = phrase(speaker)
    for token in words.lowerBound..<Swift.min(words.upperBound + 6, lower.count)
    where placeOf[token] >= 0 && (words.contains(token) || isWithin(token, speaker)) {
      if let country = places[Int(placeOf[token])].country { return country }
    }
    return nil
  }
}
