import Gazetteer
import Language

/// Where an incident happened when its own sentences name no place: the place another sentence named, as far as the words
/// let it stand.
extension Reading {
  func inheritPlaces(_ episodes: inout [Episode], lead: Int?) {
    for index in episodes.indices {
      if let place = pointedAt(by: episodes[index]) {
        episodes[index].settings.append(place)
        continue
      }
      // A name that the gazetteer has and that is no country needs no help.
      guard
        !episodes[index].places.contains(where: {
          places[$0].country != nil || places[$0].name != nil || places[$0].isArea
        })
      else { continue }
      if let place = besides(episodes[index]) {
        episodes[index].settings.append(place)
      } else if let place = areaTold(before: index, episodes) ?? lead.flatMap({ area(of: episodes[$0]) }) {
        episodes[index].settings.append(place)
      }
    }
  }

  /// "the town", "the same camp", "there": the place named last before the word.
  private func pointedAt(by episode: Episode) -> Int? {
    guard !episode.places.contains(where: { !places[$0].isArea && places[$0].country == nil }) else { return nil }
    for account in episode.accounts {
      for mention in account.mentions {
        for token in text.sentences[account.sentence].tokens where points(token, from: mention.token) {
          let isAnywhere = lower[token] == "there"
          let before = places.indices.last { index in
            places[index].tokens.upperBound <= token
              && (isAnywhere || !places[index].isArea && places[index].country == nil)
          }
          if let before, sentencesApart(before, account.sentence) <= 3 { return before }
        }
      }
    }
    return nil
  }

  /// Whether a word under an event points back to a place.
  private func points(_ token: Int, from event: Int) -> Bool {
    guard isWithin(token, event), placeOf[token] < 0 else { return false }
    if lower[token] == "there" { return relation(token) == .advmod }
    guard ["town", "village", "city", "camp", "hamlet", "settlement", "port"].contains(lower[token]) else {
      return false
    }
    // "the village of X" is no later mention.
    guard children(token).contains(where: { ["the", "that", "this", "same"].contains(lower[$0]) }),
      !children(token).contains(where: {
        [.nmod, .appos, .compound, .amod, .aclRelcl].contains(relation($0)) && lower[$0] != "same"
      })
    else { return false }
    return [.obl, .nmod, .obj, .nsubjPass].contains(relation(token))
  }

  private func sentencesApart(_ place: Int, _ sentence: Int) -> Int {
    let start = places[place].tokens.lowerBound
    let here = text.sentences.firstIndex { $0.tokens.contains(start) } ?? 0
    return abs(sentence - here)
  }

  /// A place in the event's own sentence that its tree hangs elsewhere: not a speaker's, an owner's or an origin.
  private func besides(_ episode: Episode) -> Int? {
    for account in episode.accounts where account.weight > 0 {
      let tokens = text.sentences[account.sentence].tokens
      let inside = places.indices.filter { tokens.contains(places[$0].tokens.lowerBound) }
      let free = inside.first { index in
        let chief = chief(places[index].tokens)
        guard !account.origins.contains(index), !episode.places.contains(index), relation(chief) != .nsubj,
          relation(chief) != .nmodPoss
        else { return false }
        return ["in", "at", "near", "of", "outside"].contains(preposition(chief) ?? "") && !isSpeaker(chief)
      }
      if let free { return free }
    }
    return nil
  }

  /// The area of the incident told before this one in the same stretch of text.
  private func areaTold(before index: Int, _ episodes: [Episode]) -> Int? {
    guard let before = episodes.indices.last(where: { $0 < index && !episodes[$0].places.isEmpty }) else { return nil }
    return area(of: episodes[before])
  }

  /// The widest that an incident's own words say of its place.
  private func area(of episode: Episode) -> Int? {
    episode.places.first { places[$0].country != nil } ?? episode.places.first { places[$0].isArea }
      ?? episode.places.first
  }
}
