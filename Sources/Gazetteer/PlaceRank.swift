/// How great a town is taken to be when only its population is known.
package enum PlaceRank {
  /// 1 for a world city to 10 for a village or an unknown population.
  package static func ofTown(population: Int) -> Int {
    switch population {
    case 5_000_000...: 1
    case 1_000_000...: 3
    case 300_000...: 5
    case 100_000...: 6
    case 50_000...: 7
    case 15_000...: 8
    case 5_000...: 9
    default: 10
    }
  }
}

/// How far a town reaches from its point.
package enum PlaceRadius {
  /// Metres: the radius of a circle that holds the people at 4,000 a square kilometre, at least 1 km.
  package static func ofTown(population: Int) -> Double {
    max(1000, (Double(population) / 4000 / .pi).squareRoot() * 1000)
  }
}
