/// The parts of the flat index, in the order of the file. A part is an array of one record type.
enum IndexPart: Int, CaseIterable {
  case strings, places, kindStarts, countries, unitOfPlace, provinceStarts
  case placeNameStarts, placeNames
  case nameFilter, nameSlots, useStarts, uses, nameTraits
  case identifierSlots, nationalitySlots
  case coordinates, arcs, areaStarts, rings, ringArcs
  case gridBlocks, gridCells, gridStarts, gridRuns
  case borderCodes, borderOutlines, borderStarts, borderStretches
  case townStarts, towns
  case features, parts, featureCoordinates, featureKindStarts
  case edition, claims
}

/// The fixed head of the flat index.
struct IndexHead: BitwiseCopyable, Hashable {
  /// "SARHADGX" read as a little-endian integer.
  static let magic: UInt64 = 0x5847_4441_4852_4153
  /// Raised whenever the layout changes; an index of another version is made anew.
  static let currentVersion: UInt64 = 6

  var magic: UInt64 = IndexHead.magic
  var version: UInt64 = IndexHead.currentVersion
  /// Size of the GeoPackage the index was made from, and the hash of its contents that it carries.
  var sourceSize: UInt64 = 0
  var sourceHash: UInt64 = 0
  var partCount: UInt64 = UInt64(IndexPart.allCases.count)
}
