import IncidentStore
import Incidents
import Interchange

/// Puts answers in the order in which they are listed, however many they are: as many as fill a run are sorted and set aside, and runs
/// are merged as they are read back (Knuth, "Sorting and Searching", 5.4). Equals stay in the order in which they came.
package struct AnswerSort {
  private let order: SortOrder?
  private let runSize: Int
  private var records = JSONWriter(isCompact: true)
  private var entries: [Entry] = []
  private let spill = Spill()
  private var runs: [Spill.Chain] = []
  package private(set) var certain = 0
  package private(set) var possible = 0

  /// An answer, and where its record lies among those of its run.
  private struct Entry {
    var key: [UInt8]
    var containment: Containment
    var record: Range<Int>
  }

  /// What an entry takes beside its record, more or less.
  private static let entrySize = 96
  /// Bytes of a run that are read at once.
  private static let pieceSize = 1 << 16

  /// - Parameters:
  ///   - order: nil puts the certain answers before those that only may belong.
  ///   - runSize: how many bytes are sorted in memory.
  package init(by order: SortOrder? = nil, runSize: Int = 1 << 24) {
    self.order = order
    self.runSize = runSize
  }

  package mutating func add(_ answer: Answer) throws(OutputFailure) {
    let isCertain = answer.containment == .certain
    if isCertain { certain += 1 } else { possible += 1 }
    let start = records.bytes.count
    records.restart()
    answer.incident.write(to: &records)
    entries.append(
      Entry(
        key: order?.key(of: answer.incident) ?? [isCertain ? 0 : 1], containment: answer.containment,
        record: start..<records.bytes.count))
    if records.bytes.count + entries.count * Self.entrySize > runSize { try endRun() }
  }

  /// Nothing is added after.
  package mutating func finish() throws(OutputFailure) {
    try endRun()
    records.bytes = []
  }

  /// Calls `body` with the answers in order, after ``finish()``.
  package func forEach(_ body: (Answer) throws -> Void) throws {
    var heads = try runs.map { try RunHead($0, in: spill) }
    // The least is the last.
    var order: [Int] = []
    for run in heads.indices where try heads[run].advance() { Self.insert(run, into: &order, heads) }
    while let run = order.popLast() {
      try body(try heads[run].answer())
      if try heads[run].advance() { Self.insert(run, into: &order, heads) }
    }
  }

  /// Writes the answers in order, after ``finish()``, in pieces, so that memory does not grow with their number.
  package func write(
    _ filter: IncidentFilter, with writer: some IncidentWriter, to output: ([UInt8]) throws -> Void
  ) throws {
    var writer = writer
    let blank = writer.piece()
    var piece = blank
    var count = 0
    try forEach { answer in
      let (incident, containment) = filter.told(answer)
      piece.write(incident, containment)
      count += 1
      guard count % Self.pieceCount == 0 else { return }
      try writer.append(piece)
      piece = blank
      try output(writer.bytes)
      writer.bytes.removeAll(keepingCapacity: true)
    }
    try writer.append(piece)
    try writer.end(to: output)
  }

  private static let pieceCount = 256

  private static func insert(_ run: Int, into order: inout [Int], _ heads: [RunHead]) {
    var places = 0..<order.count
    while !places.isEmpty {
      let middle = (places.lowerBound + places.upperBound) / 2
      let isAfter = heads[run].precedes(heads[order[middle]], isEarlier: run < order[middle])
      places = isAfter ? middle + 1..<places.upperBound : places.lowerBound..<middle
    }
    order.insert(run, at: places.lowerBound)
  }

  private mutating func endRun() throws(OutputFailure) {
    guard !entries.isEmpty else { return }
    let sorted = entries.indices.sorted { a, b in
      entries[a].key == entries[b].key ? a < b : entries[a].key.lexicographicallyPrecedes(entries[b].key)
    }
    var run = Spill.Chain()
    var piece: [UInt8] = []
    for place in sorted {
      RunHead.write(entries[place].key, entries[place].containment, records.bytes[entries[place].record], to: &piece)
      guard piece.count > Self.pieceSize else { continue }
      try spill.append(piece[...], to: &run)
      piece.removeAll(keepingCapacity: true)
    }
    if !piece.isEmpty { try spill.append(piece[...], to: &run) }
    runs.append(run)
    entries.removeAll(keepingCapacity: true)
    records.bytes.removeAll(keepingCapacity: true)
  }
}

/// A run that is read back, and the answer that comes next in it.
private struct RunHead {
  private var chain: Spill.Chain
  private let spill: Spill
  private var piece: [UInt8] = []
  private var place = 0
  private var key: ArraySlice<UInt8> = []
  private var containment = Containment.no
  private var record: ArraySlice<UInt8> = []

  init(_ chain: Spill.Chain, in spill: Spill) {
    self.chain = chain
    self.spill = spill
  }

  static func write(
    _ key: [UInt8], _ containment: Containment, _ record: ArraySlice<UInt8>, to piece: inout [UInt8]
  ) {
    for count in [key.count, record.count] {
      withUnsafeBytes(of: UInt32(clamping: count)) { piece.append(contentsOf: $0) }
    }
    piece.append(containment == .certain ? 1 : 0)
    piece.append(contentsOf: key)
    piece.append(contentsOf: record)
  }

  /// Goes to the next answer, at first to the first.
  /// - Returns: false after the last.
  mutating func advance() throws(OutputFailure) -> Bool {
    if place == piece.count {
      key = []
      record = []
      piece.removeAll(keepingCapacity: true)
      place = 0
      guard try spill.take(from: &chain, to: &piece) else { return false }
    }
    let counts = [place, place + 4].map { start in
      piece.withUnsafeBytes { Int($0.loadUnaligned(fromByteOffset: start, as: UInt32.self)) }
    }
    containment = piece[place + 8] == 1 ? .certain : .possible
    key = piece[(place + 9)...].prefix(counts[0])
    record = piece[key.endIndex...].prefix(counts[1])
    place = record.endIndex
    return true
  }

  /// - Parameter isEarlier: the run is the earlier one, whose answers go before equal ones.
  func precedes(_ other: Self, isEarlier: Bool) -> Bool {
    key == other.key ? isEarlier : key.lexicographicallyPrecedes(other.key)
  }

  func answer() throws -> Answer {
    var json = JSONReader(Array(record))
    return Answer(incident: try Incident(from: &json), containment: containment)
  }
}
