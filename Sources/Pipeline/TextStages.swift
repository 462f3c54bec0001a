import Extraction
import Gazetteer
import Geocoding
import Language
import Synchronization

/// The stages that read text, opened once: at the start, or when they are first asked for.
final class TextStages: Sendable {
  struct Opened: Sendable {
    let extractor: Extractor
    let geocoder: Geocoder

    init(data: DataFiles, gazetteer: Gazetteer) throws {
      extractor = Extractor(
        model: try LanguageModel(path: data.model), gazetteer: gazetteer, lexicon: try Lexicon(folder: data.lexicon))
      geocoder = Geocoder(gazetteer: gazetteer, words: try PlaceWords(folder: data.placeWords))
    }
  }

  private enum State {
    case closed
    case opened(Opened)
    case failed(any Error)
  }

  private let state: Mutex<State>
  private let open: @Sendable () throws -> Opened

  init(_ opened: Opened) {
    state = Mutex(.opened(opened))
    open = { opened }
  }

  init(_ open: @escaping @Sendable () throws -> Opened) {
    state = Mutex(.closed)
    self.open = open
  }

  /// Opens them where that was not done before; throws the same each time when they cannot be.
  func opened() throws -> Opened {
    try state.withLock { state in
      switch state {
      case .opened(let opened): return opened
      case .failed(let error): throw error
      case .closed:
        do {
          let opened = try open()
          state = .opened(opened)
          return opened
        } catch {
          state = .failed(error)
          throw error
        }
      }
    }
  }

  /// Why they could not be opened; nil when they could, or were not asked for.
  var failure: (any Error)? {
    state.withLock { state in
      if case .failed(let error) = state { error } else { nil }
    }
  }
}
