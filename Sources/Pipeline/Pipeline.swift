import Extraction
import Gazetteer
import Geocoding
import Incidents
import Language
import StrikeVectors

/// The stages in a row: a report in, its incidents out.
package struct Pipeline: Sendable {
  package let gazetteer: Gazetteer
  package let extractor: Extractor
  package let geocoder: Geocoder
  package let vectors: VectorCalculator

  /// Opens the data the stages need.
  /// - Parameter gazetteer: the gazetteer in the view to be taken; the data's own, de facto, when not given.
  /// - Throws: a `GazetteerError`, `LanguageError` or `LexiconError` that names the file and the mend.
  package init(data: DataFiles, gazetteer: Gazetteer? = nil) throws {
    let gazetteer = try gazetteer ?? Gazetteer(path: data.gazetteer)
    self.gazetteer = gazetteer
    extractor = Extractor(
      model: try LanguageModel(path: data.model), gazetteer: gazetteer, lexicon: try Lexicon(folder: data.lexicon))
    geocoder = Geocoder(gazetteer: gazetteer, words: try PlaceWords(folder: data.placeWords))
    vectors = VectorCalculator(gazetteer: gazetteer)
  }

  /// The incidents the report tells of, placed on the earth, with their strike vectors.
  package func incidents(in report: Report) -> [Incident] {
    let extraction = extractor.extract(report)
    let placed = geocoder.resolve(extraction.incidents, in: extraction.annotated, report: report)
    return placed.map { vectors.addVector(to: $0) }
  }
}
