extension AnnotatedText {
  /// Mends trees in which what is said of the subject hangs on the verb and takes the subject with it: "troops loyal to the
  /// president attacked a camp", read as attacking loyally. The adjective describes the noun before it; the noun is the subject.
  mutating func repairApposites(in words: Range<Int>) {
    for adjective in words where tokens[adjective].tag == .adj {
      let relation = tokens[adjective].relation
      let verb = tokens[adjective].head
      guard [.advmod, .advcl, .ccomp, .nsubj].contains(relation), words.contains(verb), verb > adjective,
        tokens[verb].tag == .verb, adjective > words.lowerBound
      else { continue }
      let noun = adjective - 1
      guard tokens[noun].head == adjective, tokens[noun].relation == .nsubj, tokens[noun].tag.isNominal,
        !words.contains(where: { word in
          let link = tokens[word].relation
          return tokens[word].head == adjective && (link == .cop || link == .mark || link == .aux)
            || tokens[word].head == verb && word != adjective && (link == .nsubj || link == .nsubjPass)
        })
      else { continue }
      tokens[noun].head = verb
      tokens[noun].relation =
        words.contains { tokens[$0].head == verb && tokens[$0].relation == .auxPass } ? .nsubjPass : .nsubj
      tokens[adjective].head = noun
      tokens[adjective].relation = .amod
    }
  }
}
