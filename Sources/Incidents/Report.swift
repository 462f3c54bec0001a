/// A report as it was given: the text is kept to the byte, since evidence counts offsets into it.
package struct Report: Sendable, Hashable {
  package var id: String
  package var title: String?
  package var source: String?
  /// The day it was published, which relative dates count from.
  package var published: CalendarDate?
  package var url: String?
  /// ISO 639-1, when given.
  package var language: String?
  /// The line that says where and when it was filed, when that is given apart from the text: "LIMA, 4 Feb 90 (EFE)".
  package var dateline: String?
  package var text: String

  package init(
    id: String, title: String? = nil, source: String? = nil, published: CalendarDate? = nil, url: String? = nil,
    language: String? = nil, dateline: String? = nil, text: String
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.published = published
    self.url = url
    self.language = language
    self.dateline = dateline
    self.text = text
  }

  package var reference: ReportReference {
    ReportReference(id: id, title: title, source: source, published: published, url: url, language: language)
  }
}

/// What an incident remembers of its report: everything but the text.
package struct ReportReference: Sendable, Hashable {
  package var id: String
  package var title: String?
  package var source: String?
  package var published: CalendarDate?
  package var url: String?
  package var language: String?

  package init(
    id: String, title: String? = nil, source: String? = nil, published: CalendarDate? = nil, url: String? = nil,
    language: String? = nil
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.published = published
    self.url = url
    self.language = language
  }
}
