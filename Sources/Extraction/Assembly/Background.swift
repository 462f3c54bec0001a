import Incidents
import Language

/// What is news and what is background.
extension Reading {
  /// Whether an episode is an older incident told as background to the news.
  func isBackground(_ index: Int, _ episodes: [Episode]) -> Bool {
    guard let published = report.published, let date = episodes[index].date else {
      return isOld(episodes[index].first) && index > 0
    }
    let leadIndex = episodes.indices.first { (episodes[$0].date?.end.dayNumber ?? 0) >= published.dayNumber - 14 }
    guard let leadIndex, let lead = episodes[leadIndex].date else {
      // No news of the last days: what opens the text is its subject, however old.
      return episodes[index].first.sentence > 3 && date.end.dayNumber < published.dayNumber - 14
    }
    if index == leadIndex { return false }
    let age = lead.start.dayNumber - date.end.dayNumber
    if age > 7 { return true }
    if age <= 0 { return false }
    let linked = episodes.indices.contains { episodes[$0].trigger?.episode == index } || episodes[index].trigger != nil
    if linked { return false }
    let sameSide = !Set(episodes[index].actors.compactMap(\.party.country)).isDisjoint(
      with: episodes[leadIndex].actors.compactMap(\.party.country))
    return !sameSide && age >= 2
  }
}
