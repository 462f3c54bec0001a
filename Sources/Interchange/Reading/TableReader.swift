import Incidents

/// Reads the rows of a table as incidents, by the names of its columns whatever their order; a row that makes no incident is a
/// failure that names its line.
struct TableReader {
  let file: String
  let layout: TableLayout

  func read<Failure: Error>(
    _ rows: consuming CSVReader, _ take: (InputItem) throws(Failure) -> Void
  ) throws(Failure) {
    var rows = rows
    var header: TableHeader?
    while true {
      let item: InputItem?
      do throws(InputFailure) {
        guard let row = try rows.next() else { return }
        if let header {
          item = self.item(row, header)
        } else {
          header = TableHeader(row.cells, content: row.content)
          item = nil
        }
      } catch {
        var failure = error
        failure.header = header?.content
        try take(.failure(failure))
        if error.content == nil { return }
        continue
      }
      if let item { try take(item) }
    }
  }

  private func item(_ row: CSVReader.Row, _ header: TableHeader) -> InputItem? {
    // The row of HXL hashtags, and a header repeated where files were joined.
    if row.cells.first?.hasPrefix("#") == true || row.cells.map(ColumnName.normalized) == header.names { return nil }
    guard row.cells.count == header.names.count else {
      return failure(row, "\(row.cells.count) cells where the header has \(header.names.count)", header)
    }
    let table = TableRow(header: header, cells: row.cells)
    do throws(FlatIncident.Problem) {
      switch layout {
      case .ours: return .incident(try ours(table))
      case .acled:
        let row = ACLEDRow(table)
        if let other = row.otherThanViolence { return .leftOut(other) }
        return .incident(try row.incident())
      case .ucdp: return .incident(try UCDPRow(table).incident())
      }
    } catch {
      return failure(row, error.text, header)
    }
  }

  private func ours(_ row: TableRow) throws(FlatIncident.Problem) -> Incident {
    var flat = FlatIncident()
    for column in Column.allCases { flat[column] = row.text(of: column.rawValue) }
    return try flat.incident()
  }

  private func failure(_ row: CSVReader.Row, _ problem: String, _ header: TableHeader) -> InputItem {
    var failure = InputFailure(
      file: file, line: row.line, problem: problem, mend: "mend this row; the others were taken", content: row.content)
    failure.header = header.content
    return .failure(failure)
  }
}

/// The names of a table's columns.
struct TableHeader: Sendable {
  let names: [String]
  /// The header row as it stands in the file.
  let content: [UInt8]
  private let places: [String: Int]

  init(_ cells: [String], content: [UInt8] = []) {
    self.content = content
    names = cells.map(ColumnName.normalized)
    places = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func index(of name: String) -> Int? { places[name] }
}

/// A row's cells by the names of their columns.
struct TableRow: Sendable {
  let header: TableHeader
  let cells: [String]

  /// Nil when there is no such column or its cell is blank. Line ends, tabs and runs of spaces that coders left within a cell are
  /// single spaces.
  subscript(name: String) -> String? { text(of: name)?.tidied }

  /// The cell as it is but for spaces at its ends; nil when there is no such column or its cell is blank.
  func text(of name: String) -> String? {
    guard let index = header.index(of: name), index < cells.count else { return nil }
    let text = FormulaGuard.opened(cells[index]).trimmed
    return text.isEmpty ? nil : text
  }

  func number(_ name: String) throws(FlatIncident.Problem) -> Double? {
    guard let text = self[name] else { return nil }
    guard let number = Double(text), number.isFinite else {
      throw FlatIncident.Problem(text: "\(name) \"\(text)\" is not a number")
    }
    return number
  }

  func integer(_ name: String) throws(FlatIncident.Problem) -> Int? {
    guard let number = try number(name) else { return nil }
    guard let integer = Int(exactly: number) else { throw FlatIncident.Problem(text: "\(name) \(number) is not whole") }
    return integer
  }

  func date(_ name: String) throws(FlatIncident.Problem) -> CalendarDate? {
    guard let text = self[name] else { return nil }
    guard let date = CalendarDate(text) ?? PublicationDate.read(text) else {
      throw FlatIncident.Problem(text: "\(name) \"\(text)\" is not a date")
    }
    return date
  }

  /// Latitude and longitude, both or neither.
  func position() throws(FlatIncident.Problem) -> (lat: Double, lon: Double)? {
    let lat = try number("latitude")
    let lon = try number("longitude")
    guard let lat, let lon else {
      if lat == nil && lon == nil { return nil }
      throw FlatIncident.Problem(text: "a latitude and a longitude go together")
    }
    guard abs(lat) <= 90, abs(lon) <= 180 else {
      throw FlatIncident.Problem(text: "\(lat), \(lon) is no latitude and longitude")
    }
    return (lat, lon)
  }
}
