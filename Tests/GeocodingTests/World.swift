import Gazetteer
import Geocoding
import Language

/// The repository's own gazetteer and word lists.
enum World {
  static let root = String(#filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined())

  static let geocoder: Geocoder? = {
    guard let gazetteer = try? Gazetteer(path: root + "/geodata/gazetteer.gpkg"),
      let words = try? PlaceWords(folder: root + "/Sources/Geocoding/Words")
    else { return nil }
    return Geocoder(gazetteer: gazetteer, words: words)
  }()

  static func toponyms(_ text: String, explaining: Bool = false) throws -> [Toponym] {
    guard let geocoder else { throw Missing() }
    let text = AnnotatedText(segmenting: text)
    return explaining ? geocoder.explained(text).toponyms : geocoder.toponyms(in: text)
  }

  /// The gazetteer or the word lists could not be opened.
  struct Missing: Error {}
}
