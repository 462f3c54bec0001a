import Gazetteer

/// The class of every country border, from the published shared edges.
struct BorderClasses {
  private var classes: [EdgeKey: Arc.Kind] = [:]
  private var byPair: [Set<String>: Arc.Kind] = [:]

  private struct EdgeKey: Hashable {
    let a: GridPoint
    let b: GridPoint

    init(_ p: GridPoint, _ q: GridPoint) {
      a = min(p, q)
      b = max(p, q)
    }
  }

  init(_ sources: SourceFolder) throws {
    for feature in try sources.features("admin0_shared_borders_derived") {
      guard case .lines(let lines) = feature.shape, let one = feature.text("adm0_a3_1"),
        let two = feature.text("adm0_a3_2")
      else { continue }
      let kind = Self.kind(feature.text("featurecla") ?? "", one, two)
      for line in lines {
        let points = line.map { GridPoint($0) }
        for (p, q) in zip(points, points.dropFirst()) { classes[EdgeKey(p, q)] = kind }
      }
      byPair[[one, two]] = byPair[[one, two]] ?? kind
    }
  }

  func kind(of edge: (GridPoint, GridPoint)?, between one: String, and two: String) -> Arc.Kind {
    edge.flatMap { classes[EdgeKey($0.0, $0.1)] } ?? byPair[[one, two]] ?? Self.kind("", one, two)
  }

  private static func kind(_ word: String, _ one: String, _ two: String) -> Arc.Kind {
    let pair = [one, two]
    if pair.contains("SOL") || pair.contains("CYN") || pair.contains("CNM") { return .breakaway }
    if pair.contains("USG") || pair.contains("KAB") { return .lease }
    let lower = word.lowercased()
    if lower.hasPrefix("line of control") { return .lineOfControl }
    if lower.hasPrefix("disputed") || lower.hasPrefix("unrecognized") { return .disputed }
    if lower.hasPrefix("indefinite") || lower.hasPrefix("indeterminant") { return .indefinite }
    if lower.hasPrefix("lease") { return .lease }
    if lower.hasPrefix("breakaway") { return .breakaway }
    return .international
  }
}
