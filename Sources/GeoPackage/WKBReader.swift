internal import Geo

/// Reads well-known binary from bytes that may be anything: every count is checked against what is left.
struct WKBReader {
  let bytes: [UInt8]
  var offset: Int
  var isLittleEndian = true

  init(bytes: [UInt8], offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  mutating func geometry(depth: Int = 0) -> Geometry? {
    guard depth < 3, offset < bytes.count else { return nil }
    isLittleEndian = bytes[offset] == 1
    offset += 1
    guard let type = uint32() else { return nil }
    switch type {
    case 1:
      guard let point = coordinate() else { return nil }
      return .point(point)
    case 2:
      guard let line = sequence() else { return nil }
      return .line(LineString(line))
    case 3:
      guard let area = polygon() else { return nil }
      return .area(area)
    case 5:
      guard let count = count(of: 9) else { return nil }
      var lines: [LineString] = []
      for _ in 0..<count {
        guard case .line(let line)? = geometry(depth: depth + 1) else { return nil }
        lines.append(line)
      }
      return .lines(MultiLineString(lines))
    case 6:
      guard let count = count(of: 9) else { return nil }
      var areas: [Polygon] = []
      for _ in 0..<count {
        guard case .area(let area)? = geometry(depth: depth + 1) else { return nil }
        areas.append(area)
      }
      return .areas(MultiPolygon(areas))
    default:
      return nil
    }
  }

  private mutating func polygon() -> Polygon? {
    guard let count = count(of: 4) else { return nil }
    var rings: [[Coordinate]] = []
    for _ in 0..<count {
      guard let ring = sequence() else { return nil }
      rings.append(ring)
    }
    guard let exterior = rings.first else { return Polygon(exterior: []) }
    return Polygon(exterior: exterior, holes: Array(rings.dropFirst()))
  }

  private mutating func sequence() -> [Coordinate]? {
    guard let count = count(of: 16) else { return nil }
    var points: [Coordinate] = []
    points.reserveCapacity(count)
    for _ in 0..<count {
      guard let point = coordinate() else { return nil }
      points.append(point)
    }
    return points
  }

  /// A count of elements of at least `size` bytes each, when so many can follow.
  private mutating func count(of size: Int) -> Int? {
    guard let count = uint32(), Int(count) <= (bytes.count - offset) / size else { return nil }
    return Int(count)
  }

  private mutating func coordinate() -> Coordinate? {
    guard let x = double(), let y = double() else { return nil }
    return Coordinate(longitude: x, latitude: y)
  }

  mutating func uint32() -> UInt32? {
    guard let value = load(UInt32.self) else { return nil }
    return isLittleEndian ? UInt32(littleEndian: value) : UInt32(bigEndian: value)
  }

  mutating func double() -> Double? {
    guard let value = load(UInt64.self) else { return nil }
    return Double(bitPattern: isLittleEndian ? UInt64(littleEndian: value) : UInt64(bigEndian: value))
  }

  private mutating func load<T: BitwiseCopyable>(_: T.Type) -> T? {
    let size = MemoryLayout<T>.size
    guard bytes.count - offset >= size else { return nil }
    defer { offset += size }
    return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: T.self) }
  }
}
