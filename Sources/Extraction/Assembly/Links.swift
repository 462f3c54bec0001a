import Incidents
import Language

/// Answers and sequence between the accounts of one sentence.
extension Reading {
  func link(_ accounts: inout [Account], _ sentence: Int) {
    let tokens = text.sentences[sentence].tokens
    for token in tokens where markOf[token] >= 0 {
      guard let link = covering(token)?.link, markRange(token).lowerBound == token else { continue }
      let range = markRange(token)
      let scope = scope(of: range, over: accounts.flatMap { $0.mentions.map(\.token) })
      let inside = accounts.firstIndex { account in
        account.mentions.contains {
          isWithin($0.token, scope) && $0.token != scope || $0.token == scope && !range.contains(scope)
        }
      }
      let outside = accounts.firstIndex { account in account.mentions.contains { !isWithin($0.token, scope) } }
      switch link {
      case .retaliation:
        if let outside, outside != inside {
          accounts[outside].link = (link, inside, range)
        } else if outside == nil {
          // "the attack was a response to the strike": the subject answers what hangs on the word.
          let subjects = children(scope).filter { relation($0) == .nsubj }
          let isSubject = { (account: Account) in
            account.mentions.contains { mention in subjects.contains { isWithin(mention.token, $0) } }
          }
          if let answer = accounts.firstIndex(where: isSubject),
            let cause = accounts.firstIndex(where: { account in
              !isSubject(account) && account.mentions.contains { isWithin($0.token, scope) }
            })
          {
            accounts[answer].link = (link, cause, range)
          }
        }
      case .answers:
        if let first = accounts.indices.first(where: { index in
          accounts[index].mentions.contains {
            isWithin($0.token, scope) || isWithin(scope, $0.token) || range.contains($0.token)
          }
        }) ?? outside {
          if accounts[first].link == nil {
            accounts[first].link = (link, accounts.count > 1 && first > 0 ? first - 1 : nil, range)
          }
        }
      case .after, .before, .since:
        if let outside, let inside, outside != inside, accounts[outside].link == nil {
          accounts[outside].link = (link, inside, range)
        }
      }
    }
    // "two days after Tehran said it had bombed ...": the day of the second event, counted from the first.
    for index in dates.indices {
      let mention = dates[index]
      guard tokens.contains(mention.tokens.lowerBound), case .offset(let days, let precision) = mention.meaning,
        let word = mention.tokens.last, lower[word] == "after" || lower[word] == "before"
      else { continue }
      guard
        let later = accounts.firstIndex(where: {
          $0.mentions.contains { $0.token > word } && !$0.mentions.contains { $0.token < mention.tokens.lowerBound }
        })
      else { continue }
      // "on Sunday, a day after the raids"
      let before = mention.tokens.lowerBound - 1
      if let near = dates.indices.first(where: {
        dates[$0].span != nil && (before - 2...before).contains(dates[$0].tokens.upperBound - 1)
      }),
        let said = dates[near].span, precision == .day
      {
        let day = said.start.adding(days: -days)
        accounts[later].date = DateSpan(start: day, end: day, precision: .day, text: string(mention.tokens))
      } else if accounts[later].date == nil {
        accounts[later].offset = (-days, precision)
      }
      accounts[later].dateTokens = accounts[later].dateTokens ?? mention.tokens
      for other in accounts.indices where other != later && accounts[other].offset != nil {
        accounts[other].offset = nil
      }
    }
  }
}
