import ArgumentParser
import Foundation
import Language

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Trains a model on the treebanks of a folder (*-train.conllu[.gz]).")

  @Argument(help: "The folder of the treebanks.") var folder: String
  @Option(name: .shortAndLong, help: "The model file to write.") var output: String
  @Option(help: "How often each sentence is seen.") var epochs = 12
  @Option(help: "The learning rate at its highest.") var rate: Float = 0.003
  @Option(help: "Tokens in a batch.") var batch = 500
  @Option(help: "Values of a token's vector.") var width = 128
  @Option(help: "Recurrent layers.") var layers = 3
  @Option(help: "How many of the first layers see each token's neighbours.") var windows = 1
  @Option(help: "The layer that tells parts of speech.") var tagLayer = 2
  @Option(help: "Values by which heads are found.") var arc = 64
  @Option(help: "Values by which relations are named.") var label = 64
  @Option(help: "Rows for prefixes and suffixes, a power of two.") var affixes = 32768
  @Option(help: "Share of values dropped at random.") var dropout: Float = 0.2
  @Option(help: "Share of embedded values dropped at random.") var wordDropout: Float = 0.2
  @Option(help: "The seed of all chance.") var seed: UInt64 = 1
  @Option(help: "Write the model after every so many epochs.") var every = 3
  @Option(name: .customLong("teacher"), help: "A model to learn from beside the treebanks; may be given again.")
  var teachers: [String] = []
  @Option(help: "How far teachers count beside the treebanks, from 0 to 1.") var trust: Float = 0.5
  @Option(help: "A grammar of sentences to learn from beside the treebanks; teachers have no say in them.")
  var grammar: String?
  @Option(help: "How many sentences are drawn from the grammar.") var drawn = 3000
  @Flag(help: "Learn from the development parts too; nothing is then left to measure by.") var wholly = false

  func run() throws {
    let dev = try Treebank.read(folder: folder, part: "dev")
    let treebanks = try Treebank.read(folder: folder, part: "train") + (wholly ? dev : [])
    let sentences = try treebanks + (grammar.map { try Grammar(path: $0).sentences(drawn, seed: seed) } ?? [])
    let inventory = Inventory(sentences)
    let examples = sentences.compactMap { inventory.example($0) }.filter { $0.words.count <= 150 }
    let shape = NetworkShape(
      width: width, layers: layers, windows: windows, tagLayer: tagLayer, arc: arc, label: label,
      words: inventory.wordList.count + 1,
      affixes: affixes, analyses: inventory.analyses.count, relations: inventory.relations.count)
    var random = Random(seed: seed)
    let network = Trainable(shape, &random)
    let lemmas = LemmaTable(treebanks)
    let models = try teachers.map { try LanguageModel(path: $0) }
    var trainer = Trainer(inventory: inventory, examples: examples, teachers: Teachers(models, inventory))
    trainer.trust = trust
    trainer.taught = treebanks.compactMap { inventory.example($0) }.filter { $0.words.count <= 150 }.count
    trainer.epochs = epochs
    trainer.rate = rate
    trainer.batchTokens = batch
    trainer.rates = DropoutRates(embeddings: wordDropout, layers: dropout, scores: dropout)
    print("\(examples.count) sentences, \(inventory.wordList.count) words, \(inventory.analyses.count) analyses")
    let clock = ContinuousClock()
    let start = clock.now
    try trainer.train(network, seed: seed &+ 1) { epoch, loss in
      var line = "epoch \(epoch): loss \(loss), \((clock.now - start).components.seconds) s"
      if epoch % every == 0 || epoch == epochs {
        try ModelWriter(network, inventory, lemmas).write(output)
        if !wholly { line += ", dev " + Evaluation(try LanguageModel(path: output), dev).description }
      }
      print(line)
      fflush(nil)
    }
  }
}
