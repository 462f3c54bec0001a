import Foundation

/// The table of weights that the geocoder reads.
enum WeightFile {
  /// Weights that would change nothing are left out.
  static func write(_ weights: [Double], names: [String], to path: String, head: String) throws {
    var lines = [head, "# A feature without a row weighs nothing.", "feature\tweight"]
    for (name, weight) in zip(names, weights) where abs(weight) >= 0.005 {
      lines.append(name + "\t" + String(format: "%.3f", weight))
    }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
  }
}
