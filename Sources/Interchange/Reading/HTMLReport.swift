import CXML2
import Incidents

/// A web page as a report: title, day of publication, address, language, and the paragraphs of the article with a blank line
/// between them. Scripts, navigation and what else stands round an article are left out.
enum HTMLReport {
  /// Throws when the page has no text, or its bytes are in an encoding it does not declare.
  static func read(_ bytes: [UInt8], file: String) throws(InputFailure) -> Report {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    let isUTF8 = UTF8Text.firstInvalid(content[...]) == content.count
    if !isUTF8, !declaresEncoding(content) { _ = try UTF8Text.string(content[...], file: file) }
    guard let page = HTMLPage(content, isUTF8: isUTF8) else {
      throw InputFailure(
        file: file, problem: "is HTML that cannot be read", mend: "save the page again, or as plain text")
    }
    let facts = page.facts()
    let paragraphs = page.paragraphs(title: facts.title)
    let text = paragraphs.isEmpty ? facts.articleBody ?? "" : paragraphs.joined(separator: "\n\n")
    guard text.utf8.contains(where: { $0 > 0x20 }) else {
      throw InputFailure(
        file: file, problem: "is HTML with no text", mend: "save the page after it has loaded, or as plain text")
    }
    return Report(
      id: ReportIdentifier.make(file: file, text: text), title: facts.title, source: facts.publisher,
      published: facts.published.flatMap(PublicationDate.read), url: facts.url, language: facts.language, text: text)
  }

  /// A tag, comment or declaration of HTML is what the bytes start with.
  static func looksLikeHTML(_ bytes: ArraySlice<UInt8>) -> Bool {
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
    let starts = [
      "<!doctype html", "<html", "<head", "<body", "<article", "<main", "<div", "<section", "<p>", "<p ", "<h1",
      "<meta", "<title",
    ]
    if starts.contains(where: head.hasPrefix) { return true }
    return (head.hasPrefix("<?xml") || head.hasPrefix("<!--")) && (head.contains("<html") || head.contains("<body"))
  }

  private static func declaresEncoding(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
    return head.contains("charset=") || head.contains("encoding=")
  }
}
