/// A layer of recurrent units over a batch, with what its gradient needs. The same arithmetic as `Encoder` in Language.
struct Recurrent {
  private let linear: Linear
  private let input: Numbers
  private let recurrences: Parameter
  private let width: Int
  private let sentences: [Range<Int>]
  private let states: Numbers
  let output: Numbers

  init(
    _ layer: (weights: Parameter, biases: Parameter, recurrences: Parameter), _ input: Numbers, _ batch: Batch,
    _ arena: Arena
  ) {
    let count = batch.rows.count
    width = layer.recurrences.columns
    self.input = input
    recurrences = layer.recurrences
    sentences = batch.sentences
    let seen = layer.weights.rows == width ? input : Window.widen(input, width, batch, arena)
    linear = Linear((layer.weights, layer.biases), seen, count, arena)
    states = arena.take(count * width)
    output = arena.take(count * width)
    for direction in 0...1 {
      for sentence in sentences { run(direction, sentence) }
    }
  }

  @inline(__always)
  private func order(_ direction: Int, _ sentence: Range<Int>, _ step: Int) -> Int {
    direction == 0 ? sentence.lowerBound + step : sentence.upperBound - 1 - step
  }

  private func run(_ direction: Int, _ sentence: Range<Int>) {
    let half = width / 2
    let forgetting = recurrences.value + direction * width
    let showing = forgetting + half
    for step in 0..<sentence.count {
      let token = order(direction, sentence, step)
      let gates = linear.output + token * 3 * width + direction * 3 * half
      let state = states + token * width + direction * half
      let previous = step > 0 ? states + order(direction, sentence, step - 1) * width + direction * half : nil
      let input = input + token * width + direction * half
      let shown = output + token * width + direction * half
      for unit in 0..<half {
        let before = previous.map { $0[unit] } ?? 0
        let forget = Self.gate(gates[half + unit] + forgetting[unit] * before)
        let show = Self.gate(gates[2 * half + unit] + showing[unit] * before)
        state[unit] = gates[unit] + forget * (before - gates[unit])
        shown[unit] = input[unit] + show * (state[unit] - input[unit])
      }
    }
  }

  /// Adds to the weights' gradients and to the input's.
  func learn(_ change: Numbers, input inputChange: Numbers, _ arena: Arena) {
    let gateChange = arena.take(linear.count * 3 * width)
    let carried = arena.take(width / 2)
    for direction in 0...1 {
      for sentence in sentences {
        carried.update(repeating: 0, count: width / 2)
        unroll(direction, sentence, change, inputChange, gateChange, carried)
      }
    }
    if linear.weights.rows == width { return linear.learn(gateChange, input: inputChange, arena) }
    let wideChange = arena.take(linear.count * 3 * width)
    linear.learn(gateChange, input: wideChange, arena)
    Window.narrow(wideChange, into: inputChange, width, sentences)
  }

  private func unroll(
    _ direction: Int, _ sentence: Range<Int>, _ change: Numbers, _ inputChange: Numbers, _ gateChange: Numbers,
    _ carried: Numbers
  ) {
    let half = width / 2
    let forgetting = recurrences.value + direction * width
    let showing = forgetting + half
    let forgettingChange = recurrences.gradient + direction * width
    let showingChange = forgettingChange + half
    for step in (0..<sentence.count).reversed() {
      let token = order(direction, sentence, step)
      let gates = linear.output + token * 3 * width + direction * 3 * half
      let gateChange = gateChange + token * 3 * width + direction * 3 * half
      let state = states + token * width + direction * half
      let previous = step > 0 ? states + order(direction, sentence, step - 1) * width + direction * half : nil
      let place = token * width + direction * half
      for unit in 0..<half {
        let before = previous.map { $0[unit] } ?? 0
        let forgetSum = gates[half + unit] + forgetting[unit] * before
        let showSum = gates[2 * half + unit] + showing[unit] * before
        let forget = Self.gate(forgetSum)
        let show = Self.gate(showSum)
        let slope = change[place + unit]
        inputChange[place + unit] += slope * (1 - show)
        let showChange = slope * (state[unit] - input[place + unit]) * Self.slope(showSum)
        let stateChange = slope * show + carried[unit]
        let forgetChange = stateChange * (before - gates[unit]) * Self.slope(forgetSum)
        gateChange[unit] = stateChange * (1 - forget)
        gateChange[half + unit] = forgetChange
        gateChange[2 * half + unit] = showChange
        forgettingChange[unit] += forgetChange * before
        showingChange[unit] += showChange * before
        carried[unit] = stateChange * forget + forgetChange * forgetting[unit] + showChange * showing[unit]
      }
    }
  }

  @inline(__always)
  private static func gate(_ value: Float) -> Float { 0.5 + 0.5 * value / (2 + abs(value)) }

  @inline(__always)
  private static func slope(_ value: Float) -> Float {
    let scale = 2 + abs(value)
    return 1 / (scale * scale)
  }
}
