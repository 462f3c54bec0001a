import Foundation

/// Texts with their places.
struct Corpus {
  struct Text {
    let text: String
    /// Unicode scalar ranges of the names of places.
    var places: [Place]
  }

  struct Place {
    let range: Range<Int>
    /// Latitude and longitude in degrees, where they are known.
    let latitude: Double?
    let longitude: Double?
  }

  let name: String
  /// How much a sample of it counts.
  let weight: Double
  /// Whether every place of the texts is marked; else what is not marked may be one too.
  let isComplete: Bool
  let texts: [Text]

  /// - Parameter argument: FILE or FILE=WEIGHT.
  init(argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    let file = parts.first ?? argument
    weight = parts.count > 1 ? Double(parts[1]) ?? 1 : 1
    name = file.split(separator: "/").last.map(String.init) ?? file
    let content = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
    guard content.hasPrefix("{") else {
      isComplete = true
      texts = content.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { Self.marked($0) }
      return
    }
    let rows = content.split(separator: "\n").compactMap {
      try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    isComplete = rows.first?["toponyms"] != nil
    texts = rows.compactMap { Self.text(of: $0) }
  }

  private static func marked(_ line: Substring) -> Text {
    var text = String.UnicodeScalarView()
    var places: [Place] = []
    var start = 0
    var last: Unicode.Scalar?
    for scalar in line.unicodeScalars {
      if scalar == "[" || scalar == "]" {
        if scalar == last {
          if scalar == "[" {
            start = text.count
          } else {
            places.append(Place(range: start..<text.count, latitude: nil, longitude: nil))
          }
        }
      } else {
        text.append(scalar)
      }
      last = scalar
    }
    return Text(text: String(text), places: places)
  }

  private static func text(of row: [String: Any]) -> Text? {
    if let text = row["text"] as? String {
      if let marks = row["toponyms"] as? [[String: Any]] {
        let places = marks.compactMap { mark -> Place? in
          guard let start = mark["start"] as? Int, let end = mark["end"] as? Int, start < end else { return nil }
          return Place(range: start..<end, latitude: mark["lat"] as? Double, longitude: mark["lon"] as? Double)
        }
        return Text(text: text, places: places)
      }
      let incidents = row["incidents"] as? [[String: Any]] ?? []
      return Text(
        text: text, places: incidents.compactMap { $0["place"] as? [String: Any] }.flatMap { found($0, in: text) })
    }
    guard let headline = row["headline"] as? String, let name = row["where_coordinates"] as? String else { return nil }
    let place: [String: Any] = ["name": name, "lat": row["lat"] as Any, "lon": row["lon"] as Any]
    let places = found(place, in: headline)
    return places.isEmpty ? nil : Text(text: headline, places: places)
  }

  /// Where a text names a place of a record.
  private static func found(_ place: [String: Any], in text: String) -> [Place] {
    let isPoint = (place["precision"] as? String).map { ["town", "site", "near", "district"].contains($0) } ?? true
    let latitude = isPoint ? place["lat"] as? Double : nil
    let longitude = isPoint ? place["lon"] as? Double : nil
    var marks: [Place] = []
    for (key, isItself) in [("name", true), ("admin1", false)] {
      guard let full = place[key] as? String, full.first?.isUppercase == true else { continue }
      let name = bare(full)
      let scalars = Array(text.unicodeScalars)
      let wanted = Array(name.unicodeScalars)
      guard wanted.count >= 3, scalars.count >= wanted.count else { continue }
      for start in 0...scalars.count - wanted.count where scalars[start] == wanted[0] {
        let end = start + wanted.count
        guard scalars[start..<end].elementsEqual(wanted),
          end == scalars.count || !scalars[end].properties.isAlphabetic,
          start == 0 || !scalars[start - 1].properties.isAlphabetic
        else { continue }
        marks.append(
          Place(range: start..<end, latitude: isItself ? latitude : nil, longitude: isItself ? longitude : nil))
      }
    }
    return marks
  }

  /// "Juba city" without its generic word in lower case.
  private static func bare(_ name: String) -> String {
    var words = name.split(separator: " ")
    while words.count > 1, words.last?.first?.isLowercase == true { words.removeLast() }
    return words.joined(separator: " ")
  }
}
