import Incidents

/// Reads our own GeoJSON feature by feature, so that memory follows the largest feature only: a FeatureCollection, single features,
/// or a text sequence with record separators (RFC 8142).
struct GeoJSONReader {
  let file: String

  func read<Failure: Error>(
    _ source: consuming ByteSource, first: [UInt8], _ take: (InputItem) throws(Failure) -> Void
  ) throws(Failure) {
    var source = source
    var splitter = FeatureSplitter(buffer: first)
    var count = 0
    while true {
      let object: ArraySlice<UInt8>?
      do throws(InputFailure) {
        object = try splitter.next(file: file, from: &source)
      } catch {
        return try take(.failure(error))
      }
      guard let object else { break }
      count += 1
      if let item = item(Array(object), number: count) { try take(item) }
    }
    if count == 0 {
      try take(
        .failure(
          InputFailure(
            file: file, problem: "is GeoJSON without features", mend: "give a FeatureCollection with features")))
    }
  }

  private func item(_ bytes: [UInt8], number: Int) -> InputItem? {
    var json = JSONReader(bytes)
    do throws(JSONError) {
      let feature = try FeatureReading(from: &json)
      try json.finish()
      return feature.item(file: file, line: nil, content: bytes[...], name: "feature \(number)")
    } catch {
      let failure = InputFailure(
        file: file, problem: "feature \(number) cannot be read (\(error))", mend: "mend it; the others were taken",
        content: bytes)
      return .failure(failure)
    }
  }
}

/// Cuts the objects that are features out of a stream of bytes.
struct FeatureSplitter {
  private var buffer: [UInt8]
  private var index = 0
  /// Where the object or feature that is being read starts; bytes before it are done with.
  private var start = 0
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var stringStart = 0
  private var lastKey = false
  /// Within the array `features` of the outermost object.
  private var isInFeatures = false
  private var hasFeatures = false

  static let largestFeature = 256 << 20

  init(buffer: [UInt8]) {
    self.buffer = buffer
  }

  /// The bytes of the next feature; nil at the end.
  mutating func next(file: String, from source: inout ByteSource) throws(InputFailure) -> ArraySlice<UInt8>? {
    while true {
      while index < buffer.count {
        if let feature = step() { return feature }
      }
      let kept = depth > 0 ? start : index
      guard buffer.count - kept <= Self.largestFeature else {
        throw InputFailure(file: file, problem: "one feature of more than 256 MB", mend: "give smaller features")
      }
      if kept > 0 {
        buffer.removeSubrange(0..<kept)
        index -= kept
        stringStart -= kept
        start -= kept
      }
      guard try source.read(into: &buffer) else {
        guard depth == 0 else {
          depth = 0
          throw InputFailure(file: file, problem: "ends in the middle of an object", mend: "give the whole file")
        }
        return nil
      }
    }
  }

  private mutating func step() -> ArraySlice<UInt8>? {
    let byte = buffer[index]
    index += 1
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
        if depth == 1 { lastKey = buffer[stringStart..<(index - 1)].elementsEqual("features".utf8) }
      }
      return nil
    }
    switch byte {
    case UInt8(ascii: "\""):
      isInString = true
      stringStart = index
    case UInt8(ascii: "{"):
      if depth == 0 || (depth == 2 && isInFeatures) { start = index - 1 }
      depth += 1
    case UInt8(ascii: "["):
      if depth == 1, lastKey { isInFeatures = true }
      hasFeatures = hasFeatures || isInFeatures
      depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      return close()
    case UInt8(ascii: ","):
      if depth == 1 { lastKey = false }
    default: break
    }
    // What stands between features is done with.
    if isInFeatures, depth == 2 { start = index }
    return nil
  }

  private mutating func close() -> ArraySlice<UInt8>? {
    guard depth > 0 else { return nil }
    depth -= 1
    switch depth {
    case 2 where isInFeatures:
      defer { start = index }
      return buffer[start..<index]
    case 1:
      if isInFeatures { start = index }
      isInFeatures = false
    case 0:
      defer { hasFeatures = false }
      return hasFeatures ? nil : buffer[start..<index]
    default: break
    }
    return nil
  }
}
