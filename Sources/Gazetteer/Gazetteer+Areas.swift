package import Geo

extension Gazetteer {
  /// The country (alpha-3) to which the land at the point counts; nil at sea and on land of no country.
  package func country(at point: Coordinate) -> String? {
    let area = area(at: point)
    guard area != 0 else { return nil }
    if let claimed, let owner = claimed.places[area - 1] ?? claimed.owner(ofShapeAt: point) {
      return owner.country.string
    }
    return index.places[Int(area) - 1].country.string
  }

  /// The polygon of the boundary data set that holds the point; nil at sea. Its country is that on this side of the nearest
  /// border of the mesh: disputed areas that cut through divisions stay with their holder.
  package func unit(at point: Coordinate) -> CountryUnit? {
    let area = area(at: point)
    guard area != 0 else { return nil }
    return unit(number: index.unitOfPlace[Int(area) - 1] - 1, country: claimed?.places[area - 1]?.country)
  }

  /// The unit of a place of kind `.country`.
  package func unit(of place: PlaceID) -> CountryUnit? {
    unit(number: place.rawValue, country: claimed?.places[place.rawValue]?.country)
  }

  private func unit(number: UInt32, country: PackedCode?) -> CountryUnit? {
    guard Int(number) < index.countries.count else { return nil }
    let record = index.countries[Int(number)]
    return CountryUnit(
      place: PlaceID(rawValue: number), sourceCode: record.sourceCode.string ?? "",
      country: (country ?? record.country).string)
  }

  /// The province that holds the point; where a country's present provinces have no outlines, that of the nearest town.
  package func province(at point: Coordinate) -> PlaceID? {
    let area = area(at: point)
    guard area != 0 else { return nil }
    let record = index.places[Int(area) - 1]
    if record.kind == PlaceKind.province.rawValue { return PlaceID(rawValue: area - 1) }
    guard record.kind == PlaceKind.district.rawValue else { return nil }
    // A former outline: the nearest town of the country knows the present province.
    for reach in [20_000.0, 80_000, 320_000] {
      let town = nearestOne(to: point, within: reach) { $0.province != 0 && $0.country == record.country }
      if let town { return PlaceID(reference: index.places[Int(town)].province) }
    }
    return nil
  }

  /// The place of kind `.country` of an alpha-3 code: the unit that is the country itself.
  package func country(_ alpha3: String) -> PlaceID? {
    place(identifier: alpha3).flatMap { $0.kind == .country ? $0.id : nil }
  }

  /// The seat of government of a country (alpha-3).
  package func capital(of country: String) -> PlaceID? {
    self.country(country).flatMap { PlaceID(reference: index.countries[Int($0.rawValue)].capital) }
  }

  /// The shared borders of all countries and provinces.
  package var mesh: BorderMesh { BorderMesh(gazetteer: self) }

  /// The outlines of countries, to be crossed by tracks, as the index holds them; nil in another view than the de facto one.
  package var borderGrid: BorderGrid? { claimed == nil ? BorderGrid(index) : nil }

  /// The outline of a country, province, sea or lake; nil for a place without one.
  package func area(of place: PlaceID) -> MultiPolygon? {
    let rings = mesh.rings(of: place)
    if !rings.isEmpty {
      var polygons: [Polygon] = []
      for ring in rings {
        let line = mesh.coordinates(of: ring)
        if ring.isHole, !polygons.isEmpty {
          polygons[polygons.count - 1].holes.append(line)
        } else {
          polygons.append(Polygon(exterior: line))
        }
      }
      return MultiPolygon(polygons)
    }
    guard let feature = feature(of: place), case .area(let area) = feature.shape else { return nil }
    return area
  }

  /// The box around a place's area; nil for a place without one. A place on both sides of 180 degrees has one that crosses it.
  package func bounds(of place: PlaceID) -> BoundingBox? {
    let rings = mesh.rings(of: place)
    guard !rings.isEmpty else { return feature(of: place)?.bounds }
    return BoundingBox(
      aroundBoxes: rings.lazy.filter { !$0.isHole }.compactMap { ring in
        ring.arcs.reduce(nil as BoundingBox?) { box, arc in
          let next = self.index.arcs[arc.index].box.bounds
          guard let box else { return next }
          return BoundingBox(
            west: min(box.west, next.west), south: min(box.south, next.south), east: max(box.east, next.east),
            north: max(box.north, next.north))
        }
      })
  }

  /// The place number plus 1 of the province at a point (of the unit where it has none); 0 at sea.
  @inline(__always)
  func area(at point: Coordinate) -> UInt32 {
    FaceGrid.area(
      at: point, cells: { self.index.gridCell($0, $1) }, runs: { self.index.gridRuns.slice(self.index.gridStarts, $0) },
      vertices: { self.index.coordinates.slice(Int($0.first), Int($0.count) + 1) },
      side: { arc, isLeft in
        let record = self.index.arcs[arc]
        return isLeft
          ? (record.leftProvince != 0 ? record.leftProvince : record.leftUnit)
          : (record.rightProvince != 0 ? record.rightProvince : record.rightUnit)
      })
  }
}

extension BoundingBox {
  /// The narrowest box around boxes, across the antimeridian when that is narrower; nil for none.
  package init?(aroundBoxes boxes: some Sequence<BoundingBox>) {
    let all = boxes.sorted { ($0.west, $0.east) < ($1.west, $1.east) }
    guard let first = all.first else { return nil }
    // The widest gap between the boxes stays outside.
    var end = first.east
    var gap = (west: first.west, east: first.east, width: 0.0)
    for box in all {
      if box.west - end > gap.width { gap = (box.west, end, box.west - end) }
      end = max(end, box.east)
    }
    let outside = first.west + 360 - end
    let south = all.map(\.south).min() ?? first.south
    let north = all.map(\.north).max() ?? first.north
    self =
      gap.width > outside
      ? BoundingBox(west: gap.west, south: south, east: gap.east, north: north)
      : BoundingBox(west: first.west, south: south, east: end, north: north)
  }
}
