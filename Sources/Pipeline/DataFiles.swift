import Glibc

/// Where the program's data lie: the gazetteer, the language model and the word lists.
package struct DataFiles: Sendable {
  /// `gazetteer.gpkg`.
  package var gazetteer: String
  /// `english.model`.
  package var model: String
  /// The folder of the English word lists of extraction.
  package var lexicon: String
  /// The folder of the geocoder's word lists.
  package var placeWords: String
  /// The table of the words on maps in other languages than English.
  package var mapWords: String

  /// Nothing usable at any of the places that were looked at.
  package struct Missing: Error, CustomStringConvertible {
    package let places: [String]

    package var description: String {
      "no gazetteer.gpkg in \(places.joined(separator: ", ")): name its folder with --data or the variable SARHAD_DATA"
    }
  }

  /// Finds the data in `folder` if given, else in the folder the environment's SARHAD_DATA names, else where `make install` puts them
  /// (`../share/sarhad` from the program), else in the checkout that the program was built in, else in the working folder's.
  package static func find(folder: String? = nil) throws(Missing) -> DataFiles {
    if let named = folder ?? getenv("SARHAD_DATA").map({ String(cString: $0) }), !named.isEmpty {
      if let files = installed(in: named) ?? checkout(at: named) { return files }
      throw Missing(places: [named])
    }
    var tried: [String] = []
    if let program = programFolder() {
      tried.append(program + "/../share/sarhad")
      if let files = installed(in: program + "/../share/sarhad") { return files }
      var root = program
      while let slash = root.lastIndex(of: "/"), slash > root.startIndex {
        root = String(root[..<slash])
        if let files = checkout(at: root) { return files }
      }
    }
    tried.append("./geodata")
    if let files = checkout(at: ".") { return files }
    throw Missing(places: tried)
  }

  private static func installed(in folder: String) -> DataFiles? {
    guard exists(folder + "/gazetteer.gpkg") else { return nil }
    return DataFiles(
      gazetteer: folder + "/gazetteer.gpkg", model: folder + "/english.model", lexicon: folder + "/lexicon",
      placeWords: folder + "/places", mapWords: folder + "/maps/words.tsv")
  }

  private static func checkout(at root: String) -> DataFiles? {
    guard exists(root + "/geodata/gazetteer.gpkg") else { return nil }
    return DataFiles(
      gazetteer: root + "/geodata/gazetteer.gpkg", model: root + "/Sources/Language/Model/english.model",
      lexicon: root + "/Sources/Extraction/Lexicon/en", placeWords: root + "/Sources/Geocoding/Words",
      mapWords: root + "/Sources/Cartography/Words/words.tsv")
  }

  private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private static func programFolder() -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let length = readlink("/proc/self/exe", &buffer, Int(PATH_MAX))
    guard length > 0 else { return nil }
    let path = String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }
}
