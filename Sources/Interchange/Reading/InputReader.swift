import Glibc
import Incidents

/// Reads whatever holds reports or incidents and gives them one by one: a bad line or file is a value like the good ones, and
/// never stops the rest.
///
/// An input is a file, `-` for standard input, or a folder, which is read in order of the names within it, to any depth.
package struct InputReader: Sendable {
  /// The day that a plain text or HTML page without a date of its own was published.
  package var published: CalendarDate?
  /// Hears how much has been read.
  private let meter: InputMeter?

  package init(published: CalendarDate? = nil, meter: InputMeter? = nil) {
    self.published = published
    self.meter = meter
  }

  /// Text of one report is held and read whole, and no news report comes near this: what is longer is a collection.
  static let longestReport = 8 << 20

  /// Calls `take` with each item of the inputs, in order. What `take` throws ends the reading.
  package func read<Failure: Error>(
    _ inputs: [String], _ take: (InputItem) throws(Failure) -> Void
  ) throws(Failure) {
    for input in inputs {
      if FileTree.isFolder(input) {
        let files = FileTree.files(under: input)
        for failure in files.failures { try take(.failure(failure)) }
        var found = false
        for file in files.paths {
          try readFile(file) { (item) throws(Failure) in
            found = true
            try take(item)
          }
        }
        if !found, files.failures.isEmpty {
          try take(
            .failure(
              InputFailure(
                file: input, problem: "is a folder without reports", mend: "put reports in it, or name another")))
        }
      } else {
        try readFile(input, take)
      }
    }
  }

  private func readFile<Failure: Error>(
    _ path: String, _ take: (InputItem) throws(Failure) -> Void
  ) throws(Failure) {
    var source = ByteSource(path: path, meter: meter)
    var prefix: [UInt8] = []
    do throws(InputFailure) {
      try fill(&prefix, from: &source)
    } catch {
      return try take(.failure(error))
    }
    switch ContentKind(prefix: prefix) {
    case .unreadable(let problem, let mend):
      try take(.failure(InputFailure(file: path, problem: problem, mend: mend)))
    case .store:
      if path == "-" {
        try take(.failure(InputFailure(file: path, problem: "is an incident store", mend: "name its file instead")))
      } else {
        try take(.store(path))
      }
    case .text, .html:
      try take(document(path, kind: ContentKind(prefix: prefix), prefix: prefix, source: source))
    case .kml:
      try KMLReader(file: path).read(source, first: prefix, take)
    case .jsonLines:
      try JSONLinesReader(file: path).read(LineReader(source, first: prefix), take)
    case .geoJSON:
      try GeoJSONReader(file: path).read(source, first: prefix, take)
    case .table(let layout, let delimiter):
      try TableReader(file: path, layout: layout).read(CSVReader(source, first: prefix, delimiter: delimiter), take)
    }
  }

  /// Reads until the kind of content can be told: a whole line of JSON, a block of anything else, or the end.
  private func fill(_ prefix: inout [UInt8], from source: inout ByteSource) throws(InputFailure) {
    while prefix.count < ContentKind.prefixLength, try source.read(into: &prefix, atMost: 1 << 16) {
      let firstByte = prefix.first {
        $0 != 0x20 && !(0x09...0x0D).contains($0) && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF
      }
      if firstByte == UInt8(ascii: "{"), prefix.contains(0x0A) { return }
    }
  }

  private func document(
    _ path: String, kind: ContentKind, prefix: [UInt8], source: consuming ByteSource
  ) -> InputItem {
    do throws(InputFailure) {
      let bytes = try source.readAll(after: prefix, limit: Self.longestReport)
      var report =
        kind == .html
        ? try HTMLReport.read(bytes, file: path) : try TextReport.read(bytes, file: path)
      report.published = report.published ?? published
      return .report(report)
    } catch {
      return .failure(error)
    }
  }
}

/// The files of a folder.
enum FileTree {
  static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return path != "-" && stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  /// Regular files in byte order of their paths; names with a leading dot, and folders deeper than 64, are passed over.
  static func files(under folder: String, depth: Int = 0) -> (paths: [String], failures: [InputFailure]) {
    guard depth < 64 else { return ([], []) }
    guard let handle = opendir(folder) else { return ([], [InputFailure(unreadable: folder, code: errno)]) }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var result: (paths: [String], failures: [InputFailure]) = ([], [])
    for name in names {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      var info = stat()
      guard stat(path, &info) == 0 else {
        result.failures.append(InputFailure(unreadable: path, code: errno))
        continue
      }
      if info.st_mode & S_IFMT == S_IFDIR {
        let below = files(under: path, depth: depth + 1)
        result.paths += below.paths
        result.failures += below.failures
      } else if info.st_mode & S_IFMT == S_IFREG {
        result.paths.append(path)
      }
    }
    return result
  }
}
