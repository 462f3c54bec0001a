import Glibc
package import Geo

/// The projection that suits an extent.
///
/// After Snyder, "Map Projections: A Working Manual" (USGS 1395, 1987), and Šavrič, Jenny and Jenny, "Projection Wizard"
/// (Cartographic Journal 53, 2016): conformal for what fits a page of a region, equal-area for continents and the world.
package struct ProjectionChoice: Hashable, Sendable {
  package enum Family: String, Hashable, Sendable {
    case mercator = "Mercator"
    case transverseMercator = "Transverse Mercator"
    case lambertConic = "Lambert conformal conic"
    case stereographic = "Stereographic"
    case azimuthalEquidistant = "Azimuthal equidistant"
    case lambertAzimuthal = "Lambert azimuthal equal-area"
    case equalEarth = "Equal Earth"
  }

  package let family: Family
  /// Where the projection is centred; its longitude is straight up on the page.
  package let centre: Coordinate
  /// For PROJ.
  package let definition: String

  /// - Parameters:
  ///   - extent: what the page shows, grown to the page's shape already.
  ///   - alongOneVector: the map is about one long line, which should be drawn straight.
  package init(for extent: MapExtent, alongOneVector: Bool = false) {
    let (w, h) = (extent.widthKm, extent.heightKm)
    let size = max(w, h)
    let latitude = abs(extent.centre.latitude)
    let halfHeight = h / 2 / 111.2
    // Near enough for a town's map, and short in print.
    let digits = size < 500 ? 100.0 : 10.0
    let lon = (extent.centre.longitude * digits).rounded() / digits
    let lat = (extent.centre.latitude * digits).rounded() / digits

    func make(_ family: Family, _ parameters: String) -> (Family, Coordinate, String) {
      (family, Coordinate(longitude: lon, latitude: lat), parameters + " +ellps=WGS84 +units=m")
    }
    let choice: (Family, Coordinate, String)
    if size > 12_000 {
      choice = make(.equalEarth, "+proj=eqearth +lon_0=\(lon)")
    } else if latitude > 75 || (latitude > 45 && latitude + halfHeight > 88 && size < 6_000) {
      let pole = lat < 0 ? -90 : 90
      choice = (
        .stereographic, Coordinate(longitude: lon, latitude: Double(pole)),
        "+proj=stere +lat_0=\(pole) +lat_ts=\(lat < 0 ? -75 : 75) +lon_0=\(lon) +ellps=WGS84 +units=m"
      )
    } else if alongOneVector && size > 3_000 {
      choice = make(.azimuthalEquidistant, "+proj=aeqd +lat_0=\(lat) +lon_0=\(lon)")
    } else if size >= 6_000 {
      choice = make(.lambertAzimuthal, "+proj=laea +lat_0=\(lat) +lon_0=\(lon)")
    } else if h > 1.25 * w {
      choice = make(.transverseMercator, "+proj=tmerc +lat_0=\(lat) +lon_0=\(lon)")
    } else if latitude < 15 && w > 1.25 * h {
      choice = make(.mercator, "+proj=merc +lat_ts=\(lat) +lon_0=\(lon)")
    } else if w > 1.25 * h {
      let offset = ((h / 3 / 111.2) * digits).rounded() / digits
      choice = make(
        .lambertConic,
        "+proj=lcc +lat_0=\(lat) +lon_0=\(lon) +lat_1=\(Self.short(lat - offset)) +lat_2=\(Self.short(lat + offset))")
    } else {
      choice = make(.stereographic, "+proj=stere +lat_0=\(lat) +lon_0=\(lon)")
    }
    (family, centre, definition) = choice
  }

  private static func short(_ degrees: Double) -> Double { (degrees * 100).rounded() / 100 }
}
