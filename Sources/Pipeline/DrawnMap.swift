import Cartography
import Foundation
import Gazetteer
import Incidents
import Interchange

/// A map, drawn once, in the forms that files of it take.
package struct DrawnMap: Sendable {
  private let scene: MapScene
  private let svg: [UInt8]
  private let incidents: [Incident]
  private let request: MapRequest
  private let gazetteer: Gazetteer

  /// - Throws: when the projection fails.
  package init(of incidents: [Incident], request: MapRequest, gazetteer: Gazetteer) throws {
    (scene, svg) = try SVGRenderer.document(of: incidents, request: request, gazetteer: gazetteer)
    self.incidents = incidents
    self.request = request
    self.gazetteer = gazetteer
  }

  /// The bytes of a file by its name's ending: .html, .png, or else SVG.
  /// - Throws: when a PNG is asked for and `rsvg-convert` is missing.
  package func bytes(for name: String) throws -> [UInt8] {
    switch name.split(separator: ".").last?.lowercased() {
    case "html", "htm":
      return HTMLPage(scene: scene, incidents: incidents, gazetteer: gazetteer, words: request.words).render(
        style: request.style, idPrefix: request.idPrefix)
    case "png": return try PNGDrawing.bytes(of: svg)
    default: return svg
    }
  }

}

/// Draws SVG as PNG with librsvg's tool.
enum PNGDrawing {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  static func bytes(of svg: [UInt8]) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sarhad-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appendingPathComponent("map.svg")
    let target = folder.appendingPathComponent("map.png")
    try Data(svg).write(to: source)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["rsvg-convert", "--zoom", "2", "-o", target.path, source.path]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0, let data = try? Data(contentsOf: target) else {
      throw Failure(
        description: "a PNG needs rsvg-convert: install it with 'apt-get install librsvg2-bin', or write an .svg")
    }
    return Array(data)
  }
}
