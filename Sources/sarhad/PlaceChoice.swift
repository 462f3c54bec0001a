import ArgumentParser
import Gazetteer

/// A place asked for in words: an identifier, or the greatest place of that name.
enum PlaceChoice {
  /// - Parameter kind: the kind of place that is taken before others of the name.
  /// - Throws: exit code 1 after naming the nearest spellings.
  static func find(_ text: String, in gazetteer: Gazetteer, first kind: PlaceKind? = nil) throws -> GazetteerPlace {
    if let place = gazetteer.place(identifier: text) { return place }
    let places = gazetteer.places(named: text).map(gazetteer.place)
    if let place = places.first(where: { $0.kind == kind }) ?? places.first { return place }
    let near = gazetteer.suggestions(for: text, limit: 4).map(\.name)
    throw failed(
      "no place is called '\(text)'" + (near.isEmpty ? "" : ": did you mean \(near.joined(separator: ", "))?"))
  }
}
