import Geo
import Incidents

extension Incident {
  /// Gives every column to the sink, in the order of ``Column``; the last where it is told how surely the incident answers.
  @inline(__always)
  package func put(into sink: inout some ColumnSink, containment: Containment? = nil) {
    // Once for all its columns: each look through the record would hold on to the whole place.
    let (date, place) = (date, place)
    sink.put(.id, id)
    sink.put(.type, type.rawValue)
    sink.put(.status, status.rawValue)
    sink.put(.background, background)
    sink.put(.dateStart, date?.start.description)
    sink.put(.dateEnd, date?.end.description)
    sink.put(.datePrecision, date?.precision.rawValue)
    sink.put(.dateText, date?.text)
    sink.put(.country, place?.country)
    sink.put(.admin1, place?.admin1)
    sink.put(.admin1Code, place?.admin1Code)
    sink.put(.place, place?.name)
    sink.put(.placeText, place?.text)
    sink.put(.gazetteerID, place?.gazetteerID)
    sink.put(.precision, place?.precision?.rawValue)
    sink.put(.radiusKm, place?.radiusKm, decimals: 3)
    sink.put(.lat, place?.lat, decimals: 7)
    sink.put(.lon, place?.lon, decimals: 7)
    sink.put(.actor, Self.joined(actors) { $0.name ?? $0.text })
    sink.put(.actorCountry, Self.joined(actors) { $0.country })
    sink.put(.actorSector, Self.joined(actors) { $0.sector })
    sink.put(.target, Self.joined(targets) { $0.name ?? $0.text })
    sink.put(.targetCountry, Self.joined(targets) { $0.country })
    sink.put(.weapon, Self.joined(weapons) { $0.class.rawValue })
    sink.put(.killedLow, killed?.low)
    sink.put(.killedBest, killed?.best)
    sink.put(.killedHigh, killed?.high)
    sink.put(.injuredLow, injured?.low)
    sink.put(.injuredBest, injured?.best)
    sink.put(.injuredHigh, injured?.high)
    sink.put(.harm, TollSummary.text(of: tolls))
    sink.put(.crossBorder, crossBorder)
    putOrigin(into: &sink)
    sink.put(.ploverEvent, codes.plover.event)
    sink.put(.ploverModes, Self.joined(codes.plover.modes) { $0 })
    sink.put(.acledEventType, codes.acled.eventType)
    sink.put(.acledSubEventType, codes.acled.subEventType)
    sink.put(.sources, sourceCount)
    sink.put(.reportID, report.id)
    sink.put(.title, report.title)
    sink.put(.source, report.source)
    sink.put(.published, report.published?.description)
    sink.put(.url, report.url)
    sink.put(.language, report.language)
    if let containment { sink.put(.containment, containment.word) }
  }

  @inline(__always)
  private func putOrigin(into sink: inout some ColumnSink) {
    let (origin, vector) = (origin, vector)
    sink.put(.originBasis, origin?.basis.rawValue)
    sink.put(.originCountry, origin?.country)
    sink.put(.originPlace, origin?.place?.name ?? origin?.text)
    sink.put(.originLat, vector?.origin.latitude ?? origin?.place?.lat, decimals: 7)
    sink.put(.originLon, vector?.origin.longitude ?? origin?.place?.lon, decimals: 7)
    sink.put(.lengthKm, (vector?.lengthMetres).map { $0 / 1000 }, decimals: 3)
    sink.put(.azimuth, vector?.azimuth, decimals: 3)
    sink.put(.arrivalAzimuth, vector?.arrivalAzimuth, decimals: 3)
    sink.put(.crossings, vector?.crossings.count)
    sink.put(.transited, vector.flatMap { Self.joined($0.transited) { $0 } })
    sink.put(.depthKm, (vector?.depthAlongTrackMetres).map { $0 / 1000 }, decimals: 3)
    sink.put(.nearestBorderKm, (vector?.nearestBorder?.distanceMetres).map { $0 / 1000 }, decimals: 3)
    sink.put(.borders, vector?.borders)
  }

  /// The reports that tell of it: its own, and each one linked to it as the same incident.
  package var sourceCount: Int {
    relations.isEmpty ? 1 : 1 + Set(relations.lazy.filter { $0.kind == .same }.map(\.incident)).count
  }

  /// Distinct values in their order with `; ` between; nil for none.
  @inline(__always)
  private static func joined<Element>(_ elements: [Element], _ text: (Element) -> String?) -> String? {
    if elements.isEmpty { return nil }
    if elements.count == 1 { return text(elements[0]) }
    var seen: [String] = []
    for case let value? in elements.lazy.map(text) where !value.isEmpty && !seen.contains(value) { seen.append(value) }
    return seen.isEmpty ? nil : seen.joined(separator: "; ")
  }
}

/// The claims about harm in one sentence for people.
package enum TollSummary {
  /// `7 killed (4 children, 3 women) according to IRNA; at least 2 injured`; nil when nothing is said.
  package static func text(of tolls: [Toll]) -> String? {
    tolls.isEmpty ? nil : tolls.map(clause).joined(separator: "; ")
  }

  private static func clause(_ toll: Toll) -> String {
    var clause = "\(amount(toll)) \(toll.kind.rawValue)"
    if !toll.of.isEmpty {
      clause += " (\(toll.of.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")))"
    }
    if let source = toll.source { clause += " according to \(source)" }
    if toll.status != .reported { clause += " [\(toll.status.rawValue)]" }
    return clause
  }

  private static func amount(_ toll: Toll) -> String {
    switch (toll.low, toll.best, toll.high) {
    case (nil, nil, nil): "an unstated number"
    case (let low?, _, let high?) where low == high: "\(low)"
    case (let low?, _, nil): "at least \(low)"
    case (nil, nil, let high?): "up to \(high)"
    case (let low?, _, let high?): "\(low)–\(high)"
    case (nil, let best?, _): "\(best)"
    }
  }
}
