import Geo

extension StrikeVector {
  /// Reads the JSON form that ``write(to:)`` gives.
  package init(from json: inout JSONReader) throws(JSONError) {
    let nowhere = Coordinate(longitude: 0, latitude: 0)
    var read = StrikeVector(
      origin: nowhere, target: nowhere, basis: .unknown, lengthMetres: 0, azimuth: 0, arrivalAzimuth: 0, segments: [],
      crossings: [], transited: [], depthAlongTrackMetres: nil, nearestBorder: nil, ranges: nil,
      endsDisagree: EndsDisagree(origin: false, target: false), borders: "")
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "origin": read.origin = try json.coordinate()
      case "target": read.target = try json.coordinate()
      case "basis": read.basis = try json.word(Origin.Basis.self)
      case "lengthMetres": read.lengthMetres = try json.number()
      case "azimuth": read.azimuth = try json.number()
      case "arrivalAzimuth": read.arrivalAzimuth = try json.number()
      case "segments": read.segments = try json.list { json throws(JSONError) in try Segment(from: &json) }
      case "crossings": read.crossings = try json.list { json throws(JSONError) in try Crossing(from: &json) }
      case "transited": read.transited = try json.list { json throws(JSONError) in try json.string() }
      case "depthAlongTrackMetres": read.depthAlongTrackMetres = try json.optionalNumber()
      case "nearestBorder":
        read.nearestBorder = try json.optional { json throws(JSONError) in try NearestBorder(from: &json) }
      case "ranges": read.ranges = try json.optional { json throws(JSONError) in try Ranges(from: &json) }
      case "endsDisagree":
        try json.object { (json, end) throws(JSONError) in
          switch end {
          case "origin": read.endsDisagree.origin = try json.boolean()
          case "target": read.endsDisagree.target = try json.boolean()
          default: try json.skip()
          }
        }
      case "borders": read.borders = try json.string()
      default: try json.skip()
      }
    }
    self = read
  }
}

extension StrikeVector.Segment {
  fileprivate init(from json: inout JSONReader) throws(JSONError) {
    let nowhere = Coordinate(longitude: 0, latitude: 0)
    var read = Self(country: nil, kind: .sea, fromMetres: 0, toMetres: 0, entry: nowhere, exit: nowhere)
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "country": read.country = try json.optionalString()
      case "kind": read.kind = try json.word(Kind.self)
      case "fromMetres": read.fromMetres = try json.number()
      case "toMetres": read.toMetres = try json.number()
      case "entry": read.entry = try json.coordinate()
      case "exit": read.exit = try json.coordinate()
      default: try json.skip()
      }
    }
    self = read
  }
}

extension StrikeVector.Crossing {
  fileprivate init(from json: inout JSONReader) throws(JSONError) {
    var read = Self(from: nil, to: nil, point: Coordinate(longitude: 0, latitude: 0), atMetres: 0)
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "from": read.from = try json.optionalString()
      case "to": read.to = try json.optionalString()
      case "point": read.point = try json.coordinate()
      case "atMetres": read.atMetres = try json.number()
      default: try json.skip()
      }
    }
    self = read
  }
}

extension StrikeVector.NearestBorder {
  fileprivate init(from json: inout JSONReader) throws(JSONError) {
    var read = Self(distanceMetres: 0, point: Coordinate(longitude: 0, latitude: 0), between: [])
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "distanceMetres": read.distanceMetres = try json.number()
      case "point": read.point = try json.coordinate()
      case "between": read.between = try json.list { json throws(JSONError) in try json.string() }
      default: try json.skip()
      }
    }
    self = read
  }
}

extension StrikeVector.Ranges {
  fileprivate init(from json: inout JSONReader) throws(JSONError) {
    var read = Self(
      lengthMetres: StrikeVector.Range(low: 0, high: 0), azimuth: nil, depthAlongTrackMetres: nil,
      certainlyTransited: [],
      possiblyTransited: [])
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "lengthMetres": read.lengthMetres = try StrikeVector.Range(from: &json)
      case "azimuth": read.azimuth = try json.optional { json throws(JSONError) in try StrikeVector.Range(from: &json) }
      case "depthAlongTrackMetres":
        read.depthAlongTrackMetres = try json.optional { json throws(JSONError) in try StrikeVector.Range(from: &json) }
      case "certainlyTransited":
        read.certainlyTransited = try json.list { json throws(JSONError) in try json.string() }
      case "possiblyTransited":
        read.possiblyTransited = try json.list { json throws(JSONError) in try json.string() }
      default: try json.skip()
      }
    }
    self = read
  }
}

extension StrikeVector.Range {
  fileprivate init(from json: inout JSONReader) throws(JSONError) {
    var read = Self(low: 0, high: 0)
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "low": read.low = try json.number()
      case "high": read.high = try json.number()
      default: try json.skip()
      }
    }
    self = read
  }
}
