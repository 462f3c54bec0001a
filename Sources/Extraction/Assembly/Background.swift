import Incidents
import Language

/// What is news and what is background.
extension Reading {
  /// Whether an episode is an older incident told as background to the news.
  func isBackground(_ index: Int, _ episodes: [Episode]) -> Bool {
    let episode = episodes[index]
    guard let published = report.published, let date = episode.date else { return isOld(episode.first) && index > 0 }
    // What heads an entry of a list is told for its own sake; "had left 71 dead there in January" is not.
    if episode.first.hasTopicPlace && !episode.first.isPluperfect || episode.first.hasTopicDate { return false }
    if published.dayNumber - date.end.dayNumber <= 7 { return false }
    if published.dayNumber - date.end.dayNumber <= 60, looksBack(episodes, from: published) { return false }
    let lead = episodes.first { ($0.date?.end.dayNumber ?? 0) >= published.dayNumber - 14 }?.date
    guard let lead else {
      // No news of the last days: a report of war that looks back has the past for its subject.
      return (tone != .war || episodes.count == 1) && published.dayNumber - date.end.dayNumber > 60
    }
    return lead.start.dayNumber - date.end.dayNumber > 7
  }

  /// Most of what a report tells by its day, and no less than three incidents, are of the weeks before the last: a list of what
  /// happened then is its news, unless it opens with something of the last days.
  private func looksBack(_ episodes: [Episode], from published: CalendarDate) -> Bool {
    if let news = episodes.first, !news.isDateInherited, let day = news.date,
      published.dayNumber - day.end.dayNumber <= 3
    {
      return false
    }
    let ages = episodes.filter { !$0.isDateInherited }.compactMap(\.date).map { published.dayNumber - $0.end.dayNumber }
    let past = ages.count { (8...60).contains($0) }
    return past >= 3 && past * 2 > ages.count
  }
}
