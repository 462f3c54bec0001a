internal import Geo
internal import GeoPackage

/// Builds the tables of water, disputed areas and the coarse world.
struct FeatureTableBuilder {
  private var features: [FeatureRecord] = []
  private var parts: [PartRecord] = []
  private var coordinates: [Coordinate] = []
  private var kindStarts = [UInt32](repeating: 0, count: BackgroundFeature.Kind.allCases.count + 1)

  /// Starts the features of a kind; kinds come in the order of their raw values.
  mutating func begin(_ kind: BackgroundFeature.Kind) {
    for index in Int(kind.rawValue)..<kindStarts.count { kindStarts[index] = UInt32(features.count) }
  }

  mutating func add(_ record: FeatureRecord, _ kind: BackgroundFeature.Kind, _ shape: Geometry) {
    guard let bounds = shape.bounds else { return }
    var record = record
    record.kind = UInt32(kind.rawValue)
    record.box = Box(bounds)
    record.firstPart = UInt32(parts.count)
    switch shape {
    case .areas(let areas):
      for polygon in areas.polygons {
        for (index, ring) in polygon.rings.enumerated() { add(ring, role: index == 0 ? 0 : 1) }
      }
    case .area(let polygon):
      for (index, ring) in polygon.rings.enumerated() { add(ring, role: index == 0 ? 0 : 1) }
    case .lines(let lines):
      for line in lines.lines { add(line.coordinates, role: 2) }
    case .line(let line): add(line.coordinates, role: 2)
    case .point: break
    }
    record.partCount = UInt32(parts.count) - record.firstPart
    features.append(record)
    for index in Int(kind.rawValue) + 1..<kindStarts.count { kindStarts[index] = UInt32(features.count) }
  }

  private mutating func add(_ line: [Coordinate], role: UInt32) {
    parts.append(PartRecord(first: UInt32(coordinates.count), count: UInt32(line.count), role: role))
    coordinates += line
  }

  func write(to writer: inout IndexWriter) {
    writer.set(.features, features, blank: FeatureRecord())
    writer.set(.parts, parts, blank: PartRecord())
    writer.set(.featureCoordinates, coordinates, blank: Coordinate(longitude: 0, latitude: 0))
    writer.set(.featureKindStarts, kindStarts, blank: 0)
  }
}
