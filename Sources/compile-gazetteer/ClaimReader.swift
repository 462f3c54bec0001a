import Gazetteer

/// Reads who claims what, from the table kept by hand.
struct ClaimReader {
  let world: World

  /// - Throws: for a place that the world does not hold: a claim on it would be lost without a word.
  func claims() throws -> [Claim] {
    let known = Set((world.countries.map(\.place) + world.provinces.map(\.place)).compactMap(\.identifier))
    return try HandTable.rows("claims").map { row in
      func list(_ column: Substring) -> [String] {
        row[column].split { $0 == "," || $0 == " " }.map(String.init)
      }
      func optional(_ column: Substring) -> String? { row[column].isEmpty ? nil : row[column] }
      let claim = Claim(
        area: row["area"], claimant: optional("claimant"), division: optional("division"), places: list("places"),
        shape: optional("shape"), views: list("views"))
      for place in claim.places + [claim.division].compactMap({ $0 }) where !known.contains(place) {
        throw SourceError(file: "claims.tsv", reason: "\(claim.area): there is no place \(place)")
      }
      return claim
    }
  }

  /// Adds to the source's disputed areas the claimants that its notes name in words this reader does not know.
  static func noteClaimants(of claims: [Claim], on areas: inout [BackgroundEntry]) {
    for index in areas.indices {
      let theirs = claims.filter { $0.shape == areas[index].name }.compactMap(\.claimant)
      areas[index].claimants = Set(areas[index].claimants + theirs).subtracting([areas[index].heldBy ?? ""]).sorted()
    }
  }
}
