internal import Geo
internal import GeoPackage

/// Derives the flat index from a gazetteer GeoPackage.
struct IndexBuilder {
  private var writer = IndexWriter()
  private var pool = StringPool()
  private var places: [PlaceRecord] = []

  /// Reads the GeoPackage and writes the index.
  static func build(from path: String, to index: String, source: SourceStamp) throws(GazetteerError) {
    do {
      let package = try GeoPackage.open(path, isReadOnly: true)
      var builder = IndexBuilder()
      try package.read { db in
        guard try Tables.all.allSatisfy({ try db.hasTable($0.name) }) else {
          throw GazetteerError(path: path, reason: "is a GeoPackage, but not a gazetteer of this program")
        }
        try builder.addEdition(db)
        try builder.addPlaces(db)
        try builder.addNames(db)
        try builder.addCountries(db)
        try builder.addMesh(db)
        try builder.addFeatures(db)
      }
      builder.writer.set(.strings, builder.pool.bytes, blank: 0)
      try builder.writer.write(to: index, source: source)
    } catch let error as GazetteerError {
      throw error
    } catch {
      throw GazetteerError(path: path, reason: "cannot be read as a gazetteer: \(error)")
    }
  }

  private mutating func addEdition(_ db: Transaction) throws {
    let lines = try db.rows("SELECT key, value FROM edition ORDER BY fid").compactMap { row -> String? in
      guard row.count == 2, let key = row[0].string, let value = row[1].string else { return nil }
      return key + "\t" + value
    }
    writer.set(.edition, Array(lines.joined(separator: "\n").utf8), blank: 0)
  }

  private mutating func addPlaces(_ db: Transaction) throws {
    var kinds: [Int] = []
    try db.forEachRow("SELECT * FROM places ORDER BY fid") { row in
      guard row.count == 12, row[0].int == places.count + 1, case .point(let point)? = geometry(row[1]),
        let kind = PlaceKind(named: row[2].string ?? "")
      else { throw Damage(table: "places") }
      var record = PlaceRecord()
      record.longitude = point.longitude
      record.latitude = point.latitude
      record.identifier = pool.add(row[3].string ?? "")
      record.geonames = UInt32(clamping: row[4].int ?? 0)
      record.name = pool.add(row[5].string ?? "")
      record.country = PackedCode(row[6].string)
      record.province = UInt32(clamping: row[7].int ?? 0)
      record.population = UInt32(clamping: row[8].int ?? 0)
      record.rank = UInt8(clamping: row[9].int ?? 10)
      record.radius = Float(row[10].double ?? 0)
      record.isCapital = row[11].int == 1 ? 1 : 0
      record.kind = kind.rawValue
      places.append(record)
      kinds.append(Int(kind.rawValue))
    }
    guard zip(kinds, kinds.dropFirst()).allSatisfy({ $0 <= $1 }) else { throw Damage(table: "places") }
    writer.set(.places, places, blank: PlaceRecord())
    writer.set(
      .kindStarts, (0...PlaceKind.allCases.count).map { kind in UInt32(kinds.firstIndex { $0 >= kind } ?? kinds.count) },
      blank: 0)

    var identifiers = HashTableBuilder(count: places.count)
    for (index, place) in places.enumerated() {
      identifiers.insert(ByteHash.of(identifier(of: place).utf8), UInt32(index + 1))
    }
    writer.set(.identifierSlots, identifiers.slots, blank: HashSlot())

    // Towns and sites by cells of one degree, the best-known first.
    var cells = [[UInt32]](repeating: [], count: 360 * 180)
    for (index, place) in places.enumerated() {
      guard let kind = PlaceKind(rawValue: place.kind), kind == .town || kind == .site else { continue }
      cells[TownGrid.cell(place.longitude, place.latitude)].append(UInt32(index))
    }
    var starts: [UInt32] = [0]
    for cell in cells.indices {
      cells[cell].sort {
        let (a, b) = (places[Int($0)], places[Int($1)])
        return (a.rank, b.population, $0) < (b.rank, a.population, $1)
      }
      starts.append(starts[cell] + UInt32(cells[cell].count))
    }
    writer.set(.townStarts, starts, blank: 0)
    writer.set(.towns, cells.flatMap { $0 }, blank: 0)
  }

  private func identifier(of place: PlaceRecord) -> String {
    if place.geonames != 0 { return "geonames:\(place.geonames)" }
    let start = Int(place.identifier.offset)
    return String(decoding: pool.bytes[start..<start + Int(place.identifier.length)], as: UTF8.self)
  }

  private mutating func addNames(_ db: Transaction) throws {
    var names = NameTableBuilder()
    var records: [NameRecord] = []
    var starts: [UInt32] = [0]
    try db.forEachRow("SELECT fid, names FROM names ORDER BY fid") { row in
      guard let fid = row[0].int, fid > 0, fid <= places.count, fid >= starts.count, let text = row[1].string else {
        throw Damage(table: "names")
      }
      while starts.count < fid { starts.append(UInt32(records.count)) }
      let place = places[fid - 1]
      for line in text.split(separator: "\n") {
        let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3, let kind = PlaceName.Kind(letter: fields[0]) else { throw Damage(table: "names") }
        let ref = pool.add(String(fields[2]))
        let languages = fields[1].split(separator: ",")
        for language in languages.isEmpty ? [""] : languages {
          records.append(NameRecord(text: ref, language: PackedCode(String(language)), kind: UInt32(kind.rawValue)))
        }
        names.add(String(fields[2]), of: fid - 1, place: place, kind: kind)
      }
      starts.append(UInt32(records.count))
    }
    while starts.count <= places.count { starts.append(UInt32(records.count)) }
    writer.set(.placeNameStarts, starts, blank: 0)
    writer.set(.placeNames, records, blank: NameRecord())
    try db.forEachRow("SELECT word, trait FROM name_traits ORDER BY fid") { row in
      names.addTrait(NameTraits(named: row[1].string ?? ""), to: row[0].string ?? "")
    }
    names.write(to: &writer, places: places)

    let words = try db.rows("SELECT word, country FROM nationalities ORDER BY fid")
    var table = HashTableBuilder(count: words.count)
    for row in words {
      guard let word = row[0].string, let hash = NameFolding.hashes(word).last else { continue }
      table.insert(hash, PackedCode(row[1].string).raw)
    }
    writer.set(.nationalitySlots, table.slots, blank: HashSlot())
  }

  private mutating func addCountries(_ db: Transaction) throws {
    var countries: [CountryRecord] = []
    try db.forEachRow("SELECT fid, code, country, iso_a2, capital FROM countries ORDER BY fid") { row in
      guard row[0].int == countries.count + 1 else { throw Damage(table: "countries") }
      var record = CountryRecord()
      record.place = UInt32(countries.count)
      record.sourceCode = PackedCode(row[1].string)
      record.country = PackedCode(row[2].string)
      record.alpha2 = PackedCode(row[3].string)
      record.capital = UInt32(clamping: row[4].int ?? 0)
      countries.append(record)
    }
    writer.set(.countries, countries, blank: CountryRecord())
    writer.set(.countryOfPlace, countries.indices.map { UInt32($0) }, blank: 0)

    // Provinces stand in the order of the units they lie in, as the table says.
    var within: [UInt32] = []
    try db.forEachRow("SELECT within FROM provinces ORDER BY fid") { within.append(UInt32(clamping: $0[0].int ?? 0)) }
    let first = UInt32(places.firstIndex { $0.kind == PlaceKind.province.rawValue } ?? places.count)
    writer.set(
      .provinceStarts,
      (1...countries.count + 1).map { unit in
        first + UInt32(within.firstIndex { $0 >= unit } ?? within.count)
      }, blank: 0)
  }

  private mutating func addMesh(_ db: Transaction) throws {
    var mesh = MeshTableBuilder()
    try db.forEachRow("SELECT * FROM borders ORDER BY fid") { row in
      guard row.count == 7, row[0].int == mesh.count + 1, case .line(let line)? = geometry(row[1]),
        let kind = Arc.Kind(named: row[2].string ?? "")
      else { throw Damage(table: "borders") }
      mesh.add(
        line.coordinates, kind: kind,
        units: (UInt32(clamping: row[3].int ?? 0), UInt32(clamping: row[4].int ?? 0)),
        provinces: (UInt32(clamping: row[5].int ?? 0), UInt32(clamping: row[6].int ?? 0)))
    }
    var rings: [RingRecord] = []
    var arcs: [Int32] = []
    var starts: [UInt32] = [0]
    try db.forEachRow("SELECT place, is_hole, borders FROM rings ORDER BY place, fid") { row in
      guard let place = row[0].int, place > 0, place <= places.count, place >= starts.count,
        let text = row[2].string
      else { throw Damage(table: "rings") }
      while starts.count < place { starts.append(UInt32(rings.count)) }
      let numbers = text.split(separator: " ").compactMap { Int32($0) }
      guard numbers.allSatisfy({ $0 != 0 && $0.magnitude <= mesh.count }) else { throw Damage(table: "rings") }
      rings.append(
        RingRecord(first: UInt32(arcs.count), count: UInt32(numbers.count), isHole: row[1].int == 1 ? 1 : 0))
      arcs += numbers
    }
    while starts.count <= places.count { starts.append(UInt32(rings.count)) }
    // `starts` holds, at a place, the number of rings before it; the loop above appends it when a later place begins.
    writer.set(.areaStarts, starts, blank: 0)
    writer.set(.rings, rings, blank: RingRecord())
    writer.set(.ringArcs, arcs, blank: 0)
    mesh.write(to: &writer)
  }

  private mutating func addFeatures(_ db: Transaction) throws {
    var features = FeatureTableBuilder()
    for (kind, table) in [(BackgroundFeature.Kind.lake, "lakes"), (.river, "rivers"), (.sea, "seas")] {
      features.begin(kind)
      try db.forEachRow("SELECT geom, name, class, rank, place FROM \(table) ORDER BY rank, fid") { row in
        guard let shape = geometry(row[0]) else { throw Damage(table: table) }
        var record = FeatureRecord()
        record.name = pool.add(row[1].string ?? "")
        record.featureClass = pool.add(row[2].string ?? "")
        record.rank = UInt32(clamping: row[3].int ?? 10)
        record.place = UInt32(clamping: row[4].int ?? 0)
        features.add(record, kind, shape)
      }
    }
    for (kind, table) in [(BackgroundFeature.Kind.disputedArea, "disputed_areas"), (.disputedLine, "disputed_lines")] {
      features.begin(kind)
      try db.forEachRow("SELECT geom, name, class, rank, held_by, claimants, note FROM \(table) ORDER BY rank, fid") { row in
        guard let shape = geometry(row[0]) else { throw Damage(table: table) }
        var record = FeatureRecord()
        record.name = pool.add(row[1].string ?? "")
        record.featureClass = pool.add(row[2].string ?? "")
        record.rank = UInt32(clamping: row[3].int ?? 10)
        record.heldBy = PackedCode(row[4].string)
        record.claimants = pool.add(row[5].string ?? "")
        record.note = pool.add(row[6].string ?? "")
        features.add(record, kind, shape)
      }
    }
    features.begin(.coarseCountry)
    try db.forEachRow("SELECT geom, place FROM coarse_countries ORDER BY place") { row in
      guard let shape = geometry(row[0]) else { throw Damage(table: "coarse_countries") }
      var record = FeatureRecord()
      record.place = UInt32(clamping: row[1].int ?? 0)
      features.add(record, .coarseCountry, shape)
    }
    features.write(to: &writer)
  }

  private func geometry(_ cell: Cell) -> Geometry? {
    cell.bytes.flatMap { GeometryBlob.decode($0) }
  }
}

/// A table that does not hold what a gazetteer's would.
struct Damage: Error, CustomStringConvertible {
  let table: String
  var description: String { "its table \(table) is damaged" }
}
