internal import Geo

/// The parts of a mapped index file.
struct GazetteerIndex: Sendable {
  let file: MappedFile
  let strings: MappedArray<UInt8>
  let places: MappedArray<PlaceRecord>
  let kindStarts: MappedArray<UInt32>
  let countries: MappedArray<CountryRecord>
  /// Of each place with an outline the country unit it lies in: place number plus 1.
  let unitOfPlace: MappedArray<UInt32>
  /// Of each country unit the first and (by the next one's) last place number of its provinces.
  let provinceStarts: MappedArray<UInt32>
  let placeNameStarts: MappedArray<UInt32>
  let placeNames: MappedArray<NameRecord>
  let nameFilter: MappedArray<UInt64>
  let nameSlots: MappedArray<HashSlot>
  let useStarts: MappedArray<UInt32>
  let uses: MappedArray<UInt32>
  let nameTraits: MappedArray<UInt8>
  let identifierSlots: MappedArray<HashSlot>
  let nationalitySlots: MappedArray<HashSlot>
  let coordinates: MappedArray<Coordinate>
  let arcs: MappedArray<ArcRecord>
  let areaStarts: MappedArray<UInt32>
  let rings: MappedArray<RingRecord>
  let ringArcs: MappedArray<Int32>
  /// Of each block of cells the area that all of it is, or with ``FaceGrid/listed`` set the block's number in `gridCells`.
  let gridBlocks: MappedArray<UInt32>
  let gridCells: MappedArray<UInt32>
  let gridStarts: MappedArray<UInt32>
  let gridRuns: MappedArray<RunRecord>
  let borderCodes: MappedArray<PackedCode>
  let borderOutlines: MappedArray<BorderGrid.Outline>
  let borderStarts: MappedArray<UInt32>
  let borderStretches: MappedArray<BorderGrid.Stretch>
  let townStarts: MappedArray<UInt32>
  let towns: MappedArray<UInt32>
  let features: MappedArray<FeatureRecord>
  let parts: MappedArray<PartRecord>
  let featureCoordinates: MappedArray<Coordinate>
  let featureKindStarts: MappedArray<UInt32>
  let edition: MappedArray<UInt8>
  let claims: MappedArray<UInt8>

  /// Nil when the file is no index, of another layout, or made from another GeoPackage than `source`.
  init?(_ file: MappedFile, source: SourceStamp) {
    let bytes = file.bytes
    let headSize = MemoryLayout<IndexHead>.size
    let tableSize = IndexPart.allCases.count * 16
    guard bytes.count >= headSize + tableSize else { return nil }
    let head = bytes.loadUnaligned(as: IndexHead.self)
    guard head == IndexHead(sourceSize: source.size, sourceHash: source.hash) else { return nil }

    func part<Element>(_ part: IndexPart, _: Element.Type = Element.self) -> MappedArray<Element>? {
      let entry = headSize + part.rawValue * 16
      let start = bytes.loadUnaligned(fromByteOffset: entry, as: UInt64.self)
      let length = bytes.loadUnaligned(fromByteOffset: entry + 8, as: UInt64.self)
      guard start <= bytes.count, length <= UInt64(bytes.count) - start else { return nil }
      return MappedArray(UnsafeRawBufferPointer(rebasing: bytes[Int(start)..<Int(start + length)]))
    }
    guard let strings = part(.strings, UInt8.self), let places = part(.places, PlaceRecord.self),
      let kindStarts = part(.kindStarts, UInt32.self), let countries = part(.countries, CountryRecord.self),
      let unitOfPlace = part(.unitOfPlace, UInt32.self), let provinceStarts = part(.provinceStarts, UInt32.self),
      let placeNameStarts = part(.placeNameStarts, UInt32.self), let placeNames = part(.placeNames, NameRecord.self),
      let nameFilter = part(.nameFilter, UInt64.self), let nameSlots = part(.nameSlots, HashSlot.self),
      let useStarts = part(.useStarts, UInt32.self), let uses = part(.uses, UInt32.self),
      let nameTraits = part(.nameTraits, UInt8.self), let identifierSlots = part(.identifierSlots, HashSlot.self),
      let nationalitySlots = part(.nationalitySlots, HashSlot.self),
      let coordinates = part(.coordinates, Coordinate.self), let arcs = part(.arcs, ArcRecord.self)
    else { return nil }
    guard let borderCodes = part(.borderCodes, PackedCode.self),
      let borderOutlines = part(.borderOutlines, BorderGrid.Outline.self),
      let borderStarts = part(.borderStarts, UInt32.self),
      let borderStretches = part(.borderStretches, BorderGrid.Stretch.self)
    else { return nil }
    guard let areaStarts = part(.areaStarts, UInt32.self), let rings = part(.rings, RingRecord.self),
      let ringArcs = part(.ringArcs, Int32.self), let gridBlocks = part(.gridBlocks, UInt32.self),
      let gridCells = part(.gridCells, UInt32.self),
      let gridStarts = part(.gridStarts, UInt32.self), let gridRuns = part(.gridRuns, RunRecord.self),
      let townStarts = part(.townStarts, UInt32.self), let towns = part(.towns, UInt32.self),
      let features = part(.features, FeatureRecord.self), let parts = part(.parts, PartRecord.self),
      let featureCoordinates = part(.featureCoordinates, Coordinate.self),
      let featureKindStarts = part(.featureKindStarts, UInt32.self), let edition = part(.edition, UInt8.self),
      let claims = part(.claims, UInt8.self),
      identifierSlots.count.nonzeroBitCount == 1, nameSlots.count.nonzeroBitCount == 1,
      nationalitySlots.count.nonzeroBitCount == 1
    else { return nil }
    self.file = file
    self.strings = strings
    self.places = places
    self.kindStarts = kindStarts
    self.countries = countries
    self.unitOfPlace = unitOfPlace
    self.provinceStarts = provinceStarts
    self.placeNameStarts = placeNameStarts
    self.placeNames = placeNames
    self.nameFilter = nameFilter
    self.nameSlots = nameSlots
    self.useStarts = useStarts
    self.uses = uses
    self.nameTraits = nameTraits
    self.identifierSlots = identifierSlots
    self.nationalitySlots = nationalitySlots
    self.coordinates = coordinates
    self.arcs = arcs
    self.areaStarts = areaStarts
    self.rings = rings
    self.ringArcs = ringArcs
    self.gridBlocks = gridBlocks
    self.gridCells = gridCells
    self.gridStarts = gridStarts
    self.gridRuns = gridRuns
    self.borderCodes = borderCodes
    self.borderOutlines = borderOutlines
    self.borderStarts = borderStarts
    self.borderStretches = borderStretches
    self.townStarts = townStarts
    self.towns = towns
    self.features = features
    self.parts = parts
    self.featureCoordinates = featureCoordinates
    self.featureKindStarts = featureKindStarts
    self.edition = edition
    self.claims = claims
  }

  /// A cell of the grid of areas.
  @inline(__always)
  func gridCell(_ row: Int, _ column: Int) -> UInt32 {
    let (block, inside) = FaceGrid.place(row, column)
    let value = gridBlocks[block]
    return value & FaceGrid.listed == 0 ? value : gridCells[Int(value & ~FaceGrid.listed) << 6 | inside]
  }

  func string(_ ref: StringRef) -> String {
    String(decoding: strings.slice(Int(ref.offset), Int(ref.length)), as: UTF8.self)
  }
}
