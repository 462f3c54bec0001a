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

  package var extractor: Extractor { text.opened.extractor }
  package var geocoder: Geocoder { text.opened.geocoder }

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
  /// - Parameter ifUnreadable: ends the program, when they cannot be opened then.
  package init(
    data: DataFiles, gazetteer: Gazetteer, ifUnreadable: @escaping @Sendable (_ error: any Error) -> Never
  ) {
    self.gazetteer = gazetteer
    vectors = VectorCalculator(gazetteer: gazetteer)
    text = TextStages {
      do { return try TextStages.Opened(data: data, gazetteer: gazetteer) } catch { ifUnreadable(error) }
    }
  }

  /// The incidents the report tells of, placed on the earth, with their strike vectors.
  package func incidents(in report: Report) -> [Incident] {
    let stages = text.opened
    let extraction = stages.extractor.extract(report)
    let placed = stages.geocoder.resolve(extraction.incidents, in: extraction.annotated, report: report)
    return placed.map { vectors.addVector(to: $0) }
  }
}
