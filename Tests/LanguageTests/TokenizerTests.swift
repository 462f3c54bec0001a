import Language
import Testing

private func words(_ text: String) -> [String] {
  let annotated = AnnotatedText(segmenting: text)
  return annotated.tokens.map { annotated.string(of: $0) }
}

@Suite("Tokens")
struct TokenizerTests {
  @Test(
    "Clitics are tokens of their own",
    arguments: [
      ("They didn't leave.", "They did n't leave ."), ("He can't and WON'T go", "He ca n't and WO N'T go"),
      ("the army's post", "the army 's post"), ("the army’s post", "the army ’s post"),
      ("we've, they're", "we 've , they 're"),
      ("It cannot hold", "It can not hold"), ("the guards' post", "the guards ' post"),
      ("Sana'a and Qur'an and O'Neill", "Sana'a and Qur'an and O'Neill"), ("U.S.'s role", "U.S. 's role"),
    ])
  func clitics(text: String, tokens: String) { #expect(words(text) == tokens.split(separator: " ").map(String.init)) }

  @Test(
    "Hyphens part words, save after bound prefixes and in numbers",
    arguments: [
      ("al-Qalam brigade", "al - Qalam brigade"), ("a 30-year-old man", "a 30 - year - old man"),
      ("re-elected members", "re-elected members"), ("pro-government and non-state", "pro-government and non-state"),
      ("twenty-two men", "twenty-two men"), ("call 555-0199", "call 555-0199"), ("10-15 men", "10 - 15 men"),
      ("the raid -- at dawn", "the raid -- at dawn"), ("the raid—at dawn", "the raid — at dawn"),
    ])
  func hyphens(text: String, tokens: String) { #expect(words(text) == tokens.split(separator: " ").map(String.init)) }

  @Test(
    "Numbers, sums and clock times are whole",
    arguments: [
      ("It cost $3.5 million.", "It cost $ 3.5 million ."), ("1,200,000 rials", "1,200,000 rials"),
      ("at 10:30, then", "at 10:30 , then"), ("at 4.30 p.m. today", "at 4.30 p.m. today"), ("50% more", "50 % more"),
      ("5km away at 10am", "5 km away at 10 am"), ("9/11 and 3/4", "9/11 and 3/4"), ("1,2 or 3", "1 , 2 or 3"),
    ])
  func numbers(text: String, tokens: String) { #expect(words(text) == tokens.split(separator: " ").map(String.init)) }

  @Test(
    "Abbreviations and initials keep their stop",
    arguments: [
      ("Gen. A. B. Khan of the U.S. army", "Gen. A. B. Khan of the U.S. army"), ("No. 5 of no. It", "No. 5 of no . It"),
      ("on Jan. 18 e.g. here", "on Jan. 18 e.g. here"), ("Acme Corp. said", "Acme Corp. said"),
      ("He fled. Then", "He fled . Then"), ("He fled.Then", "He fled . Then"),
    ])
  func abbreviations(text: String, tokens: String) {
    #expect(words(text) == tokens.split(separator: " ").map(String.init))
  }

  @Test(
    "Addresses are whole, without the stop after them",
    arguments: [
      ("See http://example.org/a?b=c.", "See http://example.org/a?b=c ."), ("(www.example.org)", "( www.example.org )"),
      ("write to desk@example.org, please", "write to desk@example.org , please"),
    ])
  func addresses(text: String, tokens: String) { #expect(words(text) == tokens.split(separator: " ").map(String.init)) }

  @Test("Letters of other scripts stay together, and typographic marks are apart")
  func otherScripts() {
    #expect(words("“Zaragoza”, à Kerman…") == ["“", "Zaragoza", "”", ",", "à", "Kerman", "…"])
    #expect(words("سراوان شهر") == ["سراوان", "شهر"])
    #expect(words("Ağrı–Van") == ["Ağrı", "–", "Van"])
  }

  @Test(
    "Long runs of one mark take no longer than their length",
    arguments: [
      "1-", "'", "`", "a.", "A.", "aa.Bb", "(", "\"", "x'", "@a.", "9,", "-", "....'", "&A", "No. ", "word\n", "e-",
    ])
  func longRuns(piece: String) {
    let text = String(repeating: piece, count: 8_000)
    let annotated = AnnotatedText(segmenting: text)
    #expect(annotated.tokens.last?.range.upperBound ?? 0 >= text.utf8.count - 1)
  }

  @Test("Tokens cover all that is not white space, in order and without overlap", arguments: 0..<40)
  func coverage(seed: Int) {
    let annotated = AnnotatedText(segmenting: Noise.text(seed: UInt64(seed), bytes: 3000))
    var end = 0
    for token in annotated.tokens {
      #expect(token.range.lowerBound >= end && !token.range.isEmpty)
      let gap = annotated.string(in: end..<token.range.lowerBound)
      #expect(
        gap.unicodeScalars.allSatisfy {
          $0.properties.isWhitespace || $0.value == 0 || $0 == "\u{200B}" || $0 == "\u{FEFF}"
        })
      end = token.range.upperBound
    }
    #expect(annotated.sentences.flatMap { Array($0.tokens) } == Array(annotated.tokens.indices))
  }
}
