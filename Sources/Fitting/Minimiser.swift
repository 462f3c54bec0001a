/// Finds where a smooth function is least: L-BFGS with a backtracking line search. The same numbers on every run.
package struct Minimiser {
  package var steps = 200
  /// How many past steps the curvature is estimated from.
  package var memory = 10

  package init() {}

  /// - Parameter function: gives the value at a point and writes its gradient.
  package func minimum(from start: [Double], of function: (_ point: [Double], _ gradient: inout [Double]) -> Double)
    -> [Double]
  {
    var point = start
    var gradient = [Double](repeating: 0, count: start.count)
    var value = function(point, &gradient)
    var past: [(step: [Double], change: [Double], scale: Double)] = []
    for _ in 0..<steps {
      let direction = descent(gradient, past)
      let slope = dot(direction, gradient)
      guard slope < -1e-9 else { break }
      var reach = past.isEmpty ? 1 / max(1, dot(gradient, gradient).squareRoot()) : 1
      var next = point
      var nextGradient = gradient
      var nextValue = value
      repeat {
        for index in point.indices { next[index] = point[index] + reach * direction[index] }
        nextValue = function(next, &nextGradient)
        reach /= 2
      } while nextValue > value + 1e-4 * reach * 2 * slope && reach > 1e-12
      let step = zip(next, point).map { $0 - $1 }
      let change = zip(nextGradient, gradient).map { $0 - $1 }
      let curvature = dot(step, change)
      if curvature > 1e-12 {
        past.append((step, change, 1 / curvature))
        if past.count > memory { past.removeFirst() }
      }
      let gained = value - nextValue
      (point, gradient, value) = (next, nextGradient, nextValue)
      if gained < 1e-7 * abs(value) { break }
    }
    return point
  }

  private func descent(_ gradient: [Double], _ past: [(step: [Double], change: [Double], scale: Double)]) -> [Double] {
    var direction = gradient.map { -$0 }
    var shares: [Double] = []
    for (step, change, scale) in past.reversed() {
      let share = scale * dot(step, direction)
      shares.append(share)
      for index in direction.indices { direction[index] -= share * change[index] }
    }
    if let (_, change, scale) = past.last {
      let length = 1 / (scale * dot(change, change))
      for index in direction.indices { direction[index] *= length }
    }
    for ((step, change, scale), share) in zip(past, shares.reversed()) {
      let other = scale * dot(change, direction)
      for index in direction.indices { direction[index] += (share - other) * step[index] }
    }
    return direction
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }
}
