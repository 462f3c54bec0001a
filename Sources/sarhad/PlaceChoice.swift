import ArgumentParser
import Gazetteer

/// A place asked for in words: an identifier, or the greatest place of that name.
enum PlaceChoice {
  /// - Throws: exit code 1 after naming the nearest spellings.
  static func find(_ text: String, in gazetteer: Gazetteer) throws -> GazetteerPlace {
    if let place = gazetteer.place(identifier: text) { return place }
    if let id = gazetteer.places(named: text).first { return gazetteer.place(id) }
    let near = gazetteer.suggestions(for: text, limit: 4).map(\.name)
    throw failed(
      "no place is called '\(text)'" + (near.isEmpty ? "" : ": did you mean \(near.joined(separator: ", "))?"))
  }
}
