/// Cells of one degree that list towns and sites.
enum TownGrid {
  static func column(_ longitude: Double) -> Int { min(max(Int((longitude + 180).rounded(.down)), 0), 359) }
  static func row(_ latitude: Double) -> Int { min(max(Int((latitude + 90).rounded(.down)), 0), 179) }
  static func cell(_ longitude: Double, _ latitude: Double) -> Int { row(latitude) * 360 + column(longitude) }
}
