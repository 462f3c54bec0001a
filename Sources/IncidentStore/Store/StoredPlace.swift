import GeoPackage
import Incidents

/// What the columns of a row tell of the place of its incident. Rows come in stretches, so that most words are those of the row before.
struct StoredPlace {
  private(set) var place = Place(text: "")
  private var country = UInt64?.some(.max)
  private var code = UInt64?.some(.max)
  private var precision = UInt64?.some(.max)

  /// Columns from `first` on are lat, lon, precision, radius_km, country, admin1_code, admin1.
  /// - Parameter naming: admin1 is read.
  mutating func read(_ row: RowReader, from first: Int, naming: Bool) {
    place.lat = row.double(first)
    place.lon = row.double(first + 1)
    place.radiusKm = row.double(first + 3)
    _ = precision(row, first + 2)
    if Self.isNew(row.shortText(first + 4), &country) { place.country = row.string(first + 4) }
    if Self.isNew(row.shortText(first + 5), &code) { place.admin1Code = row.string(first + 5) }
    if naming { place.admin1 = row.string(first + 6) }
  }

  /// The precision that a column tells.
  mutating func precision(_ row: RowReader, _ column: Int) -> Place.Precision? {
    if Self.isNew(row.shortText(column), &precision) {
      place.precision = row.string(column).flatMap { Place.Precision(rawValue: $0) }
    }
    return place.precision
  }

  private static func isNew(_ text: UInt64?, _ last: inout UInt64?) -> Bool {
    guard text == nil || text != last else { return false }
    last = text
    return true
  }
}
