import Incidents

/// What a question asks of incidents; what is nil or empty asks nothing.
package struct IncidentFilter: Sendable {
  /// Any of them will do.
  package var regions: [RegionQuery] = []
  package var nearBorder: NearBorder?
  /// The first and last day, inclusive.
  package var since: CalendarDate?
  package var until: CalendarDate?
  package var types: Set<IncidentType> = []
  /// Words of an actor's name or its country's code, in any letter case; any will do.
  package var actors: [String] = []
  /// The best estimate of the killed, or else the least, is at least this.
  package var minKilled: Int?
  package var statuses: Set<Status> = []
  package var precisions: Set<Place.Precision> = []
  package var includesBackground = true

  package init() {}

  /// Whether an incident may also possibly answer, so that it is worth telling which do so certainly.
  package var isThreeValued: Bool { !regions.isEmpty || nearBorder != nil || since != nil || until != nil }

  /// An answer's incident with how surely it belongs, where the question is three-valued.
  package func told(_ answer: Answer) -> (Incident, Containment?) {
    (answer.incident, isThreeValued ? answer.containment : nil)
  }

  /// Region and time are three-valued: the answer is the least sure of them. All else holds or does not.
  package func containment(of incident: Incident) -> Containment {
    guard includesBackground || !incident.background, types.isEmpty || types.contains(incident.type),
      statuses.isEmpty || statuses.contains(incident.status), holds(precisions, incident.place?.precision),
      hasKilled(incident), hasActor(incident)
    else { return .no }
    var answer = time(of: incident.date)
    if answer > .no, !regions.isEmpty {
      answer = min(answer, regions.lazy.map { $0.containment(of: incident.place) }.max() ?? .no)
    }
    if answer > .no, let nearBorder { answer = min(answer, nearBorder.containment(of: incident.place)) }
    return answer
  }

  /// The incidents of these that are certainly or possibly asked for, in their order.
  package func answer(_ incidents: some Sequence<Incident>) -> [Answer] {
    incidents.compactMap { incident in
      let containment = containment(of: incident)
      return containment == .no ? nil : Answer(incident: incident, containment: containment)
    }
  }

  /// Without a date an incident may be of any time.
  private func time(of date: DateSpan?) -> Containment {
    guard since != nil || until != nil else { return .certain }
    guard let date else { return .possible }
    if let since, date.end < since { return .no }
    if let until, date.start > until { return .no }
    let startsInside = since.map { date.start >= $0 } ?? true
    let endsInside = until.map { date.end <= $0 } ?? true
    return startsInside && endsInside ? .certain : .possible
  }

  private func holds<Word: Hashable>(_ asked: Set<Word>, _ word: Word?) -> Bool {
    asked.isEmpty || word.map(asked.contains) ?? false
  }

  private func hasKilled(_ incident: Incident) -> Bool {
    guard let minKilled else { return true }
    guard let killed = incident.killed?.best ?? incident.killed?.low else { return minKilled <= 0 }
    return killed >= minKilled
  }

  private func hasActor(_ incident: Incident) -> Bool {
    guard !actors.isEmpty else { return true }
    let words = actors.map { $0.lowercased() }
    return incident.actors.contains { actor in
      let names = [actor.text, actor.name ?? ""].map { $0.lowercased() }
      return words.contains { word in
        actor.country?.lowercased() == word || names.contains { $0.contains(word) }
      }
    }
  }
}

/// An incident that a question found, and how surely it belongs.
package struct Answer: Sendable, Hashable {
  package var incident: Incident
  package var containment: Containment

  package init(incident: Incident, containment: Containment) {
    self.incident = incident
    self.containment = containment
  }
}
