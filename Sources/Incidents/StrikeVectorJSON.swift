import Geo

/// A strike vector's JSON form: metres to a millimetre, azimuths to 1e-6 degrees, points `[lon, lat]` to a centimetre.
extension StrikeVector {
  package func write(to json: inout JSONWriter) {
    json.object { writeMembers(to: &$0) }
  }

  /// The members without the braces, for an object that says more.
  package func writeMembers(to json: inout JSONWriter) {
    json.key("origin")
    json.value(origin)
    json.key("target")
    json.value(target)
    json.member("basis", basis.rawValue)
    json.member("lengthMetres", lengthMetres, decimals: 3)
    json.member("azimuth", azimuth, decimals: 6)
    json.member("arrivalAzimuth", arrivalAzimuth, decimals: 6)
    json.list("segments", segments) { json, segment in
      json.object { json in
        json.member("country", segment.country)
        json.member("kind", segment.kind.rawValue)
        json.member("fromMetres", segment.fromMetres, decimals: 3)
        json.member("toMetres", segment.toMetres, decimals: 3)
        json.key("entry")
        json.value(segment.entry)
        json.key("exit")
        json.value(segment.exit)
      }
    }
    json.list("crossings", crossings) { json, crossing in
      json.object { json in
        json.member("from", crossing.from)
        json.member("to", crossing.to)
        json.key("point")
        json.value(crossing.point)
        json.member("atMetres", crossing.atMetres, decimals: 3)
      }
    }
    json.list("transited", transited) { $0.value($1) }
    json.member("depthAlongTrackMetres", depthAlongTrackMetres, decimals: 3)
    json.member("nearestBorder", nearestBorder) { json, border in
      json.object { json in
        json.member("distanceMetres", border.distanceMetres, decimals: 3)
        json.key("point")
        json.value(border.point)
        json.list("between", border.between) { $0.value($1) }
      }
    }
    json.member("ranges", ranges) { $1.write(to: &$0) }
    json.key("endsDisagree")
    json.object { json in
      json.member("origin", endsDisagree.origin)
      json.member("target", endsDisagree.target)
    }
    json.member("borders", borders)
  }
}

extension StrikeVector.Ranges {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("lengthMetres")
      lengthMetres.write(to: &json, decimals: 3)
      json.member("azimuth", azimuth) { $1.write(to: &$0, decimals: 6) }
      json.member("depthAlongTrackMetres", depthAlongTrackMetres) { $1.write(to: &$0, decimals: 3) }
      json.list("certainlyTransited", certainlyTransited) { $0.value($1) }
      json.list("possiblyTransited", possiblyTransited) { $0.value($1) }
    }
  }
}

extension StrikeVector.Range {
  fileprivate func write(to json: inout JSONWriter, decimals: Int) {
    json.object { json in
      json.member("low", low, decimals: decimals)
      json.member("high", high, decimals: decimals)
    }
  }
}
