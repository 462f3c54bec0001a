import Language
import Testing

/// The model of the repository.
private let model = Result { try LanguageModel(path: modelPath) }

/// Found from this file, wherever the repository lies.
private var modelPath: String {
  let folders = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
  return folders.joined(separator: "/") + "/Sources/Language/Model/english.model"
}

@Suite("Tags, lemmas and trees")
struct ParserTests {
  /// "dependent relation head" for each token of a text, by lemma.
  private func arcs(_ text: String) throws -> Set<String> {
    let annotated = try model.get().annotate(text)
    return Set(
      annotated.tokens.map { token in
        let head = token.head < 0 ? "ROOT" : annotated.lemma(of: annotated.tokens[token.head])
        return "\(annotated.lemma(of: token)) \(token.relation.name) \(head)"
      }.map { $0.lowercased() })
  }

  @Test("An active sentence has subject, verb and object")
  func active() throws {
    let arcs = try arcs("The rebels attacked the village.")
    #expect(arcs.isSuperset(of: ["rebel nsubj attack", "village obj attack", "attack root root"]))
  }

  @Test("What an editor puts in brackets is no part of the sentence around it")
  func aside() throws {
    let bare = try arcs("The front attacked the power station near the capital.")
    let arcs = try arcs("The front [FPL] attacked [words indistinct] the power station near the capital.")
    #expect(arcs.isSuperset(of: bare))
  }

  @Test(
    "The verb of a perfect bears its subject and objects, and hangs on no object of its own",
    arguments: [
      "Iran had previously fired missiles and deployed drones against bases of the group.",
      "The rebels had already fired rockets and laid mines near the bridge.",
    ])
  func perfect(text: String) throws {
    let annotated = try model.get().annotate(text)
    let fired = try #require(annotated.tokens.first { annotated.lemma(of: $0) == "fire" })
    #expect(fired.relation == .root)
    #expect(try arcs(text).contains { $0.hasSuffix(" obj fire") })
    #expect(try arcs(text).contains { $0.hasSuffix(" nsubj fire") })
  }

  @Test(
    "A day, an aside or an object that is read as part of the subject is put right",
    arguments: [
      ("On Monday troops killed four rebels in Sukma.", ["troops nsubj kill", "monday obl kill"]),
      ("Troops loyal to the president attacked a camp near the river.", ["troops nsubj attack", "loyal amod troops"]),
      ("The army said its drone bombed villagers in Kaduna.", ["drone nsubj bomb", "villager obj bomb"]),
      ("Cartel gunmen ambushed state police in Coatepec.", ["gunman nsubj ambush", "police obj ambush"]),
      ("The ministry said it had struck military targets.", ["it nsubj strike", "target obj strike"]),
      ("Shortly before the barrage two gunmen opened fire.", ["gunman nsubj open", "barrage obl open"]),
      ("Srinagar, June 11: A soldier was killed at night.", ["soldier nsubj:pass kill", "srinagar parataxis kill"]),
    ])
  func subjects(text: String, wanted: [String]) throws {
    #expect(try arcs(text).isSuperset(of: wanted))
  }

  @Test("A verb with an object hangs on no noun before it as its participle")
  func clause() throws {
    let arcs = try arcs(
      "Hours later, in the early hours of Tuesday, aircraft of the Saudi-led coalition bombed the Yemeni capital, Sanaa."
    )
    #expect(arcs.isSuperset(of: ["aircraft nsubj bomb", "capital obj bomb"]))
  }

  @Test("What a vehicle is full of is no verb of the clause, and a clause of time keeps its subject")
  func load() throws {
    let arcs = try arcs("Twenty people died after a lorry packed with explosives rammed the gate of a barracks in Gao.")
    #expect(arcs.isSuperset(of: ["lorry nsubj ram", "pack acl lorry", "ram advcl die", "gate obj ram"]))
  }

  @Test("A month beside a number is no auxiliary")
  func month() throws {
    let arcs = try arcs("An air strike on a house in Gaza on 30 May reportedly killed seven people.")
    #expect(arcs.isSuperset(of: ["kill root root", "people obj kill"]))
    #expect(!arcs.contains("may aux kill"))
  }

  @Test("A passive sentence has a passive subject and its agent")
  func passive() throws {
    let arcs = try arcs("Two soldiers were killed by gunmen near the border.")
    #expect(
      arcs.isSuperset(of: [
        "soldier nsubj:pass kill", "be aux:pass kill", "gunman obl:agent kill", "two nummod soldier",
      ]))
  }

  @Test(
    "Capitals do not change the tree",
    arguments: [
      "Two soldiers were killed by gunmen on Friday.", "Gunmen attacked the village and killed two soldiers.",
    ])
  func upperCase(text: String) throws {
    let mixed = try model.get().annotate(text)
    let upper = try model.get().annotate(text.uppercased())
    #expect(mixed.tokens.map(\.head) == upper.tokens.map(\.head))
    #expect(mixed.tokens.map(\.relation) == upper.tokens.map(\.relation))
  }

  @Test(
    "Lemmas of verbs and nouns",
    arguments: [
      ("They struck the bases.", "strike"), ("The men were shot dead.", "shoot"), ("They strafed the camps.", "strafe"),
      ("They stopped the convoys.", "stop"), ("The women and children fled.", "woman"),
      ("Bombs fell on the cities.", "city"),
      ("He was carrying explosives.", "carry"), ("Two bodies lay there.", "body"), ("It besieged the town.", "besiege"),
    ])
  func lemmas(text: String, lemma: String) throws {
    let annotated = try model.get().annotate(text)
    #expect(annotated.tokens.map { annotated.lemma(of: $0) }.contains(lemma))
  }

  @Test("Each sentence is one tree", arguments: 0..<30)
  func trees(seed: Int) throws {
    let annotated = try model.get().annotate(Noise.text(seed: UInt64(seed), bytes: 1500))
    for (index, sentence) in annotated.sentences.enumerated() {
      #expect(sentence.isParsed)
      let roots = sentence.tokens.filter { annotated.tokens[$0].head < 0 }
      #expect(roots.count == 1)
      guard let root = roots.first else { continue }
      #expect(annotated.root(ofSentence: index) == root)
      #expect(annotated.descendants(of: root) == Array(sentence.tokens))
    }
  }

  @Test("A sentence of thousands of words is one tree, made in pieces")
  func longSentence() throws {
    let annotated = try model.get().annotate(String(repeating: "bombs fell on the town, ", count: 400))
    #expect(annotated.sentences.count == 1)
    #expect(annotated.tokens.filter { $0.head < 0 }.count == 1)
    #expect(annotated.tokens.allSatisfy { $0.head < annotated.tokens.count })
  }

  @Test("Deep nesting is no trouble")
  func nestedQuotes() throws {
    let text = String(repeating: "\"(", count: 2000) + "fire" + String(repeating: ")\"", count: 2000)
    #expect(try model.get().annotate(text).tokens.count == 8001)
  }

  @Test("The same text gives the same answer, at once or sentence by sentence")
  func determinism() throws {
    let model = try model.get()
    let text = "Gunmen shot two men. The army said it had hit a camp. Nobody knew who fired."
    let whole = model.annotate(text)
    #expect(model.annotate(text).tokens == whole.tokens)
    var single = model.segment(text)
    model.parse(&single, sentences: [1])
    #expect(single.sentences.map(\.isParsed) == [false, true, false])
    for position in single.sentences[1].tokens {
      #expect(single.tokens[position].relation == whole.tokens[position].relation)
      #expect(single.lemma(of: single.tokens[position]) == whole.lemma(of: whole.tokens[position]))
    }
  }

  @Test("What is found in a sentence does not depend on the sentences parsed with it")
  func company() throws {
    let model = try model.get()
    let lines = [
      "Shells fell on the bridge.", "No.", "The mayor, who had fled the week before, said that nobody was hurt.",
      "Two of the wounded, both of them drivers, died in a clinic of the border town on Monday night.",
    ]
    var text = ""
    for turn in 0..<24 { text += "\(lines[turn * 3 % 4]) \(lines[turn % 3]) " }
    let together = model.annotate(text)
    var apart = model.segment(text)
    for sentence in apart.sentences.indices.reversed() { model.parse(&apart, sentences: [sentence, sentence]) }
    #expect(together.sentences.count >= 40)
    #expect(apart.tokens == together.tokens)
  }

  @Test("What is found in a text does not depend on the texts read before, however many their words")
  func memory() throws {
    let model = try LanguageModel(path: modelPath)
    let text = "Gunmen of the Tarvand front shot two drivers near Old Veshkar. The mayor said nobody knew who fired."
    let fresh = model.annotate(text)
    // No word twice, and more of them than are kept.
    var words = ""
    for number in 0..<6000 { words += "q\(number * number)k\(number % 20 == 19 ? ". " : " ")" }
    let read = model.annotate(words)
    #expect(model.annotate(text).tokens == fresh.tokens)
    var end = model.segment(words)
    model.parse(&end, sentences: end.sentences.indices.suffix(20))
    model.parse(&end, sentences: end.sentences.indices.prefix(20))
    for sentence in end.sentences where sentence.isParsed {
      #expect(end.tokens[sentence.tokens] == read.tokens[sentence.tokens])
    }
  }

  @Test("Nothing gives nothing")
  func empty() throws {
    for text in ["", " \n\n \t", "\u{FEFF}"] { #expect(try model.get().annotate(text).tokens.isEmpty) }
  }
}

@Suite("Model files")
struct ModelFileTests {
  @Test("A file that is missing or no model is refused in one line")
  func refusal() {
    #expect(throws: LanguageError.self) { try LanguageModel(path: "/nowhere/english.model") }
    #expect(throws: LanguageError.damaged(path: #filePath)) { try LanguageModel(path: #filePath) }
    #expect(!LanguageError.otherVersion(path: "m", found: 1, wanted: 2).description.contains("\n"))
  }
}
