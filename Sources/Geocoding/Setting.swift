internal import Gazetteer

/// The countries and provinces of all candidates of a document, numbered, so that sums over them are kept in arrays.
struct Grounds {
  /// By sense and candidate: the country and the province it lies in, and for a province itself; -1 for none.
  private(set) var country: [[Int]] = []
  private(set) var province: [[Int]] = []
  private(set) var itself: [[Int]] = []
  private(set) var countries: [CountryKey] = []
  private(set) var provinceCount = 0

  init(_ senses: [Sense]) {
    let count = senses.reduce(0) { $0 + $1.candidates.count }
    var countryNumbers = KeyTable(blank: -1, capacity: min(count, 256))
    var provinceNumbers = KeyTable(blank: -1, capacity: count)
    func number(_ place: PlaceID) -> Int {
      let key = UInt64(place.rawValue) + 1
      let known = provinceNumbers[key]
      if known >= 0 { return known }
      provinceNumbers[key] = provinceCount
      provinceCount += 1
      return provinceCount - 1
    }
    for sense in senses {
      country.append(
        sense.candidates.map { candidate in
          let key = UInt64(candidate.country.rawValue) + 1
          let known = countryNumbers[key]
          if known >= 0 { return known }
          countryNumbers[key] = countries.count
          countries.append(candidate.country)
          return countries.count - 1
        })
      province.append(sense.candidates.map { $0.province.map(number) ?? -1 })
      itself.append(sense.candidates.map { $0.kind == .province ? number($0.place) : -1 })
    }
  }
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
  private var total = 0.0
  /// The number of the country that most of the document speaks of.
  private(set) var leading: Int?
  private(set) var points: [Point] = []
  /// No story names more places than this; a collection of stories need not compare each with all.
  private static let mostPoints = 1000
  /// The sense left out, and what it gives each country and province: see ``leaveOut(_:of:_:)``.
  private var leftOut: Int?
  private var ownCountries: [Double]
  private var ownProvinces: [Double]

  init(_ senses: [Sense], _ grounds: Grounds) {
    countries = Array(repeating: 0, count: grounds.countries.count)
    provinces = Array(repeating: 0, count: grounds.provinceCount)
    namedCountries = countries
    namedProvinces = provinces
    ownCountries = countries
    ownProvinces = provinces
    for index in senses.indices {
      let weight = Self.weight(of: senses[index])
      total += weight
      for (position, share) in senses[index].shares.enumerated() where share > 0.02 {
        let candidate = senses[index].candidates[position]
        let country = grounds.country[index][position]
        countries[country] += weight * share
        let province = grounds.province[index][position]
        if province >= 0 { provinces[province] += weight * share }
        if candidate.kind == .country {
          namedCountries[country] += share
        } else if candidate.kind == .province {
          namedProvinces[grounds.itself[index][position]] += share
        }
        if share > 0.1, candidate.kind != .continent, candidate.kind != .country, points.count < Self.mostPoints {
          points.append(Point(sense: index, share: share, x: candidate.x, y: candidate.y, z: candidate.z))
        }
      }
    }
    for (number, key) in grounds.countries.enumerated() where !key.isNone && countries[number] > 0 {
      guard let best = leading else {
        leading = number
        continue
      }
      let (a, b) = (countries[number], countries[best])
      if a > b || (a == b && key < grounds.countries[best]) { leading = number }
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
      for number in grounds.country[last] { ownCountries[number] = 0 }
      for number in grounds.province[last] where number >= 0 { ownProvinces[number] = 0 }
    }
    leftOut = index
    let weight = Self.weight(of: senses[index])
    for (position, share) in senses[index].shares.enumerated() where share > 0.02 {
      ownCountries[grounds.country[index][position]] += weight * share
      let province = grounds.province[index][position]
      if province >= 0 { ownProvinces[province] += weight * share }
    }
  }

  /// What the rest of the document gives a country, 0...1.
  func share(ofCountry number: Int) -> Double {
    total > 0 ? max(0, countries[number] - ownCountries[number]) / total : 0
  }

  /// What the rest of the document gives a province, 0...1.
  func share(ofProvince number: Int) -> Double {
    number >= 0 && total > 0 ? max(0, provinces[number] - ownProvinces[number]) / total : 0
  }

  private static func weight(of sense: Sense) -> Double { min(3, 0.5 + 0.5 * Double(sense.mentions.count)) }
}
