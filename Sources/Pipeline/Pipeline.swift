import Extraction
import Gazetteer
import Geocoding
import Incidents
import Language
import StrikeVectors

/// The stages in a row: a report in, its incidents out.
package struct Pipeline: Sendable {
  package let gazetteer: Gazetteer
  package let vectors: VectorCalculator
  private let text: TextStages

  /// Why the language model or the word lists could not be opened; nil when they could, or no report came.
  package var failure: (any Error)? { text.failure }

  /// Opens the data the stages need.
  /// - Parameter gazetteer: the gazetteer in the view to be taken; the data's own, de facto, when not given.
  /// - Throws: a `GazetteerError`, `LanguageError` or `LexiconError` that names the file and the mend.
  package init(data: DataFiles, gazetteer: Gazetteer? = nil) throws {
    let gazetteer = try gazetteer ?? Gazetteer(path: data.gazetteer)
    self.gazetteer = gazetteer
    vectors = VectorCalculator(gazetteer: gazetteer)
    text = TextStages(try TextStages.Opened(data: data, gazetteer: gazetteer))
  }

  /// A pipeline that opens the language model and the word lists when the first report comes: records and stores need neither.
  /// Where they cannot be opened then, reports give no incidents and ``failure`` tells why.
  package init(forRecords data: DataFiles, gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    vectors = VectorCalculator(gazetteer: gazetteer)
    text = TextStages { try TextStages.Opened(data: data, gazetteer: gazetteer) }
  }

  /// For each report what every value of its records rests on, for people.
  package func explain(_ report: Report) throws -> String { try text.opened().extractor.explain(report) }

  /// The incidents the report tells of, placed on the earth, with their strike vectors; none after a ``failure``.
  package func incidents(in report: Report) -> [Incident] {
    guard let stages = try? text.opened() else { return [] }
    let extraction = stages.extractor.extract(report)
    let placed = stages.geocoder.resolve(extraction.incidents, in: extraction.annotated, report: report)
    return placed.map { vectors.addVector(to: $0) }
  }
}
