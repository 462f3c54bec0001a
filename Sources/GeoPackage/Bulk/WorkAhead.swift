internal import Dispatch
internal import Synchronization

/// Makes something of each input on some threads and hands the results on in the order of the inputs, on the calling thread, while
/// the next ones are made.
///
/// An input is let go of when work on it begins, and no more than `ahead` are begun before the first of them is handed on. When
/// `emit` throws, what is not begun is dropped.
func workAhead<Input: Sendable, Made: Sendable>(
  _ inputs: [Input], threads: Int = 2, ahead: Int = 4, work: @escaping @Sendable (Input) -> Made,
  emit: (_ made: Made, _ place: Int) throws -> Void
) rethrows {
  let line = WorkLine<Input, Made>(inputs, room: ahead)
  let count = inputs.count
  for number in 0..<threads {
    DispatchQueue(label: "maker \(number)").async {
      while let (place, input) = line.take() { line.put(work(input), at: place) }
    }
  }
  defer { line.close(workers: threads) }
  for place in 0..<count { try emit(line.result(at: place), place) }
}

private final class WorkLine<Input: Sendable, Made: Sendable>: Sendable {
  private struct State {
    var inputs: [Input?]
    var results: [Made?]
    var next = 0
  }

  private let state: Mutex<State>
  private let room: DispatchSemaphore
  /// Of each result.
  private let arrivals: [DispatchSemaphore]

  init(_ inputs: [Input], room: Int) {
    state = Mutex(State(inputs: inputs, results: inputs.map { _ in nil }))
    self.room = DispatchSemaphore(value: room)
    arrivals = inputs.map { _ in DispatchSemaphore(value: 0) }
  }

  /// The next input, when there is room for what is made of it; nil after the last.
  func take() -> (place: Int, input: Input)? {
    room.wait()
    return state.withLock { state in
      guard state.next < state.inputs.count, let input = state.inputs[state.next].take() else { return nil }
      state.next += 1
      return (state.next - 1, input)
    }
  }

  func put(_ made: Made, at place: Int) {
    state.withLock { $0.results[place] = made }
    arrivals[place].signal()
  }

  func result(at place: Int) -> Made {
    while true {
      arrivals[place].wait()
      if let made = state.withLock({ $0.results[place].take() }) {
        room.signal()
        return made
      }
    }
  }

  /// After this no worker waits. (A semaphore must not end below its first value.)
  func close(workers: Int) {
    let count = state.withLock { state in
      state.next = state.inputs.count
      return state.inputs.count
    }
    for _ in 0..<count + workers { room.signal() }
  }
}
