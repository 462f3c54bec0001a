import Gazetteer
import Incidents
import Language

/// What a report says happened, and the annotated text that says it.
package struct Extraction: Sendable {
  package var annotated: AnnotatedText
  /// In the order in which the text first tells them; places are words, to be put on the earth by geocoding.
  package var incidents: [Incident]

  package init(annotated: AnnotatedText, incidents: [Incident]) {
    self.annotated = annotated
    self.incidents = incidents
  }
}

/// Reads reports: which incidents they tell, who struck whom, with what, when and where, with what harm, by whose word.
///
/// Rules over dependency trees; what words mean is in the ``Lexicon``. Sentences without a word of violence are not parsed.
package struct Extractor: Sendable {
  let model: LanguageModel
  let gazetteer: Gazetteer
  let lexicon: Lexicon

  package init(model: LanguageModel, gazetteer: Gazetteer, lexicon: Lexicon) {
    self.model = model
    self.gazetteer = gazetteer
    self.lexicon = lexicon
  }

  /// The incidents of a report.
  package func extract(_ report: Report) -> Extraction {
    var reading = Reading(report, model: model, lexicon: lexicon)
    let accounts = accounts(&reading)
    let episodes = reading.episodes(from: accounts, gazetteer: gazetteer)
    return Extraction(annotated: reading.text, incidents: reading.incidents(from: episodes, gazetteer: gazetteer))
  }

  func accounts(_ reading: inout Reading) -> [Account] {
    let told = reading.text.sentences.indices.filter {
      !reading.text.sentences[$0].isDateline && (reading.hasTrigger($0) || reading.countsUnderHead($0))
    }
    .filter(isNew(reading))
    guard !told.isEmpty else { return [] }
    reading.findDates()
    let headings = told.filter { reading.isHeading($0) }
    let heads = Set(
      told.compactMap { sentence in
        let first = reading.heading(reading.paragraph(of: sentence))
        return first < sentence && reading.mayHead(first) ? first : nil
      })
    let parsed = Set(told).union(heads)
    let wanted = reading.text.sentences.indices.filter {
      parsed.contains($0)
        || !reading.text.sentences[$0].isDateline
          && (reading.mayNameAuthor($0) || reading.mayIdentify($0) || reading.mayLocate($0, told: parsed))
    }
    reading.parse(wanted, model: model)
    for sentence in wanted {
      let range = reading.text.sentences[sentence].tokens
      let isUpperCase = reading.isUpperCase(sentence)
      reading.findGroups(range, isUpperCase: isUpperCase)
      reading.findQuantities(range)
      reading.findPlaces(range, gazetteer: gazetteer, isUpperCase: isUpperCase)
      reading.findUnknownPlaces(range, isUpperCase: isUpperCase)
      reading.findPersonNames(sentence, gazetteer: gazetteer)
    }
    reading.numberPlaces()
    let body = told.filter { !headings.contains($0) }.flatMap { reading.accounts(inSentence: $0, gazetteer: gazetteer) }
    // What only a heading tells is told there.
    return body.isEmpty ? headings.flatMap { reading.accounts(inSentence: $0, gazetteer: gazetteer) } : body
  }

  /// Whether a sentence is told for the first time: the same words again in one paragraph, or many of them anywhere, are a copy.
  private func isNew(_ reading: Reading) -> (Int) -> Bool {
    var seen: Set<String> = []
    return { sentence in
      let here = reading.text.sentences[sentence]
      let words = reading.string(here.tokens)
      return seen.insert(here.tokens.count >= 12 ? words : "\(here.paragraph) " + words).inserted
    }
  }
}
