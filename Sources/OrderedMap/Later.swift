import Dispatch
import Synchronization

/// A value that another thread works out meanwhile.
package final class Later<Value: Sendable>: Sendable {
  private let result = Mutex<Value?>(nil)
  private let done = DispatchSemaphore(value: 0)

  package init(_ work: @escaping @Sendable () -> Value) {
    DispatchQueue.global().async { [self] in
      let value = work()
      result.withLock { $0 = value }
      done.signal()
    }
  }

  /// The value, once: waits until it is there and gives it away.
  package func take() -> Value? {
    done.wait()
    defer { done.signal() }
    return result.withLock { $0.take() }
  }
}
