package import Gazetteer
package import Incidents
package import Language

/// Finds the places that texts, incidents and rows of place descriptions name.
package struct Geocoder: Sendable {
  package let gazetteer: Gazetteer
  let words: PlaceWords
  let spellings: SpellingIndex
  let profiles: NameProfiles
  let representative: RepresentativePoints

  package init(gazetteer: Gazetteer, words: PlaceWords) {
    self.gazetteer = gazetteer
    self.words = words
    spellings = SpellingIndex(gazetteer: gazetteer, transliterations: words.transliterations)
    profiles = NameProfiles(gazetteer: gazetteer)
    representative = RepresentativePoints(words.points, gazetteer: gazetteer)
  }

  /// Every place mention of a text, in its order: names of places, adjectives of places, places that stand for governments,
  /// datelines; each with its role and, where it can be told, its place. Persons and organisations named like places are not
  /// among them.
  package func toponyms(in text: AnnotatedText) -> [Toponym] { read(text, explaining: false).toponyms }

  /// The same with what spoke for and against each: every feature of recognition and of every candidate, and the words that were
  /// looked at and not taken for places. Costs about as much again.
  package func explained(_ text: AnnotatedText) -> ExplainedText { read(text, explaining: true) }

  private func read(_ text: AnnotatedText, explaining: Bool) -> ExplainedText {
    text.utf8.withUnsafeBufferPointer { bytes in
      let reading = Reading(of: bytes, by: self, explaining: explaining)
      let builder = ToponymBuilder(
        reading: reading, datelines: text.datelines, representative: representative, explaining: explaining)
      return ExplainedText(
        toponyms: builder.toponyms(),
        passedOver: reading.document.passedOver.map { mention in
          PassedOver(
            range: mention.range, name: reading.document.string(mention.range), probability: mention.probability,
            recognition: words.recognition.contributions(mention.features))
        })
    }
  }

  /// Fills in the places of incidents, and of their stated origins, from the words their evidence quotes: the first "place"
  /// evidence is the most specific, the following ones say what it lies in. What cannot be placed stays words.
  package func resolve(_ incidents: [Incident], in text: AnnotatedText, report: Report) -> [Incident] {
    guard incidents.contains(where: { $0.place != nil || $0.origin?.place != nil }) else { return incidents }
    return text.utf8.withUnsafeBufferPointer { bytes in
      let spans = EvidenceSpans(incidents, in: bytes)
      let filed = report.dateline.flatMap { gazetteer.filingPlace(of: $0) }
      let reading = Reading(of: bytes, by: self, stated: spans.all, containers: spans.containers, filed: filed)
      let builder = ToponymBuilder(reading: reading, datelines: text.datelines, representative: nil)
      let placing = IncidentPlacing(builder: builder, spans: spans, filed: filed)
      return incidents.indices.map { placing.placed(incidents[$0], at: $0) }
    }
  }

  /// The place of one row of a table of place descriptions.
  package func geocode(_ row: PlaceDescription) -> PlacedDescription {
    RowGeocoder(geocoder: self, explaining: false).geocode(row)
  }

  /// The same with what was tried and weighed.
  package func explained(_ row: PlaceDescription) -> PlacedDescription {
    RowGeocoder(geocoder: self, explaining: true).geocode(row)
  }
}

extension AnnotatedText {
  /// The text's datelines.
  var datelines: Spans {
    let ranges = sentences.filter(\.isDateline).compactMap { sentence -> Range<Int>? in
      guard let first = sentence.tokens.first, let last = sentence.tokens.last else { return nil }
      return tokens[first].range.lowerBound..<tokens[last].range.upperBound
    }
    return Spans(ranges)
  }
}
