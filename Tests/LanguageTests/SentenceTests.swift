import Language
import Testing

private func sentences(_ text: String) -> [String] {
  let annotated = AnnotatedText(segmenting: text)
  return annotated.sentences.map { annotated.string(of: $0.tokens) }
}

@Suite("Sentences and paragraphs")
struct SentenceTests {
  @Test("A stop ends a sentence, an abbreviation's does not")
  func stops() {
    #expect(
      sentences("Gen. Amir spoke on Jan. 5. The U.S. denied it. Did he? \"No!\" He left.")
        == ["Gen. Amir spoke on Jan. 5.", "The U.S. denied it.", "Did he?", "\"No!\"", "He left."])
  }

  @Test("An abbreviation ends a sentence when a word follows that opens sentences")
  func abbreviationAtEnd() {
    #expect(sentences("They came from the U.S. The raid failed.") == ["They came from the U.S.", "The raid failed."])
    #expect(sentences("The U.S. Navy left.") == ["The U.S. Navy left."])
  }

  @Test("Closing quotes and brackets belong to the sentence they close")
  func closers() {
    #expect(sentences("\"We left.\" They stayed. (It rained.) So what.").first == "\"We left.\"")
    #expect(sentences("\"Stop!\" he cried. It was late.") == ["\"Stop!\" he cried.", "It was late."])
  }

  @Test("Text without capitals is still parted")
  func smallLetters() { #expect(sentences("the bomb went off. nobody was hurt.").count == 2) }

  @Test("The place and date before a report are a sentence of their own")
  func datelines() {
    for (text, dateline) in [
      ("QUETTA, Jan 17 (Agency) -- Two men were shot.", "QUETTA, Jan 17 (Agency) --"),
      ("ISLAMABAD, Jan 17 - Two men were shot.", "ISLAMABAD, Jan 17 -"),
      ("LIMA (Agency) — Two men were shot.", "LIMA (Agency) —"),
      ("Guatemala City, 4 May (Agency) -- Two men were shot.", "Guatemala City, 4 May (Agency) --"),
      ("San Jose, 9 Mar (ONE-TWO) -- Two men were shot.", "San Jose, 9 Mar (ONE-TWO) --"),
      ("Tegucigalpa, March 9 - Two men were shot.", "Tegucigalpa, March 9 -"),
      ("Homs, SANA - Two men were shot.", "Homs, SANA -"), ("Herat (Agency) - Two men were shot.", "Herat (Agency) -"),
    ] {
      let annotated = AnnotatedText(segmenting: text)
      #expect(annotated.sentences.count == 2)
      #expect(annotated.sentences.first?.isDateline == true)
      #expect(annotated.sentences.first.map { annotated.string(of: $0.tokens) } == dateline)
    }
    for text in [
      "NATO troops - two of them - were hit.", "Monday, 4 May - Two men were shot.", "Ana Ruiz (34) - She was shot.",
      "Ana Ruiz - A judge was shot.",
    ] {
      #expect(AnnotatedText(segmenting: text).sentences.first?.isDateline == false)
    }
  }

  @Test("Every item of a list with dashes is a paragraph, full line or not")
  func items() {
    let list = "- One: three killed on the road to the north.\n- Two: six, in a market place by the sea.\n- Three: one."
    #expect(AnnotatedText(segmenting: list).sentences.map(\.paragraph) == [0, 1, 2])
  }

  @Test("Full lines are joined, short lines and blank lines end paragraphs")
  func paragraphs() {
    let wrapped =
      "A convoy was hit by a roadside bomb on the main road\nnear the town early on Monday, officials of the province\nsaid."
    #expect(AnnotatedText(segmenting: wrapped).sentences.count == 1)
    let headed = "Convoy hit\n\nA bomb hit a convoy. It burned.\n\nNobody was hurt."
    #expect(AnnotatedText(segmenting: headed).sentences.map(\.paragraph) == [0, 1, 1, 2])
  }

  @Test("Offsets of bytes become offsets of Unicode scalars")
  func scalarOffsets() {
    let text = String(repeating: "Ağrı – “Van”, \u{1F600} é. ", count: 60)
    let annotated = AnnotatedText(segmenting: text)
    var scalars = 0
    var bytes = 0
    for scalar in text.unicodeScalars {
      #expect(annotated.scalarOffset(ofUTF8: bytes) == scalars)
      scalars += 1
      bytes += UTF8.width(scalar)
    }
    #expect(annotated.scalarOffset(ofUTF8: bytes) == scalars)
    #expect(annotated.scalarOffset(ofUTF8: .max) == scalars)
    #expect(annotated.scalarOffset(ofUTF8: -5) == 0)
  }
}
