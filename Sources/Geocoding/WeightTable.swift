/// The weights of a log-linear model: the score of a thing is the sum, over its features, of value times weight.
struct WeightTable: Sendable {
  let names: [String]
  let values: [Double]

  /// Reads rows of name and weight. A feature without a row weighs nothing.
  init(folder: String, file: String, names: [String]) throws(PlaceWordsError) {
    var indices: [String: Int] = [:]
    for (index, name) in names.enumerated() { indices[name] = index }
    var values = [Double](repeating: 0, count: names.count)
    for row in try TabTable(folder: folder, file: file, columns: 2).rows {
      guard let index = indices[row.fields[0]] else {
        throw PlaceWordsError(file: file, line: row.line, reason: "no feature is called \(row.fields[0])")
      }
      guard let value = Double(row.fields[1]), value.isFinite else {
        throw PlaceWordsError(file: file, line: row.line, reason: "\(row.fields[1]) is not a weight")
      }
      values[index] = value
    }
    self.names = names
    self.values = values
  }

  @inline(__always)
  func score(_ features: [Feature]) -> Double {
    var sum = 0.0
    for feature in features { sum += feature.value * values[Int(feature.index)] }
    return sum
  }

  /// What each feature adds to the score, greatest first.
  func contributions(_ features: [Feature]) -> [Contribution] {
    features.map {
      Contribution(feature: names[Int($0.index)], value: $0.value, weight: values[Int($0.index)])
    }.sorted { abs($0.points) != abs($1.points) ? abs($0.points) > abs($1.points) : $0.feature < $1.feature }
  }
}

/// One feature of a thing to be scored.
struct Feature {
  let index: Int32
  let value: Double

  @inline(__always)
  init(_ index: Int, _ value: Double = 1) {
    self.index = Int32(truncatingIfNeeded: index)
    self.value = value
  }
}

/// What one feature adds to a score; the contributions to a score add up to it.
package struct Contribution: Sendable, Hashable {
  package let feature: String
  package let value: Double
  package let weight: Double

  package var points: Double { value * weight }
}
