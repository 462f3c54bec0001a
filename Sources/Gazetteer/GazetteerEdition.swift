/// What a gazetteer file says of itself; printed in outputs that show borders.
package struct GazetteerEdition: Hashable, Sendable {
  /// "Sarhad gazetteer".
  package let title: String
  /// The edition of the data, such as "2026.1".
  package let version: String
  /// The data set the country borders come from, with its version: "Natural Earth 10m admin-0 countries 5.1.2".
  package let boundaries: String
  /// Whose view of disputed borders the areas follow: "de facto", or a state's alpha-3 code.
  package internal(set) var worldview: String
  /// The lines that the sources' licences ask to be printed.
  package let attribution: [String]

  package init(title: String, version: String, boundaries: String, worldview: String, attribution: [String]) {
    self.title = title
    self.version = version
    self.boundaries = boundaries
    self.worldview = worldview
    self.attribution = attribution
  }
}

extension GazetteerEdition {
  /// Reads the edition from the index's lines of key, tab, value.
  init(lines bytes: MappedArray<UInt8>) {
    var values: [Substring: [String]] = [:]
    let text = String(decoding: bytes.slice(0, bytes.count), as: UTF8.self)
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      if fields.count == 2 { values[fields[0], default: []].append(String(fields[1])) }
    }
    self.init(
      title: values["title"]?.first ?? "", version: values["version"]?.first ?? "",
      boundaries: values["boundaries"]?.first ?? "", worldview: values["worldview"]?.first ?? "",
      attribution: values["attribution"] ?? [])
  }
}
