import ArgumentParser
import Gazetteer
import Geocoding

/// Fits the weights of recognition and resolution to texts whose places are known.
@main
struct TrainGeocoding: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-geocoding",
    abstract: "Fits the geocoder's weights to annotated texts and says how well they carry over.",
    discussion: """
      CORPUS is FILE or FILE=WEIGHT. By content: JSON Lines of {"text","toponyms":[{start,end,lat,lon}]} with all places; of
      {"text","incidents":[{"place":{name,lat,lon}}]} or {"headline","where_coordinates",…} (UCDP events) with some of them; or plain
      text with every place in double brackets. For each corpus prints how well weights fitted to all the others do on it.
      """)

  @Argument(help: "Annotated texts.") var corpora: [String]
  @Option(help: "The gazetteer.") var gazetteer = "geodata/gazetteer.gpkg"
  @Option(help: "The folder of the geocoder's word lists; the weights are written there.")
  var words = "Sources/Geocoding/Words"
  @Option(help: "How strongly weights are held near zero in recognition.") var recognitionPenalty = 3.0
  @Option(help: "How strongly weights are held near zero in resolution.") var resolutionPenalty = 1.0
  @Flag(help: "Only measure; write nothing.") var dry = false

  func run() throws {
    let geocoder = Geocoder(
      gazetteer: try Gazetteer(path: gazetteer), words: try PlaceWords(folder: words))
    let corpora = try corpora.map { try Corpus(argument: $0) }
    let samples = SampleReader(geocoder: geocoder)
    let read = corpora.map { samples.read($0) }
    let recognition = RecognitionTrainer(samples: read, names: geocoder.features.recognition)
    let resolution = ResolutionTrainer(samples: read, names: geocoder.features.resolution)
    for (index, corpus) in corpora.enumerated() {
      let weights = recognition.fit(without: index, penalty: recognitionPenalty)
      let choices = resolution.fit(without: index, penalty: resolutionPenalty)
      print(
        "left out \(corpus.name): recognition \(recognition.figures(weights, on: index)), "
          + "resolution \(resolution.figures(choices, on: index))")
    }
    let weights = recognition.fit(without: nil, penalty: recognitionPenalty)
    let choices = resolution.fit(without: nil, penalty: resolutionPenalty)
    for (index, corpus) in corpora.enumerated() {
      print(
        "fitted on all, \(corpus.name): recognition \(recognition.figures(weights, on: index)), "
          + "resolution \(resolution.figures(choices, on: index))")
    }
    guard !dry else { return }
    try WeightFile.write(
      weights, names: geocoder.features.recognition, to: words + "/recognition-weights.tsv",
      head: "# Log-odds that words name a place, fitted by `make weights` (L2-regularised logistic regression).")
    try WeightFile.write(
      choices, names: geocoder.features.resolution, to: words + "/resolution-weights.tsv",
      head:
        "# Scores of the places a name may mean, fitted by `make weights` (L2-regularised conditional log-linear model)."
    )
  }
}
