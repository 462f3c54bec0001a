internal import Geo
internal import GeoPackage

/// Derives the flat index from a gazetteer GeoPackage.
struct IndexBuilder {
  private var writer = IndexWriter()
  private var pool = StringPool()
  private var places: [PlaceRecord] = []
  /// Place numbers by the rows they come from.
  private var numbers: [RowKey: Int] = [:]
  /// Of each country unit.
  private var countryCodes: [PackedCode] = []

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
        try builder.addClaims(db)
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

  private mutating func addClaims(_ db: Transaction) throws {
    let rows = try db.rows("SELECT area, claimant, division, places, shape, views FROM claims ORDER BY fid")
    let lines = rows.map { $0.map { $0.string ?? "" }.joined(separator: "\t") }
    writer.set(.claims, Array(lines.joined(separator: "\n").utf8), blank: 0)
  }

  private mutating func addPlaces(_ db: Transaction) throws {
    var entries: [(source: RowKey, record: PlaceRecord)] = []
    try db.forEachRow("SELECT * FROM places ORDER BY fid") { row in
      guard row.count == 10, case .point(let point)? = geometry(row[1]),
        let kind = PlaceKind(named: row[2].string ?? "")
      else { throw Damage(table: "places") }
      var record = PlaceRecord()
      record.longitude = point.longitude
      record.latitude = point.latitude
      record.kind = kind.rawValue
      record.identifier = pool.add(row[3].string ?? "")
      record.name = pool.add(row[4].string ?? "")
      record.country = PackedCode(row[5].string)
      record.province = UInt32(clamping: row[6].int ?? 0)
      record.population = UInt32(clamping: row[7].int ?? 0)
      record.rank = UInt8(clamping: row[8].int ?? 10)
      record.radius = Float(row[9].double ?? 0)
      entries.append((RowKey(table: "places", fid: row[0].int ?? 0), record))
    }
    // Places with outlines are referred to by fid, so their numbers must follow from it.
    let outlined = try db.rows("SELECT (SELECT count(*) FROM countries) + (SELECT count(*) FROM provinces)")
    let areas = entries.prefix(outlined.first?.first?.int ?? 0)
    guard areas.enumerated().allSatisfy({ $0.element.source.fid == $0.offset + 1 }) else {
      throw Damage(table: "places")
    }
    try db.forEachRow("SELECT * FROM towns ORDER BY fid") { row in
      guard row.count == 8, let fid = row[0].int, case .point(let point)? = geometry(row[1]) else {
        throw Damage(table: "towns")
      }
      var record = PlaceRecord()
      record.longitude = point.longitude
      record.latitude = point.latitude
      record.kind = PlaceKind.town.rawValue
      record.geonames = UInt32(clamping: fid)
      record.name = pool.add(row[2].string ?? "")
      record.province = UInt32(clamping: row[4].int ?? 0)
      let province = Int(record.province) - 1
      record.country =
        row[3].string.map { PackedCode($0) }
        ?? (areas.indices.contains(province) ? areas[province].record.country : PackedCode(nil))
      record.population = UInt32(clamping: row[5].int ?? 0)
      record.rank = UInt8(clamping: row[6].int ?? PlaceRank.ofTown(population: row[5].int ?? 0))
      record.isCapital = row[7].int == 1 ? 1 : 0
      entries.append((RowKey(table: "towns", fid: fid), record))
    }
    // By kind; towns by population, so that the most sought lie together.
    entries[areas.count...].sort { a, b in
      let (p, q) = (a.record, b.record)
      return (p.kind, q.population, a.source) < (q.kind, p.population, b.source)
    }
    for index in entries.indices where entries[index].record.radius == 0 {
      entries[index].record.radius = Float(PlaceRadius.ofTown(population: Int(entries[index].record.population)))
    }
    places = entries.map(\.record)
    numbers = Dictionary(uniqueKeysWithValues: entries.indices.map { (entries[$0].source, $0) })
    writer.set(.places, places, blank: PlaceRecord())
    writer.set(
      .kindStarts,
      (0...PlaceKind.allCases.count).map { kind in
        UInt32(places.firstIndex { Int($0.kind) >= kind } ?? places.count)
      }, blank: 0)

    var identifiers = HashTableBuilder(count: places.count)
    for (index, place) in places.enumerated() {
      identifiers.insert(ByteHash.of(identifier(of: place).utf8), UInt32(index + 1))
    }
    writer.set(.identifierSlots, identifiers.slots, blank: HashSlot())
    addTownGrid()
  }

  /// Towns and sites by cells of one degree, the best-known first.
  private mutating func addTownGrid() {
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
    place.geonames != 0 ? "geonames:\(place.geonames)" : string(place.identifier)
  }

  private func string(_ ref: StringRef) -> String {
    let start = Int(ref.offset)
    return String(decoding: pool.bytes[start..<start + Int(ref.length)], as: UTF8.self)
  }

  private mutating func addNames(_ db: Transaction) throws {
    var lines = [ArraySlice<UInt8>](repeating: [], count: places.count)
    try db.forEachRow("SELECT source, first, last, names FROM names ORDER BY fid") { row in
      guard let table = row[0].string, table == "places" || table == "towns", let first = row[1].int,
        let last = row[2].int,
        let packed = row[3].bytes, let text = Deflate.inflate(packed)
      else { throw Damage(table: "names") }
      let fids = try db.rows(
        "SELECT fid FROM \(table) WHERE fid BETWEEN ? AND ? ORDER BY fid", [Cell(first), Cell(last)])
      let all = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      guard all.count == fids.count else { throw Damage(table: "names") }
      for (fid, line) in zip(fids, all) {
        guard let number = numbers[RowKey(table: table, fid: fid[0].int ?? 0)] else { throw Damage(table: "names") }
        lines[number] = line
      }
    }
    var names = NameTableBuilder()
    var records: [NameRecord] = []
    var starts: [UInt32] = [0]
    for (number, line) in lines.enumerated() {
      let place = places[number]
      func add(_ name: ArraySlice<UInt8>, _ languages: [ArraySlice<UInt8>], _ kind: PlaceName.Kind) {
        name.withUnsafeBufferPointer { name in
          let ref = pool.add(name)
          for language in languages.isEmpty ? [[]] : languages {
            let code = PackedCode(String(decoding: language, as: UTF8.self))
            records.append(NameRecord(text: ref, language: code, kind: UInt32(kind.rawValue)))
          }
          names.add(name, of: number, place: place, kind: kind)
        }
      }
      if place.geonames != 0 { add(Array(string(place.name).utf8)[...], [], .main) }
      for entry in line.split(separator: UInt8(ascii: "|")) {
        let fields = entry.split(separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
        if fields.count == 3, let kind = PlaceName.Kind(letter: fields[0]) {
          add(fields[2], fields[1].split(separator: UInt8(ascii: ",")), kind)
        } else {
          add(entry, [], .alternate)
        }
      }
      starts.append(UInt32(records.count))
    }
    writer.set(.placeNameStarts, starts, blank: 0)
    writer.set(.placeNames, records, blank: NameRecord())
    try db.forEachRow("SELECT word, trait FROM name_traits ORDER BY fid") { row in
      names.addTrait(NameTraits(named: row[1].string ?? ""), to: row[0].string ?? "")
    }
    names.write(to: &writer, places: places)

    let words = try db.rows("SELECT word, country FROM nationalities ORDER BY fid")
    var table = HashTableBuilder(count: words.count)
    for row in words {
      guard let word = row[0].string, let hash = NameFolding.hash(word) else { continue }
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
      record.capital = UInt32((row[4].int.flatMap { numbers[RowKey(table: "towns", fid: $0)] } ?? -1) + 1)
      countries.append(record)
    }
    writer.set(.countries, countries, blank: CountryRecord())
    countryCodes = countries.map(\.country)
    // Provinces stand in the order of the units they lie in, as their table says; former ones come after them.
    var within: [UInt32] = []
    try db.forEachRow("SELECT within FROM provinces ORDER BY fid") { within.append(UInt32(clamping: $0[0].int ?? 0)) }
    writer.set(.unitOfPlace, countries.indices.map { UInt32($0 + 1) } + within, blank: 0)
    let first = countries.count
    let current = within.indices.prefix {
      places.indices.contains(first + $0) && places[first + $0].kind == PlaceKind.province.rawValue
    }
    writer.set(
      .provinceStarts,
      (1...countries.count + 1).map { unit in
        UInt32(first + (current.first { within[$0] >= unit } ?? current.count))
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
    mesh.write(to: &writer, countries: countryCodes)
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
        record.place = UInt32((row[4].int.flatMap { numbers[RowKey(table: "places", fid: $0)] } ?? -1) + 1)
        features.add(record, kind, shape)
      }
    }
    for (kind, table) in [(BackgroundFeature.Kind.disputedArea, "disputed_areas"), (.disputedLine, "disputed_lines")] {
      features.begin(kind)
      try db.forEachRow("SELECT geom, name, class, rank, held_by, claimants, note FROM \(table) ORDER BY rank, fid") {
        row in
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
    try db.forEachRow("SELECT fid, geom FROM countries ORDER BY fid") { row in
      guard let fid = row[0].int, let shape = geometry(row[1]) else { throw Damage(table: "countries") }
      var record = FeatureRecord()
      record.place = UInt32(clamping: fid)
      features.add(record, .coarseCountry, shape)
    }
    features.write(to: &writer)
  }

  private func geometry(_ cell: Cell) -> Geometry? {
    cell.bytes.flatMap { GeometryBlob.decode($0) }
  }
}

/// A row of one of the two tables of places.
struct RowKey: Hashable, Comparable {
  let table: String
  let fid: Int

  static func < (a: RowKey, b: RowKey) -> Bool { (a.table, a.fid) < (b.table, b.fid) }
}

/// A table that does not hold what a gazetteer's would.
struct Damage: Error, CustomStringConvertible {
  let table: String
  var description: String { "its table \(table) is damaged" }
}
