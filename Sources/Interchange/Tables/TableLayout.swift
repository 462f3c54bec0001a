/// Whose columns a table has, told from its header row.
enum TableLayout: Sendable, Hashable {
  /// Our own CSV, with or without its HXL row.
  case ours
  /// The Armed Conflict Location & Event Data project's export.
  case acled
  /// The Uppsala Conflict Data Program's georeferenced event dataset.
  case ucdp

  /// The columns without which a row of the layout cannot be told.
  var needed: [String] {
    switch self {
    case .ours: ["id", "type", "report_id"]
    case .acled: ["event_date", "event_type", "sub_event_type"]
    case .ucdp: ["type_of_violence", "date_start", "side_a"]
    }
  }

  /// The layout and the delimiter, when the first line is a header we know.
  static func recognise(_ bytes: ArraySlice<UInt8>) -> (TableLayout, delimiter: UInt8)? {
    let header = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    guard header.count < 1 << 14 else { return nil }
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09] {
      let names = Set(
        header.split(separator: delimiter).map { ColumnName.normalized(String(decoding: $0, as: UTF8.self)) })
      for layout in [TableLayout.acled, .ucdp, .ours] where layout.needed.allSatisfy(names.contains) {
        return (layout, delimiter)
      }
    }
    return nil
  }
}

enum ColumnName {
  /// Lower case, without quotes and spaces round it.
  static func normalized(_ name: String) -> String {
    String(name.filter { $0 != "\"" }).trimmed.lowercased()
  }
}
