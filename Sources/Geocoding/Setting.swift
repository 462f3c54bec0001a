internal import Gazetteer

/// The candidates of all senses of a document in one row, with their countries and provinces numbered, so that what is known of
/// them and sums over them are kept in arrays.
struct Grounds {
  /// Where the candidates of a sense begin; those of the next sense follow.
  private(set) var starts = [0]
  private(set) var candidates: [Candidate] = []
  /// By candidate: the country and the province it lies in, and for a province itself; -1 for none.
  private(set) var country: [Int32] = []
  private(set) var province: [Int32] = []
  private(set) var itself: [Int32] = []
  private(set) var countries: [CountryKey] = []
  /// By province number: the number of its country.
  private(set) var countryOfProvince: [Int32] = []

  init(_ senses: [Sense]) {
    let count = senses.reduce(0) { $0 + $1.candidates.count }
    starts.reserveCapacity(senses.count + 1)
    candidates.reserveCapacity(count)
    country.reserveCapacity(count)
    province.reserveCapacity(count)
    itself.reserveCapacity(count)
    var countryNumbers = KeyTable<Int32>(blank: -1, capacity: min(count, 256))
    var provinceNumbers = KeyTable<Int32>(blank: -1, capacity: count)
    for sense in senses {
      for candidate in sense.candidates {
        candidates.append(candidate)
        let key = UInt64(candidate.country.rawValue) + 1
        var number = countryNumbers[key]
        if number < 0 {
          number = Int32(truncatingIfNeeded: countries.count)
          countryNumbers[key] = number
          countries.append(candidate.country)
        }
        country.append(number)
        let division = candidate.province.map { self.number($0, in: number, &provinceNumbers) } ?? -1
        province.append(division)
        itself.append(
          candidate.kind != .province
            ? -1
            : candidate.province == candidate.place
              ? division : self.number(candidate.place, in: number, &provinceNumbers))
      }
      starts.append(candidates.count)
    }
  }

  private mutating func number(_ place: PlaceID, in country: Int32, _ known: inout KeyTable<Int32>) -> Int32 {
    let key = UInt64(place.rawValue) + 1
    let found = known[key]
    if found >= 0 { return found }
    let number = Int32(truncatingIfNeeded: countryOfProvince.count)
    known[key] = number
    countryOfProvince.append(country)
    return number
  }

  /// The places in the row of a sense's candidates.
  @inline(__always)
  func range(_ sense: Int) -> Range<Int> { starts[sense]..<starts[sense + 1] }
}

/// What the senses of a document, as far as they are known, say about where it plays.
struct Setting {
  /// A point to be near to: a likely candidate of a sense.
  struct Point {
    let sense: Int
    let share: Double
    let x: Float
    let y: Float
    let z: Float
  }

  /// How much of the document speaks of each country and province, by number.
  private var countries: [Double]
  private var provinces: [Double]
  /// Countries and provinces named outright, with how surely.
  private(set) var namedCountries: [Double]
  private(set) var namedProvinces: [Double]
  /// By country: how many of its provinces are named, as far as that is sure.
  private(set) var provincesNamed: [Double]
  private var total = 0.0
  /// The number of the country that most of the document speaks of.
  private(set) var leading: Int32?
  private(set) var points: [Point] = []
  /// No story names more places than this; a collection of stories need not compare each with all.
  private static let mostPoints = 1000
  /// The sense left out, and what it gives each country and province: see ``leaveOut(_:of:_:)``.
  private var leftOut: Int?
  private var ownCountries: [Double]
  private var ownProvinces: [Double]
  private let shares: [Double]

  /// - Parameter shares: how likely each candidate of the grounds is that of its sense.
  init(_ senses: [Sense], _ grounds: Grounds, shares: [Double]) {
    self.shares = shares
    countries = Array(repeating: 0, count: grounds.countries.count)
    provinces = Array(repeating: 0, count: grounds.countryOfProvince.count)
    provincesNamed = countries
    namedCountries = countries
    namedProvinces = provinces
    ownCountries = countries
    ownProvinces = provinces
    for index in senses.indices {
      let weight = Self.weight(of: senses[index])
      total += weight
      for position in grounds.range(index) where shares[position] > 0.02 {
        let share = shares[position]
        let candidate = grounds.candidates[position]
        let country = Int(grounds.country[position])
        countries[country] += weight * share
        let province = Int(grounds.province[position])
        if province >= 0 { provinces[province] += weight * share }
        if candidate.kind == .country {
          namedCountries[country] += share
        } else if candidate.kind == .province {
          namedProvinces[Int(grounds.itself[position])] += share
        }
        if share > 0.1, candidate.kind != .continent, candidate.kind != .country, points.count < Self.mostPoints {
          points.append(Point(sense: index, share: share, x: candidate.x, y: candidate.y, z: candidate.z))
        }
      }
    }
    for (province, named) in namedProvinces.enumerated() {
      provincesNamed[Int(grounds.countryOfProvince[province])] += min(1, named)
    }
    for (number, key) in grounds.countries.enumerated() where !key.isNone && countries[number] > 0 {
      guard let best = leading.map({ Int($0) }) else {
        leading = Int32(truncatingIfNeeded: number)
        continue
      }
      let (a, b) = (countries[number], countries[best])
      if a > b || (a == b && key < grounds.countries[best]) { leading = Int32(truncatingIfNeeded: number) }
    }
  }

  /// Whether another sense likely means a place within 150 km of a candidate.
  func isNear(_ candidate: Candidate, leaving index: Int) -> Bool {
    points.contains { point in
      let (dx, dy, dz) = (candidate.x - point.x, candidate.y - point.y, candidate.z - point.z)
      return point.sense != index && point.share > 0.4 && dx * dx + dy * dy + dz * dz < 5.5e-4
    }
  }

  /// The countries of which more than a share of the document speaks, the most spoken of first.
  func countries(above share: Double, _ grounds: Grounds) -> [CountryKey] {
    let found = grounds.countries.indices.filter {
      !grounds.countries[$0].isNone && countries[$0] > 0 && countries[$0] > share * total
    }
    return found.sorted { a, b in
      countries[a] != countries[b] ? countries[a] > countries[b] : grounds.countries[a] < grounds.countries[b]
    }.map { grounds.countries[$0] }
  }

  /// Takes what one sense says for nothing, until another is left out.
  mutating func leaveOut(_ index: Int, of senses: [Sense], _ grounds: Grounds) {
    if let last = leftOut {
      for position in grounds.range(last) {
        ownCountries[Int(grounds.country[position])] = 0
        let province = Int(grounds.province[position])
        if province >= 0 { ownProvinces[province] = 0 }
      }
    }
    leftOut = index
    let weight = Self.weight(of: senses[index])
    for position in grounds.range(index) where shares[position] > 0.02 {
      ownCountries[Int(grounds.country[position])] += weight * shares[position]
      let province = Int(grounds.province[position])
      if province >= 0 { ownProvinces[province] += weight * shares[position] }
    }
  }

  /// What the rest of the document gives a country, 0...1.
  @inline(__always)
  func share(ofCountry number: Int32) -> Double {
    total > 0 ? max(0, countries[Int(number)] - ownCountries[Int(number)]) / total : 0
  }

  /// What the rest of the document gives a province, 0...1.
  @inline(__always)
  func share(ofProvince number: Int32) -> Double {
    number >= 0 && total > 0 ? max(0, provinces[Int(number)] - ownProvinces[Int(number)]) / total : 0
  }

  /// What no mention names speaks for the whole document: where it was filed.
  private static func weight(of sense: Sense) -> Double {
    sense.mentions.isEmpty ? 2 : min(3, 0.5 + 0.5 * Double(sense.mentions.count))
  }
}
