/// One claim about harm, by one source. Claims that conflict stand side by side.
package struct Toll: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case killed, injured, missing, captured, displaced
  }

  package var kind: Kind
  /// Nil bounds are open: "at least five" is 5, 5, nil; "a substantial number" is nil, nil, nil.
  package var low: Int?
  package var best: Int?
  package var high: Int?
  /// How many of them were women, men, children, elderly, civilians, militants, soldiers, police, medics, journalists, ...:
  /// a subset, never to be added.
  package var of: [String: Int]
  /// Who says so, in the words of the text.
  package var source: String?
  package var status: Status
  /// The day the claim was made or stood, when the text tells.
  package var asOf: CalendarDate?
  package var evidence: String?

  package init(
    kind: Kind, low: Int?, best: Int?, high: Int?, of: [String: Int] = [:], source: String? = nil,
    status: Status = .reported, asOf: CalendarDate? = nil, evidence: String? = nil
  ) {
    self.kind = kind
    self.low = low
    self.best = best
    self.high = high
    self.of = of
    self.source = source
    self.status = status
    self.asOf = asOf
    self.evidence = evidence
  }
}

/// The harm of one kind that all claims together leave standing.
package struct Harm: Sendable, Hashable {
  package var low: Int?
  package var best: Int?
  package var high: Int?

  package init(low: Int?, best: Int?, high: Int?) {
    self.low = low
    self.best = best
    self.high = high
  }

  /// The rule: `low` is the least and `high` the greatest any claim with a number allows (nil when one is open upwards);
  /// `best` is the latest claim's, then the best-standing one's (confirmed, reported, claimed, unverified; a denied claim
  /// never), then the first one's. Nil when no claim of the kind is made; all bounds nil when no claim gives a number.
  package init?(of kind: Toll.Kind, in tolls: [Toll]) {
    let claims = tolls.filter { $0.kind == kind && $0.status != .denied }
    guard !claims.isEmpty else { return nil }
    let numbered = claims.filter { $0.low != nil || $0.best != nil || $0.high != nil }
    guard !numbered.isEmpty else {
      self.init(low: nil, best: nil, high: nil)
      return
    }
    let order: [Status] = [.confirmed, .reported, .claimed, .unverified]
    let preferred = numbered.enumerated().min { a, b in
      let dates = (a.element.asOf?.dayNumber ?? Int.min, b.element.asOf?.dayNumber ?? Int.min)
      if dates.0 != dates.1 { return dates.0 > dates.1 }
      let ranks = (order.firstIndex(of: a.element.status) ?? 9, order.firstIndex(of: b.element.status) ?? 9)
      return ranks.0 != ranks.1 ? ranks.0 < ranks.1 : a.offset < b.offset
    }
    self.init(
      low: numbered.compactMap { $0.low ?? $0.best }.min(),
      best: preferred?.element.best,
      high: numbered.contains { $0.high == nil } ? nil : numbered.compactMap(\.high).max())
  }
}
