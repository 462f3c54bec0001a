/// The columns of an incident laid flat: the properties of a GeoJSON feature, the columns of our CSV, the data of a KML placemark.
///
/// The names are a contract. Distances are in the unit the name says, directions in degrees clockwise from true north.
package enum Column: String, Sendable, Hashable, CaseIterable {
  case id, type, status, background
  case dateStart = "date_start"
  case dateEnd = "date_end"
  case datePrecision = "date_precision"
  case dateText = "date_text"
  case country, admin1
  case admin1Code = "admin1_code"
  case place
  case placeText = "place_text"
  case gazetteerID = "gazetteer_id"
  case precision
  case radiusKm = "radius_km"
  case lat, lon
  case actor
  case actorCountry = "actor_country"
  case actorSector = "actor_sector"
  case target
  case targetCountry = "target_country"
  case weapon
  case killedLow = "killed_low"
  case killedBest = "killed_best"
  case killedHigh = "killed_high"
  case injuredLow = "injured_low"
  case injuredBest = "injured_best"
  case injuredHigh = "injured_high"
  case harm
  case crossBorder = "cross_border"
  case originBasis = "origin_basis"
  case originCountry = "origin_country"
  case originPlace = "origin_place"
  case originLat = "origin_lat"
  case originLon = "origin_lon"
  case lengthKm = "length_km"
  case azimuth
  case arrivalAzimuth = "arrival_azimuth"
  case crossings, transited
  case depthKm = "depth_km"
  case nearestBorderKm = "nearest_border_km"
  case borders
  case ploverEvent = "plover_event"
  case ploverModes = "plover_modes"
  case acledEventType = "acled_event_type"
  case acledSubEventType = "acled_sub_event_type"
  case sources
  case reportID = "report_id"
  case title, source, published, url, language
  /// Not the record's: how surely it answers the question asked, where the question is about place or time.
  case containment

  /// The columns of every incident, asked for or not.
  package static let ofRecord = allCases.filter { $0 != .containment }

  /// The hashtag and attributes of the Humanitarian Exchange Language, 1.1.
  package var hxl: String {
    switch self {
    case .id: "#event+id"
    case .type: "#event+type"
    case .status: "#status"
    case .background: "#event+background"
    case .dateStart: "#date+occurred+start"
    case .dateEnd: "#date+occurred+end"
    case .datePrecision: "#meta+date+precision"
    case .dateText: "#meta+date+text"
    case .country: "#country+code+v_iso3"
    case .admin1: "#adm1+name"
    case .admin1Code: "#adm1+code+v_pcode"
    case .place: "#loc+name"
    case .placeText: "#loc+text"
    case .gazetteerID: "#loc+code"
    case .precision: "#geo+precision"
    case .radiusKm: "#geo+precision+km"
    case .lat: "#geo+lat"
    case .lon: "#geo+lon"
    case .actor: "#group+actor+name"
    case .actorCountry: "#country+actor+code+v_iso3"
    case .actorSector: "#group+actor+type"
    case .target: "#group+target+name"
    case .targetCountry: "#country+target+code+v_iso3"
    case .weapon: "#event+weapon+list"
    case .killedLow: "#affected+killed+min"
    case .killedBest: "#affected+killed"
    case .killedHigh: "#affected+killed+max"
    case .injuredLow: "#affected+injured+min"
    case .injuredBest: "#affected+injured"
    case .injuredHigh: "#affected+injured+max"
    case .harm: "#description+harm"
    case .crossBorder: "#event+cross_border"
    case .originBasis: "#meta+origin"
    case .originCountry: "#country+origin+code+v_iso3"
    case .originPlace: "#loc+origin+name"
    case .originLat: "#geo+origin+lat"
    case .originLon: "#geo+origin+lon"
    case .lengthKm: "#geo+length+km"
    case .azimuth: "#geo+azimuth"
    case .arrivalAzimuth: "#geo+azimuth+arrival"
    case .crossings: "#geo+crossings+num"
    case .transited: "#country+transited+list+code+v_iso3"
    case .depthKm: "#geo+depth+km"
    case .nearestBorderKm: "#geo+border+km"
    case .borders: "#meta+borders"
    case .ploverEvent: "#event+code+plover"
    case .ploverModes: "#event+code+plover+mode+list"
    case .acledEventType: "#event+type+acled"
    case .acledSubEventType: "#event+subtype+acled"
    case .sources: "#meta+sources+num"
    case .reportID: "#meta+source+id"
    case .title: "#meta+title"
    case .source: "#meta+source"
    case .published: "#date+reported"
    case .url: "#meta+url"
    case .language: "#meta+language+code"
    case .containment: "#meta+containment"
    }
  }
}

/// Where the columns of an incident go, in their order: a row of a table, the members of an object.
package protocol ColumnSink {
  mutating func put(_ column: Column, _ text: String?)
  mutating func put(_ column: Column, _ number: Int?)
  /// `decimals` is the most that are worth writing.
  mutating func put(_ column: Column, _ number: Double?, decimals: Int)
  mutating func put(_ column: Column, _ flag: Bool)
}
