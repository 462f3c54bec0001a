package import Gazetteer
package import Incidents

/// The map and its incidents as one HTML file that needs nothing else: no network, no server, and without script still the
/// map and the whole list.
///
/// All text from outside is escaped, and the script sets it as text only; the page's own policy forbids loading anything and
/// running any script but this one.
package struct HTMLPage {
  private let scene: MapScene
  private let incidents: [Incident]
  private let wording: Wording
  private let attribution: [String]

  private var words: MapWords { wording.words }

  /// - Parameter words: the page's own words and, as far as the gazetteer has them, names are in their language.
  package init(scene: MapScene, incidents: [Incident], gazetteer: Gazetteer, words: MapWords = .english) {
    self.scene = scene
    self.incidents = incidents
    wording = Wording(gazetteer: gazetteer, language: words.language, words: words)
    attribution = gazetteer.edition.attribution
  }

  /// The document in UTF-8.
  package func render(style: MapRequest.StyleForm = .css, idPrefix: String = "") -> [UInt8] {
    var page = Markup()
    page.raw("<!DOCTYPE html>\n<html")
    page.attribute("lang", words.language)
    if words.isRightToLeft { page.raw(" dir=\"rtl\"") }
    page.raw("><head><meta charset=\"utf-8\">")
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"\(Self.policy)\">")
    page.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
    page.text(scene.title)
    page.raw("</title><style>\(PageStyle.sheet(scene.theme))</style></head>\n<body><main>\n<figure id=\"figure\">")
    writeControls(&page)
    page.raw("<div id=\"stage\">")
    page.raw(SVGRenderer(style: style, idPrefix: idPrefix, isStandalone: false).string(scene))
    page.raw("</div></figure>\n<section id=\"side\"")
    page.attribute("aria-label", words["Incidents"])
    page.raw(">")
    writeFilters(&page)
    writeList(&page)
    page.raw("</section></main>\n<footer>")
    for line in attribution {
      page.raw("<p>")
      page.text(line)
      page.raw("</p>")
    }
    page.raw("</footer>\n<script type=\"application/json\" id=\"data\">")
    page.raw(data)
    page.raw("</script>\n<script>\(PageScript.source)</script></body></html>\n")
    return page.bytes
  }

  /// Nothing is loaded; of scripts only the one whose digest is given runs.
  static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(PageScript.digest)'; base-uri 'none'; form-action 'none'"

  // MARK: Parts

  private func writeControls(_ page: inout Markup) {
    page.raw("<div id=\"zoom\" class=\"scripted\" role=\"group\"")
    page.attribute("aria-label", words["Zoom"])
    page.raw(">")
    for (id, sign, label) in [("in", "+", "Zoom in"), ("out", "−", "Zoom out"), ("whole", "⤢", "Whole map")] {
      page.raw("<button type=\"button\" id=\"zoom-\(id)\"")
      page.attribute("aria-label", words[label])
      page.attribute("title", words[label])
      page.raw(">\(sign)</button>")
    }
    page.raw("</div>")
  }

  private func writeFilters(_ page: inout Markup) {
    page.raw("<form id=\"filters\" class=\"scripted\"")
    page.attribute("aria-label", words["Filters"])
    page.raw(">")
    for (id, label) in [("since", "From"), ("until", "to")] {
      page.raw("<label>")
      page.text(words[label])
      page.raw(" <input type=\"date\" id=\"\(id)\"></label>")
    }
    writeChoice("type", "All types", Set(incidents.map { wording.label(of: $0.type) }).sorted(), &page)
    let regions = Set(
      incidents.flatMap { [$0.place?.country.map { wording.country($0) }, $0.place?.admin1].compactMap { $0 } })
    writeChoice("region", "All regions", regions.sorted(), &page)
    page.raw("<button type=\"reset\">")
    page.text(words["Show all"])
    page.raw("</button><output id=\"count\" aria-live=\"polite\"></output></form>")
  }

  private func writeChoice(_ id: String, _ all: String, _ values: [String], _ page: inout Markup) {
    guard values.count > 1 else { return }
    page.raw("<label><span>")
    page.text(words[id == "type" ? "Type" : "Region"])
    page.raw("</span> <select id=\"\(id)\"><option value=\"\">")
    page.text(words[all])
    page.raw("</option>")
    for value in values {
      page.raw("<option>")
      page.text(value)
      page.raw("</option>")
    }
    page.raw("</select></label>")
  }

  private func writeList(_ page: inout Markup) {
    page.raw("<ol id=\"list\">\n")
    for (index, incident) in incidents.enumerated() {
      page.raw("<li")
      page.attribute("id", "item-\(index + 1)")
      page.raw("><details><summary>")
      page.raw("<b>")
      page.text(incident.date.map { wording.date($0, isShort: true, withYear: true) } ?? words["no date"])
      page.raw("</b> ")
      page.text(headline(incident))
      if let harm = wording.harm(of: incident) {
        page.raw(" <em>")
        page.text(harm)
        page.raw("</em>")
      }
      page.raw("</summary>")
      writeDetails(incident, &page)
      page.raw("</details></li>\n")
    }
    page.raw("</ol>")
  }

  private func headline(_ incident: Incident) -> String {
    let label = wording.label(of: incident.type)
    var text = label.prefix(1).uppercased() + label.dropFirst()
    if let author = wording.author(of: incident) { text += (words.areSentences ? " by " : " · ") + author }
    return text + (words.areSentences ? ", " : " · ") + wording.whereabouts(of: incident)
      + (incident.background ? " (\(words["background"]))" : "")
  }

  private func writeDetails(_ incident: Incident, _ page: inout Markup) {
    func line(_ name: String, _ value: String) {
      page.raw("<p dir=\"auto\"><span>")
      page.text(words[name])
      page.raw("</span> ")
      page.text(value)
      page.raw("</p>")
    }
    line("Status", words[incident.status.rawValue])
    for toll in incident.tolls {
      let harm = Harm(low: toll.low, best: toll.best, high: toll.high)
      var text = wording.toll(harm, toll.kind.rawValue) ?? "\(words[toll.kind.rawValue]): \(words["no number"])"
      let parts = toll.of.keys.sorted().map { "\(words.number(toll.of[$0] ?? 0)) \(words[$0])" }
      if !parts.isEmpty { text += words[", of them "] + parts.joined(separator: words[", "]) }
      if let source = toll.source { text += words.areSentences ? ", says \(source)" : " · \(source)" }
      line("Toll", text)
    }
    if let vector = incident.vector {
      let km = Int((vector.lengthMetres / 1000).rounded())
      if km > 0 {
        let bound = vector.basis == .stated ? "" : " " + words["at least, from the nearest border"]
        line("Distance", words.number(km) + " " + words["km"] + bound)
      }
    }
    let quotes = incident.evidence.map(\.quote).reduce(into: [String]()) { quotes, quote in
      if !quote.isEmpty, !quotes.contains(where: { $0.contains(quote) }) {
        quotes.removeAll { quote.contains($0) }
        quotes.append(quote)
      }
    }
    for quote in quotes.prefix(8) {
      page.raw("<blockquote dir=\"auto\">")
      page.text(quote)
      page.raw("</blockquote>")
    }
    let report = incident.report
    let source = [report.source, report.title, report.published.map(\.description)].compactMap { $0 }.joined(
      separator: ", ")
    page.raw("<p dir=\"auto\"><span>")
    page.text(words["Source"])
    page.raw("</span> ")
    if let url = report.url, Self.isWeb(url) {
      page.raw("<a rel=\"noreferrer noopener\"")
      page.attribute("href", url)
      page.raw(">")
      page.text(source.isEmpty ? url : source)
      page.raw("</a>")
    } else {
      page.text(source.isEmpty ? report.id : source)
    }
    page.raw("</p>")
  }

  /// Only what a click may safely open.
  static func isWeb(_ url: String) -> Bool {
    let start = url.lowercased()
    return (start.hasPrefix("https://") || start.hasPrefix("http://"))
      && !url.unicodeScalars.contains { $0.value <= 0x20 }
  }

  /// What the script filters by, as JSON in which no tag can begin.
  private var data: String {
    var json = "["
    for (index, incident) in incidents.enumerated() {
      if index > 0 { json += "," }
      let regions = [incident.place?.country.map { wording.country($0) }, incident.place?.admin1].compactMap { $0 }
      json += "{\"id\":\(Self.json(SVGRenderer.name(incident.id)))"
      json += ",\"type\":\(Self.json(wording.label(of: incident.type)))"
      if let date = incident.date { json += ",\"from\":\"\(date.start)\",\"to\":\"\(date.end)\"" }
      json += ",\"regions\":[\(regions.map(Self.json).joined(separator: ","))]}"
    }
    return json + "]"
  }

  static func json(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{7F}", "\0"..."\u{1F}":
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
