/// What a gazetteer file says of itself; printed in outputs that show borders.
package struct GazetteerEdition: Hashable, Sendable {
  /// "Sarhad gazetteer".
  package let title: String
  /// The edition of the data, such as "2026.1".
  package let version: String
  /// The data set the country borders come from, with its version: "Natural Earth 10m admin-0 countries 5.1.2".
  package let boundaries: String
  /// Whose view of disputed borders the areas follow: "de facto".
  package let worldview: String
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
