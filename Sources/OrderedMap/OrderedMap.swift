import Dispatch
import Synchronization

/// Works on a stream with several threads and gives the results in the order of the stream.
///
/// At most a fixed number of elements is under way at once, so memory does not grow with the length of the stream, and a result
/// is given as soon as it and all before it are ready, even while the next element has yet to arrive.
/// - Parameters:
///   - threads: how many elements are worked on at once, at least 1.
///   - window: how many may be under way, those included whose results wait; 32 a thread when not given.
///   - produce: gives the elements one by one to its argument; runs on a thread of its own and may block.
///   - work: what is done with an element; the same for every number of threads.
///   - emit: takes the results in order, on the calling thread. When it throws, the rest of the stream is dropped.
package func orderedMap<Element: Sendable, Result: Sendable>(
  threads: Int, window: Int? = nil, produce: @escaping @Sendable ((Element) -> Void) -> Void,
  work: @escaping @Sendable (Element) -> Result,
  emit: (Result) throws -> Void
) rethrows {
  let stream = OrderedStream<Result>(window: window ?? max(1, threads) * 32)
  let line = WaitingLine<Element>()
  for number in 0..<max(1, threads) {
    DispatchQueue(label: "worker \(number)").async {
      while let (number, element) = line.next() { stream.put(work(element), at: number) }
    }
  }
  DispatchQueue(label: "reader").async {
    var count = 0
    produce { element in
      guard stream.reserve() else { return }
      line.append(element, number: count)
      count += 1
    }
    line.close(workers: max(1, threads))
    stream.finish(count: count)
  }
  defer { stream.cancel() }
  while let result = stream.next() { try emit(result) }
}

/// Elements that wait for a worker: each goes to the first that is free, so that a long one holds up no others.
private final class WaitingLine<Element: Sendable>: Sendable {
  private let elements = Mutex<[(number: Int, element: Element)]>([])
  private let arrivals = DispatchSemaphore(value: 0)

  func append(_ element: Element, number: Int) {
    elements.withLock { $0.append((number, element)) }
    arrivals.signal()
  }

  /// Nothing more will come.
  func close(workers: Int) {
    for _ in 0..<workers { arrivals.signal() }
  }

  /// The next element; nil after the last.
  func next() -> (number: Int, element: Element)? {
    arrivals.wait()
    return elements.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }
}

/// Results that arrive in any order and leave in the order of their numbers.
private final class OrderedStream<Result: Sendable>: Sendable {
  private struct State {
    var waiting: [Int: Result] = [:]
    var next = 0
    var count: Int?
    var isCancelled = false
    /// The reader waits for the next result and for nothing else.
    var isAwaited = false
  }

  private let state = Mutex(State())
  private let slots: DispatchSemaphore
  private let arrivals = DispatchSemaphore(value: 0)

  init(window: Int) { slots = DispatchSemaphore(value: window) }

  /// Waits for room for one more element; false when nobody wants it any longer.
  func reserve() -> Bool {
    slots.wait()
    return state.withLock { !$0.isCancelled }
  }

  func put(_ result: Result, at number: Int) {
    let isAwaited = state.withLock { state in
      state.waiting[number] = result
      guard state.isAwaited, state.next == number else { return false }
      state.isAwaited = false
      return true
    }
    if isAwaited { arrivals.signal() }
  }

  func finish(count: Int) {
    let isAwaited = state.withLock { state in
      state.count = count
      defer { state.isAwaited = false }
      return state.isAwaited
    }
    if isAwaited { arrivals.signal() }
  }

  /// After this no reservation waits. Every slot is freed, as a semaphore must not end below its first value.
  func cancel() {
    state.withLock { $0.isCancelled = true }
    for _ in 0..<1024 { slots.signal() }
  }

  func next() -> Result? {
    while true {
      let found: (result: Result?, isEnd: Bool) = state.withLock { state in
        if let result = state.waiting.removeValue(forKey: state.next) {
          state.next += 1
          return (result, false)
        }
        state.isAwaited = state.count != state.next
        return (nil, state.count == state.next)
      }
      if let result = found.result {
        slots.signal()
        return result
      }
      if found.isEnd { return nil }
      arrivals.wait()
    }
  }
}
