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

  private let state: Mutex<Opened?>
  private let open: @Sendable () -> Opened

  convenience init(_ opened: Opened) { self.init { opened } }

  init(_ open: @escaping @Sendable () -> Opened) {
    state = Mutex(nil)
    self.open = open
  }

  var opened: Opened {
    state.withLock { state in
      if let state { return state }
      let opened = open()
      state = opened
      return opened
    }
  }
}
