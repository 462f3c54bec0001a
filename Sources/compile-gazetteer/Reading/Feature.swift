import Foundation
import Geo

/// A GeoJSON feature on one line: its properties and its rings or lines on the grid of a millionth of a degree.
struct Feature {
  enum Shape {
    case point(Coordinate)
    case lines([[Coordinate]])
    /// Polygons of rings, the outer one first.
    case areas([[[Coordinate]]])
    case none
  }

  let properties: [String: Any]
  let shape: Shape

  init?(line: ArraySlice<UInt8>) {
    guard let split = line.firstRange(of: Array(#","geometry":"#.utf8)),
      let start = line.firstRange(of: Array(#""properties":"#.utf8)), start.upperBound <= split.lowerBound,
      let object = try? JSONSerialization.jsonObject(with: Data(line[start.upperBound..<split.lowerBound])),
      let properties = object as? [String: Any]
    else { return nil }
    self.properties = properties
    self.shape = GeometryScanner(line[split.upperBound...]).shape()
  }

  /// Text of a property; nil for none, for an empty one and for the sources' "-99".
  func text(_ key: String) -> String? {
    guard let value = properties[key] else { return nil }
    if let text = value as? String {
      let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
      return trimmed.isEmpty || trimmed == "-99" || trimmed == "-099" ? nil : trimmed
    }
    return nil
  }

  func number(_ key: String) -> Double? {
    (properties[key] as? NSNumber)?.doubleValue
  }
}

/// Scans the coordinates of a GeoJSON geometry, whatever their nesting.
struct GeometryScanner {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  func shape() -> Feature.Shape {
    guard let key = bytes.firstRange(of: Array(#""coordinates":"#.utf8)) else { return .none }
    let head = String(decoding: bytes.prefix(40), as: UTF8.self)
    var scanner = NestedNumbers(bytes: bytes, index: key.upperBound)
    if head.contains("Point") {
      return scanner.position().map { .point($0) } ?? .none
    } else if head.contains("MultiPolygon") {
      return .areas(scanner.list { $0.list { $0.list { $0.position() } } })
    } else if head.contains("Polygon") {
      return .areas([scanner.list { $0.list { $0.position() } }])
    } else if head.contains("MultiLineString") {
      return .lines(scanner.list { $0.list { $0.position() } })
    }
    return .lines([scanner.list { $0.position() }])
  }
}

private struct NestedNumbers {
  let bytes: ArraySlice<UInt8>
  var index: Int

  mutating func list<Element>(_ element: (inout NestedNumbers) -> Element?) -> [Element] {
    var all: [Element] = []
    guard take("[") else { return [] }
    while !take("]"), let next = element(&self) {
      all.append(next)
      _ = take(",")
    }
    return all
  }

  mutating func position() -> Coordinate? {
    guard take("["), let x = number(), take(","), let y = number() else { return nil }
    while index < bytes.endIndex, bytes[index] != UInt8(ascii: "]") { index += 1 }
    guard take("]") else { return nil }
    return Coordinate(longitude: x, latitude: y)
  }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    while index < bytes.endIndex, bytes[index] == 32 { index += 1 }
    guard index < bytes.endIndex, bytes[index] == UInt8(ascii: wanted) else { return false }
    index += 1
    return true
  }

  private mutating func number() -> Double? {
    let start = index
    while index < bytes.endIndex, bytes[index] == 32 { index += 1 }
    while index < bytes.endIndex, "0123456789+-.eE".utf8.contains(bytes[index]) { index += 1 }
    return Double(String(decoding: bytes[start..<index], as: UTF8.self))
  }
}
