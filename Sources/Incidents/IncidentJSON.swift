import Geo

/// The record's JSON form: one object a line. The order of the keys here is the contract's.
extension Incident {
  /// The record as one line of JSON, without the line's end.
  package var json: String {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.text
  }

  /// ``json`` as UTF-8.
  package var jsonBytes: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.bytes
  }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.key("report")
      report.write(to: &json)
      json.member("type", type.rawValue)
      json.key("codes")
      codes.write(to: &json)
      json.member("status", status.rawValue)
      json.member("background", background)
      json.key("actors")
      json.array(actors) { $1.write(to: &$0) }
      json.key("targets")
      json.array(targets) { $1.write(to: &$0) }
      json.key("weapons")
      json.array(weapons) { $1.write(to: &$0) }
      json.key("date")
      json.optional(date) { $1.write(to: &$0) }
      json.key("place")
      json.optional(place) { $1.write(to: &$0) }
      json.key("origin")
      json.optional(origin) { $1.write(to: &$0) }
      json.member("crossBorder", crossBorder)
      json.key("vector")
      json.optional(vector) { $1.write(to: &$0) }
      json.key("tolls")
      json.array(tolls) { $1.write(to: &$0) }
      json.key("killed")
      json.optional(killed) { $1.write(to: &$0) }
      json.key("injured")
      json.optional(injured) { $1.write(to: &$0) }
      json.key("relations")
      json.array(relations) { $1.write(to: &$0) }
      json.key("evidence")
      json.array(evidence) { $1.write(to: &$0) }
    }
  }
}

extension JSONWriter {
  /// Null, or what `write` writes.
  @inlinable
  package mutating func optional<Value>(_ value: Value?, _ write: (inout JSONWriter, Value) -> Void) {
    if let value { write(&self, value) } else { null() }
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
      json.member("published", published?.description)
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
        json.key("modes")
        json.array(plover.modes) { $0.value($1) }
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
      json.member("kind", kind.rawValue)
      json.member("country", country)
      json.member("sector", sector)
      json.member("certainty", certainty.rawValue)
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
      json.member("effect", effect.rawValue)
      json.member("country", country)
      json.member("sector", sector)
    }
  }
}

extension DateSpan {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("start", start.description)
      json.member("end", end.description)
      json.member("precision", precision.rawValue)
      json.member("text", text)
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
      json.key("place")
      json.optional(place) { $1.write(to: &$0) }
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
      json.key("of")
      json.object { json in
        for (who, count) in of.sorted(by: { $0.key < $1.key }) { json.member(who, count) }
      }
      json.member("source", source)
      json.member("status", status.rawValue)
      json.member("asOf", asOf?.description)
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
