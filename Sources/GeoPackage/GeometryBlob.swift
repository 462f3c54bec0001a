package import Geo

/// The standard's binary geometry: a header ("GP", version, flags, srs, envelope) before well-known binary (clause 2.1.3).
package enum GeometryBlob {
  /// The blob of a shape in WGS84, little-endian; with an envelope unless it is a point or `hasEnvelope` is false.
  package static func encode(_ geometry: Geometry, hasEnvelope: Bool = true) -> [UInt8] {
    var bytes: [UInt8] = [0x47, 0x50, 0]
    if case .point = geometry {
      bytes.append(0b0000_0001)
      bytes.append(littleEndian: UInt32(4326))
    } else if !hasEnvelope && !geometry.isEmpty {
      bytes.append(0b0000_0001)
      bytes.append(littleEndian: UInt32(4326))
    } else if let box = geometry.bounds {
      bytes.append(0b0000_0011)
      bytes.append(littleEndian: UInt32(4326))
      for value in [box.west, box.east, box.south, box.north] { bytes.append(littleEndian: value) }
    } else {
      bytes.append(0b0001_0001)
      bytes.append(littleEndian: UInt32(4326))
    }
    append(geometry, to: &bytes)
    return bytes
  }

  /// How many bytes the blob of a point has.
  static let pointSize = 29

  /// Puts the blob of a point, as ``encode(_:hasEnvelope:)`` makes it, at the pointer and gives the place after it.
  static func encode(_ point: Coordinate, to start: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    start.put(bigEndian: 0x4750_0001 as UInt32).put(littleEndian: 4326 as UInt32)
      .put(bigEndian: 1 as UInt8).put(littleEndian: 1 as UInt32)
      .put(littleEndian: point.longitude.bitPattern).put(littleEndian: point.latitude.bitPattern)
  }

  /// The shape in a blob; nil when it is malformed, or of a type this program does not use.
  package static func decode(_ bytes: [UInt8]) -> Geometry? {
    guard let start = bodyOffset(bytes) else { return nil }
    var reader = WKBReader(bytes: bytes, offset: start)
    return reader.geometry()
  }

  /// The box around the shape, from the header's envelope when there is one; nil for an empty or malformed shape.
  package static func bounds(_ bytes: [UInt8]) -> BoundingBox? {
    guard bytes.count >= 8, let start = bodyOffset(bytes), bytes[3] & 0b0001_0000 == 0 else { return nil }
    guard start > 8 else { return decode(bytes)?.bounds }
    var reader = WKBReader(bytes: bytes, offset: 8)
    reader.isLittleEndian = bytes[3] & 1 == 1
    guard let west = reader.double(), let east = reader.double(), let south = reader.double(),
      let north = reader.double(), west.isFinite
    else { return nil }
    return BoundingBox(west: west, south: south, east: east, north: north)
  }

  private static func bodyOffset(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 8, bytes[0] == 0x47, bytes[1] == 0x50 else { return nil }
    let envelopes = [0, 32, 48, 48, 64]
    let code = Int(bytes[3] >> 1) & 7
    guard code < envelopes.count, bytes.count >= 8 + envelopes[code] else { return nil }
    return 8 + envelopes[code]
  }

  private static func append(_ geometry: Geometry, to bytes: inout [UInt8]) {
    bytes.append(1)
    switch geometry {
    case .point(let point):
      bytes.append(littleEndian: UInt32(1))
      bytes.append(point)
    case .line(let line):
      bytes.append(littleEndian: UInt32(2))
      bytes.append(sequence: line.coordinates)
    case .area(let area):
      bytes.append(littleEndian: UInt32(3))
      let rings = area.exterior.isEmpty ? [] : area.rings
      bytes.append(littleEndian: UInt32(rings.count))
      for ring in rings { bytes.append(sequence: ring) }
    case .lines(let lines):
      bytes.append(littleEndian: UInt32(5))
      bytes.append(littleEndian: UInt32(lines.lines.count))
      for line in lines.lines { append(.line(line), to: &bytes) }
    case .areas(let areas):
      bytes.append(littleEndian: UInt32(6))
      bytes.append(littleEndian: UInt32(areas.polygons.count))
      for area in areas.polygons { append(.area(area), to: &bytes) }
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian value: UInt32) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }

  fileprivate mutating func append(littleEndian value: Double) {
    Swift.withUnsafeBytes(of: value.bitPattern.littleEndian) { append(contentsOf: $0) }
  }

  fileprivate mutating func append(_ point: Coordinate) {
    append(littleEndian: point.longitude)
    append(littleEndian: point.latitude)
  }

  fileprivate mutating func append(sequence: [Coordinate]) {
    append(littleEndian: UInt32(sequence.count))
    for point in sequence { append(point) }
  }
}
