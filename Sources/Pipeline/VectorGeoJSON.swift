import Geo
import Incidents
import Interchange

/// One strike vector as a GeoJSON FeatureCollection: its line along the geodesic, and a point for each border crossing.
package struct VectorGeoJSON: Sendable {
  private let vector: StrikeVector
  private let title: String

  package init(_ vector: StrikeVector, title: String) {
    self.vector = vector
    self.title = title
  }

  package var bytes: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("type", "FeatureCollection")
      json.member("borders", vector.borders)
      json.key("features")
      json.array { json in
        line(&json)
        for (index, crossing) in vector.crossings.enumerated() {
          json.feature(crossing, id: "crossing-\(index + 1)", of: nil, borders: vector.borders)
        }
      }
    }
    json.newline()
    return json.bytes
  }

  private func line(_ json: inout JSONWriter) {
    json.object { json in
      json.member("type", "Feature")
      json.member("id", "vector")
      json.geometry(lines: vector.track)
      json.key("properties")
      json.object { json in
        json.member("title", title)
        json.measures(of: vector)
      }
    }
  }
}
