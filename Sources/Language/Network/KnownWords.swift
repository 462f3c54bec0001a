import CMatrix
import Synchronization

/// What the first layer makes of words, kept from batch to batch and from text to text.
///
/// A word's embedding is the same wherever it stands, and so is what it adds to the first layer's sums at its own place and as a
/// neighbour. The sums are whole numbers: added up they are what multiplying anew would give. Words lie in sets of a few places;
/// a new one takes the place of the one that was not met for longest.
/// `@unchecked Sendable`: used by one thread at a time, see ``KnownWordsPool``.
final class KnownWords: @unchecked Sendable {
  private static let sets = 512
  private static let ways = 8
  /// Behind the sets, for words of one batch that find no room in theirs.
  private static let spares = PieceBatch.most
  /// Behind all others: what stands beyond the ends of a piece adds nothing.
  private static let nothing = sets * ways + spares

  private let network: Network
  private let width: Int
  /// One, or a stretch for the token before, the token itself and the token after.
  private let parts: Int
  private let rows: Int
  private let sums: UnsafeMutablePointer<Int32>
  private let vectors: UnsafeMutablePointer<Int16>
  /// The word at each place.
  private let words: UnsafeMutablePointer<SIMD8<UInt32>>
  /// The batch each place was last used in.
  private let used: UnsafeMutablePointer<UInt32>
  private var batches: UInt32 = 0
  private var missing: [(place: Int, word: SIMD8<UInt32>)] = []

  init(_ network: Network) {
    self.network = network
    width = network.shape.width
    parts = network.shape.windows > 0 ? 3 : 1
    rows = 3 * width
    words = .allocate(capacity: Self.sets * Self.ways)
    words.initialize(repeating: SIMD8(repeating: .max), count: Self.sets * Self.ways)
    used = .allocate(capacity: Self.sets * Self.ways)
    used.initialize(repeating: 0, count: Self.sets * Self.ways)
    // The system gives the memory as it is first written to.
    sums = .allocate(capacity: (Self.nothing + 1) * parts * rows)
    vectors = .allocate(capacity: Self.nothing * width)
    (sums + Self.nothing * parts * rows).initialize(repeating: 0, count: parts * rows)
  }

  deinit {
    words.deallocate()
    used.deallocate()
    sums.deallocate()
    vectors.deallocate()
  }

  /// The places of the words of a batch; what is not known yet is worked out. They hold until the next batch.
  func places(of batch: PieceBatch) -> [Int] {
    batches &+= 1
    missing.removeAll(keepingCapacity: true)
    var spares = Self.sets * Self.ways
    let places = batch.rows.map { place(of: $0, &spares) }
    workOut()
    return places
  }

  /// The embedding of the word at a place, in fixed point.
  func vector(_ place: Int) -> UnsafePointer<Int16> { UnsafePointer(vectors + place * width) }

  /// What goes into the first layer's gates for each token of a piece.
  func gates(_ places: ArraySlice<Int>, into gates: UnsafeMutablePointer<Float>) {
    let layer = network.layers[0]
    let nothing = UnsafePointer(sums + Self.nothing * parts * rows)
    for token in places.indices {
      let own = UnsafePointer(sums + places[token] * parts * rows)
      let target = gates + (token - places.startIndex) * rows
      if parts == 1 {
        cmatrix_join(own, nothing, nothing, layer.scales, layer.biases, rows, target)
      } else {
        let before = token > places.startIndex ? UnsafePointer(sums + places[token - 1] * parts * rows) : nothing
        let after = token + 1 < places.endIndex ? UnsafePointer(sums + places[token + 1] * parts * rows) : nothing
        cmatrix_join(before, own + rows, after + 2 * rows, layer.scales, layer.biases, rows, target)
      }
    }
  }

  private func place(of word: SIMD8<UInt32>, _ spares: inout Int) -> Int {
    let start = Int(Self.hash(word) % UInt32(Self.sets)) * Self.ways
    var oldest = start
    for place in start..<start + Self.ways {
      if words[place] == word {
        used[place] = batches
        return place
      }
      if used[place] < used[oldest] { oldest = place }
    }
    guard used[oldest] != batches else {
      missing.append((spares, word))
      spares += 1
      return spares - 1
    }
    words[oldest] = word
    used[oldest] = batches
    missing.append((oldest, word))
    return oldest
  }

  /// Works out the embeddings and the sums of the words that are missing.
  private func workOut() {
    guard !missing.isEmpty, let table = network.embeddings.baseAddress else { return }
    var memory = Scratch(bytes: missing.count * (2 * width + 4 * rows) + 128)
    let inputs: UnsafeMutablePointer<Int16> = memory.take(missing.count * width)
    let outputs: UnsafeMutablePointer<Int32> = memory.take(missing.count * rows)
    let shift = Int16(ModelLayout.one / ModelLayout.embeddingOne)
    for (number, (place, word)) in missing.enumerated() {
      for column in stride(from: 0, to: width, by: 16) {
        var sum = SIMD16<Int16>()
        for feature in 0..<WordFeatures.count {
          let start = UnsafeRawPointer(table + Int(word[feature]) * width + column)
          sum &+= SIMD16<Int16>(truncatingIfNeeded: start.loadUnaligned(as: SIMD16<Int8>.self))
        }
        UnsafeMutableRawPointer(inputs + number * width + column)
          .storeBytes(of: sum &* shift, as: SIMD16<Int16>.self)
      }
      (vectors + place * width).update(from: inputs + number * width, count: width)
    }
    let layer = network.layers[0]
    for part in 0..<parts {
      cmatrix_sums(layer.weights, rows, layer.columns, part * width, width, inputs, missing.count, outputs)
      for (number, (place, _)) in missing.enumerated() {
        (sums + (place * parts + part) * rows).update(from: outputs + number * rows, count: rows)
      }
    }
  }

  private static func hash(_ word: SIMD8<UInt32>) -> UInt32 {
    let mixed = (word &* SIMD8(0x9E37_79B1, 0x85EB_CA77, 0xC2B2_AE3D, 0x27D4_EB2F, 0x1656_67B1, 3, 5, 7)).wrappedSum()
    return ((mixed ^ (mixed >> 15)) &* 0x2C1B_3C6D) >> 16
  }
}

/// The words known to a model, one collection for each thread that parses.
final class KnownWordsPool: Sendable {
  private let idle = Mutex<[KnownWords]>([])

  /// Lends a collection to `body`, a new one where all others are in use.
  func lend<Result>(for network: Network, _ body: (KnownWords) -> Result) -> Result {
    let words = idle.withLock { $0.popLast() } ?? KnownWords(network)
    defer { idle.withLock { $0.append(words) } }
    return body(words)
  }
}
