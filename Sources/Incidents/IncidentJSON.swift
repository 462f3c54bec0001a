import Geo

/// The record's JSON form: one object a line. The order of the keys here is the contract's.
extension Incident {
  /// The record as one line of JSON, without the line's end.
  package var json: String {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.text
  }

  /// - Parameter containment: how surely it answers the question that it was asked for by, as a last member beside the record's
  ///   own; nil where none was asked.
  package func write(to json: inout JSONWriter, containment: Containment? = nil) {
    json.object { json in
      json.member("id", id)
      json.key("report")
      report.write(to: &json)
      json.member("type", type.rawValue)
      if !json.isCompact || !codes.follow(from: type, weapons) {
        json.key("codes")
        codes.write(to: &json)
      }
      json.member("status", status.rawValue, usual: Status.reported.rawValue)
      json.member("background", background)
      json.list("actors", actors) { $1.write(to: &$0) }
      json.list("targets", targets) { $1.write(to: &$0) }
      json.list("weapons", weapons) { $1.write(to: &$0) }
      json.member("date", date) { $1.write(to: &$0) }
      json.member("place", place) { $1.write(to: &$0) }
      json.member("origin", origin) { $1.write(to: &$0) }
      json.member("crossBorder", crossBorder)
      json.member("vector", vector) { $1.write(to: &$0) }
      json.list("tolls", tolls) { $1.write(to: &$0) }
      json.member("killed", killed) { $1.write(to: &$0) }
      json.member("injured", injured) { $1.write(to: &$0) }
      json.list("relations", relations) { $1.write(to: &$0) }
      json.list("evidence", evidence) { $1.write(to: &$0) }
      if let containment { json.member("containment", containment.word) }
    }
  }
}

extension JSONWriter {
  /// A value that `write` writes, or null.
  @inlinable
  package mutating func member<Value>(_ name: String, _ value: Value?, _ write: (inout JSONWriter, Value) -> Void) {
    if let value {
      key(name)
      write(&self, value)
    } else if !isCompact {
      key(name)
      null()
    }
  }

  /// An array of what `write` writes.
  @inlinable
  package mutating func list<Element>(
    _ name: String, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    if isCompact && elements.isEmpty { return }
    key(name)
    array(elements, write)
  }

  /// `[longitude, latitude]` to a centimetre.
  package mutating func value(_ point: Coordinate) {
    array { json in
      json.value(point.longitude, decimals: 7)
      json.value(point.latitude, decimals: 7)
    }
  }
}

extension ReportReference {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("title", title)
      json.member("source", source)
      json.member("published", published)
      json.member("url", url)
      json.member("language", language)
    }
  }
}

extension Codes {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("plover")
      json.object { json in
        json.member("event", plover.event)
        json.list("modes", plover.modes) { $0.value($1) }
      }
      json.key("acled")
      json.object { json in
        json.member("eventType", acled.eventType)
        json.member("subEventType", acled.subEventType)
      }
    }
  }
}

extension Actor {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("text", text)
      json.member("name", name)
      json.member("kind", kind.rawValue, usual: Actor.Kind.organization.rawValue)
      json.member("country", country)
      json.member("sector", sector)
      json.member("certainty", certainty.rawValue, usual: Actor.Certainty.known.rawValue)
    }
  }
}

extension Target {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("text", text)
      json.member("name", name)
      json.member("kind", kind.rawValue)
      json.member("count", count)
      json.member("effect", effect.rawValue, usual: Target.Effect.unknown.rawValue)
      json.member("country", country)
      json.member("sector", sector)
    }
  }
}

extension DateSpan {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("start", start)
      if !json.isCompact || end != start { json.member("end", end) }
      json.member("precision", precision.rawValue, usual: Precision.day.rawValue)
      json.member("text", text, usual: "")
    }
  }
}

extension Place {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("text", text)
      json.member("name", name)
      json.member("country", country)
      json.member("admin1", admin1)
      json.member("admin1Code", admin1Code)
      json.member("gazetteerID", gazetteerID)
      json.member("lat", lat, decimals: 7)
      json.member("lon", lon, decimals: 7)
      json.member("precision", precision?.rawValue)
      json.member("radiusKm", radiusKm, decimals: 3)
    }
  }
}

extension Origin {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("text", text)
      json.member("country", country)
      json.member("place", place) { $1.write(to: &$0) }
      json.member("basis", basis.rawValue)
    }
  }
}

extension Toll {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("kind", kind.rawValue)
      json.member("low", low)
      json.member("best", best)
      json.member("high", high)
      if !json.isCompact || !of.isEmpty {
        json.key("of")
        json.object { json in
          for (who, count) in of.sorted(by: { $0.key < $1.key }) {
            json.key(anyText: who)
            json.value(count)
          }
        }
      }
      json.member("source", source)
      json.member("status", status.rawValue, usual: Status.reported.rawValue)
      json.member("asOf", asOf)
      json.member("evidence", evidence)
    }
  }
}

extension Harm {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("low", low)
      json.member("best", best)
      json.member("high", high)
    }
  }
}

extension Weapon {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("text", text)
      json.member("class", `class`.rawValue)
    }
  }
}

extension Relation {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("kind", kind.rawValue)
      json.member("incident", incident)
      json.member("evidence", evidence)
    }
  }
}

extension Evidence {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("field", field)
      json.member("start", start)
      json.member("end", end)
      json.member("quote", quote)
    }
  }
}
