/// The polygon a coordinate falls in: what the boundary data set draws as one unit, which is not always one ISO country.
package struct CountryUnit: Sendable, Hashable {
  package let place: PlaceID
  /// The data set's own code ("IRN", "PSX", "SOL", "KAS").
  package let sourceCode: String
  /// ISO 3166-1 alpha-3 (XKX for Kosovo) of the country that it, or the division of it that was asked for, counts to in the view
  /// taken ("PSE", "SOM"); nil where none can be named (Siachen Glacier, Bir Tawil).
  package let country: String?
}
