internal import Gazetteer
internal import Incidents

/// The words beside each site: its name, its name in the local script, when, and the toll.
struct IncidentLabels {
  let wording: Wording
  /// Sequence numbers are shown when there is a list that they refer to.
  let showsNumbers: Bool
  let showsYears: Bool
  /// Many sites: only the gravest are named, and no hairlines cross the map.
  let isCrowded: Bool
  /// Type sizes of the name and the details.
  let sizes: (name: Double, detail: Double)

  func label(for placed: SymbolLayer.Placed, of site: Story.Site) -> PointLabel {
    let name = Font(size: sizes.name, isBold: true)
    let detail = Font(size: sizes.detail)
    let title = wording.name(of: site.place)
    func text(_ words: String, _ role: Role, _ font: Font, language: String? = nil) -> Text {
      Text(text: words, at: PagePoint(0, 0), role: role, font: font, language: language, halo: .focusHalo)
    }
    let main = text(title, .incidentName, name)
    var first = [main]
    if !site.isArea, let local = wording.localName(of: site.place, besides: title) {
      first.append(text(local.text, .incidentLocalName, Font(size: sizes.name * 0.97), language: local.language))
    }
    let details = details(site).map { [text($0, .incidentDetail, detail)] }
    let numbers = text(
      wording.words.digits(Self.numbers(site.entries.map(\.number))), .incidentDetail,
      Font(size: sizes.detail, isBold: true))
    var forms = [PointLabel.Form(lines: [first] + details)]
    if first.count > 1 { forms.append(PointLabel.Form(lines: [[main]] + details)) }
    if details.count > 1 {
      forms.append(PointLabel.Form(lines: [[main], [text(summary(site), .incidentDetail, detail)]]))
    }
    forms.append(PointLabel.Form(lines: [[main]]))
    if showsNumbers && !isCrowded { forms.append(PointLabel.Form(lines: [[numbers]])) }
    return PointLabel(
      owner: placed.site, point: placed.centre,
      radius: placed.circle < 50 ? max(placed.reach, placed.circle) : placed.reach, forms: forms,
      allowsLeader: !isCrowded, name: title)
  }

  /// "#3", "#3–7", "#1, 4, 9".
  static func numbers(_ numbers: [Int]) -> String {
    guard let first = numbers.first, let last = numbers.last else { return "" }
    if numbers.count == 1 { return "#\(first)" }
    if last - first == numbers.count - 1 { return "#\(first)–\(last)" }
    return "#" + numbers.prefix(3).map(String.init).joined(separator: ", ") + (numbers.count > 3 ? " …" : "")
  }

  private func details(_ site: Story.Site) -> [String] {
    if site.entries.count > 3 { return [summary(site)] }
    return site.entries.map { entry in
      var parts: [String] = showsNumbers ? ["#" + wording.words.number(entry.number)] : []
      if let date = entry.incident.date { parts.append(wording.date(date, isShort: true, withYear: showsYears)) }
      if let harm = wording.harm(of: entry.incident) {
        parts.append(harm)
      } else if parts.count < 2 {
        parts.append(wording.label(of: entry.incident.type))
      }
      return wording.words.isolated(parts.joined(separator: " · "))
    }
  }

  private func summary(_ site: Story.Site) -> String {
    let count = site.entries.count
    let words = wording.words
    var parts = [words.areSentences ? "\(count) incidents" : words["incidents"] + ": " + words.number(count)]
    if site.toll > 0 { parts.append(words["{n} killed"].filled(["n": words.number(site.toll)])) }
    return words.isolated(parts.joined(separator: " · "))
  }
}
