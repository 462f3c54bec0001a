import CGEOS

/// What GEOS said when an operation failed.
package struct GEOSError: Error, Hashable, Sendable, CustomStringConvertible {
  /// GEOS's own words, such as "TopologyException: side location conflict at 61.3 29.1".
  package let description: String
}

/// One GEOS session: the error channel that every reentrant (`_r`) call needs.
///
/// Not `Sendable`: a context belongs to one task at a time, and so does every geometry made with it. A context costs about a
/// microsecond; make one a task and pass it on.
package final class GEOSContext {
  let handle: GEOSContextHandle_t
  private var message = ""

  package init() {
    handle = GEOS_init_r()
    _ = GEOSContext_setErrorMessageHandler_r(
      handle,
      { text, context in
        guard let text, let context else { return }
        Unmanaged<GEOSContext>.fromOpaque(context).takeUnretainedValue().message = String(cString: text)
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { GEOS_finish_r(handle) }

  /// The pointer, or the error that made it null.
  func checked(_ pointer: OpaquePointer?) throws(GEOSError) -> OpaquePointer {
    guard let pointer else { throw failure }
    return pointer
  }

  /// A predicate's answer: 0 no, 1 yes, 2 an error.
  func checked(_ answer: CChar) throws(GEOSError) -> Bool {
    if answer == 2 { throw failure }
    return answer == 1
  }

  /// A number written through a pointer by a function that returns 0 on error.
  func measured(_ body: (UnsafeMutablePointer<Double>) -> Int32) throws(GEOSError) -> Double {
    var value = 0.0
    guard body(&value) != 0 else { throw failure }
    return value
  }

  private var failure: GEOSError { GEOSError(description: message.isEmpty ? "GEOS failed without a word" : message) }
}
