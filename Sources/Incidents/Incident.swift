/// One act of violence that a report tells of: who struck whom, with what, when, where, with what harm and by whose word.
///
/// What the text does not say is nil or empty; every value that is said has its sentence in ``evidence``.
/// The JSON form of this record is a contract: see `IncidentJSON.swift` for its keys and their order.
package struct Incident: Sendable, Hashable {
  /// Stable: the same report and the same incident give the same identifier on every run.
  package var id: String
  package var report: ReportReference
  package var type: IncidentType
  package var codes: Codes
  package var status: Status
  /// An older incident told as background to the report's own news.
  package var background: Bool
  package var actors: [Actor]
  package var targets: [Target]
  package var weapons: [Weapon]
  package var date: DateSpan?
  package var place: Place?
  package var origin: Origin?
  /// Force crossed the frontier of a country.
  package var crossBorder: Bool
  package var vector: StrikeVector?
  package var tolls: [Toll]
  /// Derived from ``tolls`` by ``Harm/init(of:in:)``; nil when nothing is said.
  package var killed: Harm?
  package var injured: Harm?
  package var relations: [Relation]
  package var evidence: [Evidence]

  package init(
    id: String, report: ReportReference, type: IncidentType, codes: Codes? = nil, status: Status = .reported,
    background: Bool = false, actors: [Actor] = [], targets: [Target] = [], weapons: [Weapon] = [],
    date: DateSpan? = nil, place: Place? = nil, origin: Origin? = nil, crossBorder: Bool = false,
    vector: StrikeVector? = nil, tolls: [Toll] = [], killed: Harm? = nil, injured: Harm? = nil,
    relations: [Relation] = [], evidence: [Evidence] = []
  ) {
    self.id = id
    self.report = report
    self.type = type
    self.codes = codes ?? Codes(type: type, weapons: weapons)
    self.status = status
    self.background = background
    self.actors = actors
    self.targets = targets
    self.weapons = weapons
    self.date = date
    self.place = place
    self.origin = origin
    self.crossBorder = crossBorder
    self.vector = vector
    self.tolls = tolls
    self.killed = killed
    self.injured = injured
    self.relations = relations
    self.evidence = evidence
  }
}

/// How the incident stands by the text: told as fact, claimed by one side, denied, not verified.
package enum Status: String, Sendable, Hashable, CaseIterable {
  /// Its author or its author's government admits it.
  case confirmed
  case reported
  /// Its author says so, or one side alone reports it.
  case claimed
  case denied
  case unverified
}
