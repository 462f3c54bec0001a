/// Weights that are learned, by Adam (Kingma and Ba 2015).
final class Parameter {
  /// Inputs, for a matrix that is applied as `y = x * value`.
  let rows: Int
  /// Outputs.
  let columns: Int
  let value: Numbers
  let gradient: Numbers
  private let first: Numbers
  private let second: Numbers
  /// For tables of which a batch uses few rows: when each was used last, 0 for unused.
  private var touched: [Bool]
  private var touchedRows: [Int] = []

  init(_ rows: Int, _ columns: Int, deviation: Float, _ random: inout Random) {
    self.rows = rows
    self.columns = columns
    let count = rows * columns
    value = .allocate(capacity: count)
    gradient = .allocate(capacity: count)
    first = .allocate(capacity: count)
    second = .allocate(capacity: count)
    gradient.initialize(repeating: 0, count: count)
    first.initialize(repeating: 0, count: count)
    second.initialize(repeating: 0, count: count)
    for index in 0..<count { (value + index).initialize(to: deviation == 0 ? 0 : random.normal(deviation)) }
    touched = Array(repeating: false, count: rows)
  }

  /// Adds to the gradient of one row of a table.
  func add(_ change: UnsafePointer<Float>, toRow row: Int) {
    if !touched[row] {
      touched[row] = true
      touchedRows.append(row)
    }
    Kernels.add(change, to: gradient + row * columns, columns)
  }

  /// Moves all weights against their gradient.
  func update(_ step: Adam) { update(0, rows * columns, step) }

  /// Moves the rows touched since the last update, and keeps them within `limit`.
  func updateTouched(_ step: Adam, limit: Float) {
    for row in touchedRows {
      touched[row] = false
      update(row * columns, (row + 1) * columns, step)
      for index in row * columns..<(row + 1) * columns { value[index] = min(max(value[index], -limit), limit) }
    }
    touchedRows.removeAll(keepingCapacity: true)
  }

  private func update(_ start: Int, _ end: Int, _ step: Adam) {
    for index in start..<end {
      let slope = gradient[index] * step.scale
      gradient[index] = 0
      first[index] += (slope - first[index]) * (1 - Adam.firstDecay)
      second[index] += (slope * slope - second[index]) * (1 - Adam.secondDecay)
      value[index] -=
        step.rate * first[index] * step.firstCorrection
        / ((second[index] * step.secondCorrection).squareRoot() + 1e-8)
    }
  }
}

/// One step of Adam.
struct Adam {
  static let firstDecay: Float = 0.9
  static let secondDecay: Float = 0.98
  /// The learning rate.
  let rate: Float
  /// What gradients are multiplied by: one over the batch's tokens, less where they are very large.
  let scale: Float
  let firstCorrection: Float
  let secondCorrection: Float

  init(rate: Float, scale: Float, step: Int) {
    self.rate = rate
    self.scale = scale
    var first: Float = 1
    var second: Float = 1
    for _ in 0..<min(step, 2000) {
      first *= Self.firstDecay
      second *= Self.secondDecay
    }
    firstCorrection = 1 / (1 - first)
    secondCorrection = 1 / (1 - second)
  }
}
