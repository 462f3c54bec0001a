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
        account.mentions.contains { isGoverned($0.token, by: range, scope) && !range.contains($0.token) }
      }
      let outside = accounts.firstIndex { account in
        account.mentions.contains { !isGoverned($0.token, by: range, scope) }
      }
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
        // What hangs on the word answers, else that on which it hangs.
        let under = accounts.indices.first { index in
          accounts[index].mentions.contains { isWithin($0.token, scope) || range.contains($0.token) }
        }
        let above = accounts.indices.first { index in
          accounts[index].mentions.contains { isWithin(scope, $0.token) }
        }
        if let first = under ?? above ?? outside {
          if accounts[first].link == nil {
            // "the raid answered the bombing": what was done to the object came first.
            let object = children(chief(range)).first { relation($0) == .obj }
            let cause = object.flatMap { object in
              accounts.indices.first { other in
                other != first && accounts[other].mentions.contains { isWithin($0.token, object) }
              }
            }
            accounts[first].link = (link, cause ?? (accounts.count > 1 && first > 0 ? first - 1 : nil), range)
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
        if isOfTime(range, scope) { break }
        if let outside, let inside, outside != inside, accounts[outside].link == nil {
          accounts[outside].link = (link, inside, range)
        }
      }
    }
    countFromOther(&accounts, tokens)
  }

  /// The accounts before it in its sentence that an account is linked with as another event: "fired on the village after rebels
  /// had shelled the fort"; "died after the attack" is of the attack.
  func toldAgainst(_ index: Int, _ accounts: ArraySlice<Account>) -> [Int] {
    let account = accounts[index]
    var first = index
    while first > accounts.startIndex, accounts[first - 1].sentence == account.sentence { first -= 1 }
    return (first..<index).filter { other in
      let isLinked =
        account.link?.other.map { first + $0 == other } ?? false
        || accounts[other].link?.other.map { first + $0 == index } ?? false
      if account.isShare && accounts[other].isShare { return true }
      return isLinked && !account.isHarmOnly && !accounts[other].isHarmOnly
    }
  }
}
