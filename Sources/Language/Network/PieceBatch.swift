/// The words of some pieces of sentences, laid one after another, each piece behind the root that stands before it. Pieces are
/// worked on together because most are too short to keep a processor's wide registers full.
struct PieceBatch {
  /// The embedding rows of each token, roots included.
  private(set) var rows: [SIMD8<UInt32>] = []
  /// The root and the words of each piece: positions in `rows`.
  private(set) var pieces: [Range<Int>] = []
  /// Tokens of the longest piece, with its root.
  private(set) var longest = 0
  private let root: SIMD8<UInt32>

  /// About so many tokens are worked on at once: their vectors shall not drive the weights out of the cache.
  private static let room = 160
  /// A batch has no more tokens than these, roots included.
  static let most = max(room, SentenceParser.longestPiece + 1)

  init(_ shape: NetworkShape) { root = WordFeatures.rootRows(shape) }

  /// Whether another piece shall go into the batch.
  func hasRoom(for words: Int) -> Bool { rows.isEmpty || rows.count + words < Self.room }

  /// Begins a piece.
  mutating func begin() {
    pieces.append(rows.count..<rows.count + 1)
    rows.append(root)
  }

  /// Adds a word, by its embedding rows, to the piece begun last.
  mutating func append(_ word: SIMD8<UInt32>) {
    rows.append(word)
    pieces[pieces.count - 1] = pieces[pieces.count - 1].lowerBound..<rows.count
    longest = max(longest, pieces[pieces.count - 1].count)
  }

  mutating func removeAll() {
    rows.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    longest = 0
  }
}
