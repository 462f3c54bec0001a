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
          } else if let inside, subjects.contains(where: { tag($0).isNominal || tag($0) == .pron }) {
            // "the salvo avenged the man killed in May": what was told before answers what hangs on the word.
            accounts[inside].avenged = range
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
      case .provokes:
        let verb = chief(range)
        let isUnder = { (account: Account, relations: [DependencyRelation]) in
          children(verb).contains { child in
            relations.contains(relation(child)) && account.mentions.contains { isWithin($0.token, child) }
          }
        }
        // "killed five, prompting air strikes": the clause above is what provoked.
        let isAside = [.advcl, .acl, .xcomp, .parataxis].contains(relation(verb)) && child(verb, .nsubj) == nil
        let cause =
          accounts.firstIndex { isUnder($0, [.nsubj, .oblAgent]) }
          ?? (isAside
            ? accounts.firstIndex { account in account.mentions.contains { !isWithin($0.token, verb) } } : nil)
        if let cause, let answer = accounts.firstIndex(where: { isUnder($0, [.obj, .nsubjPass]) }), answer != cause,
          accounts[answer].link == nil
        {
          accounts[answer].link = (link, cause, range)
        }
      case .culprit:
        let noun = head(scope)
        if let answer = accounts.firstIndex(where: { account in
          account.mentions.contains { mention in mention.patients.contains { noun >= 0 && isWithin(noun, $0) } }
        }), let cause = inside, cause != answer {
          accounts[answer].link = (link, cause, range)
        }
      case .reprisal: break
      case .after, .before, .since:
        if let outside, let inside, outside != inside, accounts[outside].link == nil {
          accounts[outside].link = (link, inside, range)
        }
      }
    }
    countFromOther(&accounts, tokens)
  }
}
