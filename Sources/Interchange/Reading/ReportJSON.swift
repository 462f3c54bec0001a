import Incidents

/// A report as one JSON object: `{"id","title","source","published","text"[,"url","language","dateline"]}`.
struct ReportJSON {
  private(set) var report = Report(id: "", text: "")
  /// A date that no rule could read; the report stands without it.
  private(set) var unreadDate: String?

  init(from json: inout JSONReader, file: String) throws(JSONError) {
    var report = Report(id: "", text: "")
    var published: String?
    try json.object { (json, key) throws(JSONError) in
      switch key {
      case "id": report.id = try json.identifier() ?? ""
      case "title": report.title = try json.optionalString()
      case "source": report.source = try json.optionalString()
      case "published": published = try json.optionalString()
      case "url": report.url = try json.optionalString()
      case "language": report.language = try json.optionalString()
      case "dateline": report.dateline = try json.optionalString()
      case "text": report.text = try json.optionalString() ?? ""
      default: try json.skip()
      }
    }
    if let published, published.utf8.contains(where: { $0 > 0x20 }) {
      report.published = PublicationDate.read(published)
      if report.published == nil { unreadDate = published }
    }
    if report.id.isEmpty { report.id = ReportIdentifier.make(file: file, text: report.text) }
    self.report = report
  }
}

extension JSONReader {
  /// A text, a whole number as its digits, or nil for null.
  fileprivate mutating func identifier() throws(JSONError) -> String? {
    if null() { return nil }
    var number = self
    if let integer = try? number.integer() {
      self = number
      return String(integer)
    }
    return try string()
  }
}
