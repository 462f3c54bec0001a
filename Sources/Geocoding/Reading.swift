internal import Gazetteer

/// A text read for places: its mentions, and what each name means.
struct Reading {
  let gazetteer: Gazetteer
  let words: PlaceWords
  let document: Document
  let senses: [Sense]
  let senseOfMention: [Int]
  /// By sense.
  private var places: [(place: PlaceID, share: Double, isContainer: Bool)?] = []

  /// - Parameters:
  ///   - geocoder: whose data and caches are used.
  ///   - stated: UTF-8 ranges of words known to name places.
  ///   - containers: pairs of such ranges, the second holding the place that the first names.
  ///   - filed: where the report was filed, when its dateline stands apart from the text.
  ///   - explaining: keep every feature that scores were made of.
  init(
    of text: UnsafeBufferPointer<UInt8>, by geocoder: Geocoder, stated: [Range<Int>] = [],
    containers: [(inner: Range<Int>, outer: Range<Int>)] = [], filed: PlaceID? = nil, explaining: Bool = false
  ) {
    gazetteer = geocoder.gazetteer
    words = geocoder.words
    let document = Document(text: text, words: WordScanner(words: words).scan(text))
    MentionFinder(of: geocoder).find(in: document)
    Recogniser(weights: words.recognition, explaining: explaining).recognise(document, stated: stated)
    ListedKinds(document: document).spread()
    var qualifiers = QualifierFinder(document: document).qualifiers()
    for (inner, outer) in containers {
      guard let first = document.mentions(overlapping: inner).first,
        let second = document.mentions(overlapping: outer).first, first != second
      else { continue }
      let qualifier = Qualifier(relation: .inside, isOutright: true, mention: second)
      if !qualifiers[first].contains(qualifier) { qualifiers[first].append(qualifier) }
    }
    let resolver = Resolver(of: geocoder, looksFurther: true, explaining: explaining)
    (senses, senseOfMention) = resolver.resolve(document, qualifiers: qualifiers, filed: filed)
    self.document = document
    places = senses.map { place(of: $0) }
  }

  /// Reads a short description of one place, all of whose names may be taken for places of its scope.
  init(
    of text: UnsafeBufferPointer<UInt8>, by geocoder: Geocoder, rowScope scope: RowGeocoder.Scope,
    explaining: Bool = false
  ) {
    gazetteer = geocoder.gazetteer
    words = geocoder.words
    let document = Document(text: text, words: WordScanner(words: words).scan(text))
    MentionFinder(of: geocoder, scope: scope).find(in: document)
    Recogniser(weights: words.recognition, explaining: explaining).recognise(
      document, stated: [0..<text.count], bonus: scope.country == nil ? 5 : 9)
    let qualifiers = QualifierFinder(document: document).qualifiers()
    let resolver = Resolver(of: geocoder, looksFurther: false, explaining: explaining)
    (senses, senseOfMention) = resolver.resolve(document, qualifiers: qualifiers)
    self.document = document
    places = senses.map { place(of: $0) }
  }

  /// The country that the text speaks of before all others; nil where several or none are.
  var countryUnderDiscussion: GazetteerPlace? {
    let grounds = Grounds(senses)
    let setting = Setting(senses, grounds, shares: senses.flatMap(\.shares))
    let countries = setting.countries(above: 0.25, grounds)
    guard let leading = countries.first, countries.count == 1,
      setting.countries(above: 0.4, grounds).first == leading
    else { return nil }
    return gazetteer.country(leading.code).map { gazetteer.place($0) }
  }

  /// The place a mention means and how surely; for a name the gazetteer lacks, the place it is said to lie in.
  func place(of mention: Int) -> (place: PlaceID, share: Double, isContainer: Bool)? {
    place(ofSense: senseOfMention[mention])
  }

  func place(ofSense sense: Int) -> (place: PlaceID, share: Double, isContainer: Bool)? { places[sense] }

  private func place(of sense: Sense) -> (place: PlaceID, share: Double, isContainer: Bool)? {
    let outright = container(of: sense)
    if let best = sense.best, !sense.isAstray {
      // all namesakes lie elsewhere: the gazetteer lacks the one meant
      if let outright,
        !outright.contains(where: { sense.candidates[best].lies(in: $0) || isPart(sense.candidates[best], of: $0) }),
        sense.candidates[best].isLocal, let area = outright.first, sense.candidates[best].place != area.place
      {
        return (area.place, 0.5, true)
      }
      return (sense.candidates[best].place, sense.shares[best], false)
    }
    for qualifier in sense.qualifiers {
      let other = senses[senseOfMention[qualifier.mention]]
      if let best = other.best { return (other.candidates[best].place, other.shares[best], true) }
    }
    return nil
  }

  /// Whether a place stands in or about a town: "Baghdad's Karrada district" is no namesake far away.
  private func isPart(_ candidate: Candidate, of town: Candidate) -> Bool {
    town.kind == .town && candidate.chordSquared(to: town) < Self.aboutTown
  }

  /// The squared chord of 40 km.
  private static let aboutTown: Float = 40.0 / 6371 * 40 / 6371

  /// The people of a town whose parts have names.
  private static let city = 100_000

  /// The country, province or city that the text says outright the place lies in, the likeliest first, then its namesakes: "near
  /// Bahawalpur in Punjab" is right of either Punjab.
  private func container(of sense: Sense) -> [Candidate]? {
    if sense.isFixed { return nil }
    for qualifier in sense.qualifiers where qualifier.isOutright && qualifier.relation == .inside {
      let other = senses[senseOfMention[qualifier.mention]]
      guard let best = other.best, other.shares[best] > 0.7 else { continue }
      let area = other.candidates[best]
      let isPart = !sense.generic.isDisjoint(with: [.district, .quarter])
      if area.kind == .town, area.population >= Self.city, isPart {
        return [area] + other.candidates.filter { $0.kind == .province }
      }
      if area.kind == .country || (area.kind == .province && !area.country.isNone) {
        return [area] + other.candidates.filter { $0.kind == .province && $0.use == .main }
      }
    }
    return nil
  }
}
