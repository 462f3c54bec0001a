package import Geo

/// The places of the world: names, codes, areas, borders. A memory-mapped file; opening it reads a few pages.
package final class Gazetteer: Sendable {
  package let edition: GazetteerEdition
  /// Whose view decides to which country disputed areas count.
  package let worldview: Worldview
  let index: GazetteerIndex
  /// What the view changes; nil for the de facto view.
  let claimed: ClaimedAreas?

  /// Opens a gazetteer GeoPackage. The flat index `gazetteer.index` beside it is made first when it is missing or does not
  /// belong to it (beside the file, or in the user's cache folder when that cannot be written).
  /// - Throws: when the file is missing or is not a gazetteer of ours, or no index could be made.
  package init(path: String) throws(GazetteerError) {
    index = try IndexFile.open(for: path)
    edition = GazetteerEdition(lines: index.edition)
    worldview = .deFacto
    claimed = nil
  }

  private init(_ other: Gazetteer, seenBy state: String) {
    index = other.index
    worldview = .state(state)
    claimed = ClaimedAreas(seenBy: state, in: other)
    var edition = other.edition
    edition.worldview = state
    self.edition = edition
  }

  /// The same world as another view has it: the country of places, points and borders in disputed areas, the outlines of
  /// countries, and the worldview that the edition names. What is found for a name, and how it is chosen, stays the same.
  package func viewed(by worldview: Worldview) -> Gazetteer {
    guard worldview != self.worldview else { return self }
    let deFacto = Gazetteer(index: index)
    guard case .state(let state) = worldview else { return deFacto }
    return Gazetteer(deFacto, seenBy: state)
  }

  private init(index: GazetteerIndex) {
    self.index = index
    edition = GazetteerEdition(lines: index.edition)
    worldview = .deFacto
    claimed = nil
  }

  // MARK: Places

  /// How many places there are; their ids are 0..<count.
  package var count: Int { index.places.count }

  /// The place with that id; an id of another edition may give another place.
  package func place(_ id: PlaceID) -> GazetteerPlace {
    let record = index.places[Int(id.rawValue)]
    let owner = claimed?.owner(of: id.rawValue, record)
    let division = owner.flatMap { PlaceID(reference: $0.division) }
    return GazetteerPlace(
      id: id, kind: PlaceKind(rawValue: record.kind) ?? .town, identifier: identifier(of: record),
      name: index.string(record.name), country: (owner?.country ?? record.country).string,
      province: division ?? PlaceID(reference: record.province),
      coordinate: Coordinate(longitude: record.longitude, latitude: record.latitude),
      population: Int(record.population), rank: Int(record.rank), radiusMetres: Double(record.radius),
      isNationalCapital: record.isCapital != 0)
  }

  /// A place's coordinate, without the rest.
  package func coordinate(of id: PlaceID) -> Coordinate {
    let record = index.places[Int(id.rawValue)]
    return Coordinate(longitude: record.longitude, latitude: record.latitude)
  }

  /// A place's kind, without the rest.
  package func kind(of id: PlaceID) -> PlaceKind { PlaceKind(rawValue: index.places[Int(id.rawValue)].kind) ?? .town }

  /// The country (alpha-3) of a place, without the rest.
  package func country(of id: PlaceID) -> String? {
    let record = index.places[Int(id.rawValue)]
    return (claimed?.owner(of: id.rawValue, record)?.country ?? record.country).string
  }

  /// The first-order division of a place, without the rest.
  package func province(of id: PlaceID) -> PlaceID? {
    let record = index.places[Int(id.rawValue)]
    let division = claimed?.owner(of: id.rawValue, record).flatMap { PlaceID(reference: $0.division) }
    return division ?? PlaceID(reference: record.province)
  }

  /// The place of an identifier: "IRN", "IR-11", "geonames:1163054"; ISO 3166-1 alpha-2 ("IR") is understood too.
  package func place(identifier: String) -> GazetteerPlace? {
    if let found = index.identifierSlots.find(ByteHash.of(identifier.utf8)) {
      let place = place(PlaceID(rawValue: found - 1))
      if place.identifier == identifier { return place }
    }
    guard identifier.utf8.count == 2 else { return nil }
    let code = PackedCode(identifier)
    return (0..<index.countries.count).first { index.countries[$0].alpha2 == code }
      .map { place(PlaceID(rawValue: index.countries[$0].place)) }
  }

  /// All places of a kind, in order of id.
  package func places(kind: PlaceKind) -> [PlaceID] {
    let start = index.kindStarts[Int(kind.rawValue)]
    let end = index.kindStarts[Int(kind.rawValue) + 1]
    return start < end ? (start..<end).map { PlaceID(rawValue: $0) } : []
  }

  /// The provinces of a country given by alpha-3, in order of code; with those of its units (Somaliland among Somalia's) and, in
  /// the view taken, of areas that count to it.
  package func provinces(of country: String) -> [PlaceID] {
    guard claimed != nil else { return provincesDeFacto(of: country) }
    let theirs = Set(claimed?.places.keys.map { PlaceID(rawValue: $0) } ?? []).filter { kind(of: $0) == .province }
    return Set(provincesDeFacto(of: country)).union(theirs).filter { self.country(of: $0) == country }.sorted()
  }

  private func provincesDeFacto(of country: String) -> [PlaceID] {
    let code = PackedCode(country)
    return (0..<index.countries.count).filter { index.countries[$0].country == code }.flatMap { unit -> [PlaceID] in
      let start = index.provinceStarts[unit]
      let end = index.provinceStarts[unit + 1]
      return start < end ? (start..<end).map { PlaceID(rawValue: $0) } : []
    }
  }

  /// All names of a place, main names first.
  package func names(of place: PlaceID) -> [PlaceName] {
    index.placeNames.slice(index.placeNameStarts, Int(place.rawValue)).map { record in
      PlaceName(
        text: index.string(record.text), language: record.language.string,
        kind: PlaceName.Kind(rawValue: UInt8(truncatingIfNeeded: record.kind)) ?? .alternate)
    }
  }

  /// Calls `body` with the UTF-8 of every name of a place, main names first, without making strings.
  package func forEachName(of place: PlaceID, _ body: (UnsafeBufferPointer<UInt8>, PlaceName.Kind) -> Void) {
    for record in index.placeNames.slice(index.placeNameStarts, Int(place.rawValue)) {
      let text = index.strings.slice(Int(record.text.offset), Int(record.text.length))
      body(text, PlaceName.Kind(rawValue: UInt8(truncatingIfNeeded: record.kind)) ?? .alternate)
    }
  }

  /// The place's main name in a language (ISO 639-1), if known.
  package func name(of place: PlaceID, language: String) -> String? {
    let code = PackedCode(language)
    let names = index.placeNames.slice(index.placeNameStarts, Int(place.rawValue)).filter { $0.language == code }
    return (names.first { $0.kind == UInt32(PlaceName.Kind.main.rawValue) } ?? names.first).map {
      index.string($0.text)
    }
  }

  private func identifier(of record: PlaceRecord) -> String {
    record.geonames != 0 ? "geonames:\(record.geonames)" : index.string(record.identifier)
  }
}

extension PlaceID {
  /// A place number plus 1, as the tables refer to places; nil for 0.
  @inline(__always)
  init?(reference: UInt32) {
    guard reference != 0 else { return nil }
    self.init(rawValue: reference - 1)
  }
}
