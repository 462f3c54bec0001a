import Geo
import Incidents

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
        for (index, crossing) in vector.crossings.enumerated() { point(crossing, number: index + 1, &json) }
      }
    }
    json.newline()
    return json.bytes
  }

  private func line(_ json: inout JSONWriter) {
    let lines = vector.track
    json.object { json in
      json.member("type", "Feature")
      json.member("id", "vector")
      json.key("geometry")
      json.object { json in
        json.member("type", lines.count == 1 ? "LineString" : "MultiLineString")
        json.key("coordinates")
        if lines.count == 1 {
          json.array(lines[0]) { $0.value($1) }
        } else {
          json.array(lines) { json, line in json.array(line) { $0.value($1) } }
        }
      }
      json.key("properties")
      json.object { json in
        json.member("title", title)
        json.member("geodesic", true)
        json.member("length_km", vector.lengthMetres / 1000, decimals: 3)
        json.member("azimuth", vector.azimuth, decimals: 6)
        json.member("arrival_azimuth", vector.arrivalAzimuth, decimals: 6)
        json.member("depth_km", vector.depthAlongTrackMetres.map { $0 / 1000 }, decimals: 3)
        json.member("nearest_border_km", vector.nearestBorder.map { $0.distanceMetres / 1000 }, decimals: 3)
        json.member("transited", vector.transited.joined(separator: " "))
        json.member("borders", vector.borders)
      }
    }
  }

  private func point(_ crossing: StrikeVector.Crossing, number: Int, _ json: inout JSONWriter) {
    json.object { json in
      json.member("type", "Feature")
      json.member("id", "crossing-\(number)")
      json.key("geometry")
      json.object { json in
        json.member("type", "Point")
        json.key("coordinates")
        json.value(crossing.point.normalized)
      }
      json.key("properties")
      json.object { json in
        json.member("from", crossing.from)
        json.member("to", crossing.to)
        json.member("at_km", crossing.atMetres / 1000, decimals: 3)
      }
    }
  }
}
