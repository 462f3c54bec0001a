internal import Glibc

/// Finds the index that belongs to a gazetteer, or makes it.
enum IndexFile {
  static func open(for path: String) throws(GazetteerError) -> GazetteerIndex {
    guard let (source, isDatabase) = SourceStamp.read(path) else {
      throw GazetteerError(
        path: path,
        reason: "no gazetteer here, or it cannot be read (it belongs in geodata/; --data names another folder)")
    }
    guard isDatabase else {
      throw GazetteerError(path: path, reason: "is not a gazetteer: give the gazetteer.gpkg made by compile-gazetteer")
    }
    let places = candidates(for: path, source)
    for candidate in places {
      if let index = map(candidate, source) { return index }
    }
    var failure: GazetteerError?
    for candidate in places {
      do throws(GazetteerError) {
        if candidate != places[0] { makeFolder(of: candidate) }
        try IndexBuilder.build(from: path, to: candidate, source: source)
        if let index = map(candidate, source) { return index }
        failure = GazetteerError(path: path, reason: "changed while it was read")
      } catch {
        failure = error
        // Another folder helps only when this one could not be written.
        if error.path != candidate { throw error }
      }
    }
    throw failure ?? GazetteerError(path: path, reason: "no index could be made")
  }

  /// Makes the index anew beside the gazetteer.
  static func rebuild(for path: String) throws(GazetteerError) -> String {
    guard let (source, isDatabase) = SourceStamp.read(path), isDatabase else {
      throw GazetteerError(path: path, reason: "is not a gazetteer, or cannot be read")
    }
    let index = candidates(for: path, source)[0]
    try IndexBuilder.build(from: path, to: index, source: source)
    return index
  }

  private static func map(_ path: String, _ source: SourceStamp) -> GazetteerIndex? {
    MappedFile(path: path).flatMap { GazetteerIndex($0, source: source) }
  }

  /// Beside the gazetteer; else in the user's cache folder.
  private static func candidates(for path: String, _ source: SourceStamp) -> [String] {
    let stem = path.hasSuffix(".gpkg") ? String(path.dropLast(5)) : path
    var all = [stem + ".index"]
    if let cache = environment("XDG_CACHE_HOME") {
      all.append("\(cache)/sarhad/gazetteer-\(String(source.hash, radix: 16)).index")
    } else if let home = environment("HOME") {
      all.append("\(home)/.cache/sarhad/gazetteer-\(String(source.hash, radix: 16)).index")
    }
    return all
  }

  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  private static func makeFolder(of path: String) {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o755)
    }
  }
}

extension Gazetteer {
  /// Makes the flat index beside a gazetteer GeoPackage anew and returns its path.
  package static func rebuildIndex(for path: String) throws(GazetteerError) -> String {
    try IndexFile.rebuild(for: path)
  }
}
