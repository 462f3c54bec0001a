import Incidents
import Testing

@Suite("How many came to harm")
struct TollTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let killed: Harm?
    let injured: Harm?

    init(_ text: String, killed: Harm?, injured: Harm? = nil) {
      self.text = text
      self.killed = killed
      self.injured = injured
    }

    var testDescription: String { text }
  }

  static func exactly(_ number: Int) -> Harm { Harm(low: number, best: number, high: number) }
  static func least(_ number: Int) -> Harm { Harm(low: number, best: number, high: nil) }

  @Test(arguments: [
    Case(
      "Rebels shelled Kandahar on Tuesday, killing two soldiers and wounding six.", killed: exactly(2),
      injured: exactly(6)),
    Case(
      "Four traders were killed and nine shoppers wounded when rebels shelled Kandahar on Tuesday.", killed: exactly(4),
      injured: exactly(9)),
    Case(
      "At least 12 people, among them three women, were killed when rebels shelled Kandahar on Tuesday.",
      killed: least(12)),
    Case("More than thirty people are known to have died when rebels shelled Kandahar on Tuesday.", killed: least(30)),
    Case(
      "Rebels shelled Kandahar on Tuesday, killing between five and nine civilians.",
      killed: Harm(low: 5, best: nil, high: 9)),
    Case("Rebels shelled Kandahar on Tuesday, killing dozens of people.", killed: Harm(low: 24, best: nil, high: 99)),
    Case("Rebels shelled Kandahar on Tuesday, killing a couple and their three children.", killed: exactly(5)),
    Case("Rebels shelled Kandahar on Tuesday, killing a family of five.", killed: exactly(5)),
    Case("Rebels shelled Kandahar on Tuesday, killing a woman, two children and an old man.", killed: exactly(4)),
    Case("Rebels shelled Kandahar on Tuesday, killing two officials, Karim Rahimi and Omar Nuri.", killed: exactly(2)),
    Case(
      "Rebels shelled Kandahar on Tuesday, leaving 14 people dead and 20 hurt.", killed: exactly(14),
      injured: exactly(20)),
    Case("Rebels shelled Kandahar on Tuesday. No one was hurt.", killed: exactly(0), injured: exactly(0)),
    Case("Rebels shelled Kandahar on Tuesday without causing casualties.", killed: exactly(0), injured: exactly(0)),
    Case("Rebels shelled Kandahar on Tuesday. The number of dead has risen to 18.", killed: exactly(18)),
    Case(
      "Rebels shelled Kandahar on Tuesday, killing three people. Two others died later in hospital.", killed: exactly(5)
    ),
    Case("Rebels shelled Kandahar on Tuesday. The mayor put the dead at seven.", killed: exactly(7)),
    Case(
      "Rebels shelled Kandahar on Tuesday. At least 31 people lost their lives and 12 suffered deep burns.",
      killed: least(31), injured: exactly(12)),
    Case("Rebels shelled Kandahar on Tuesday: six killed, 11 in hospital.", killed: exactly(6), injured: exactly(11)),
    Case("Rebels shelled Kandahar on Tuesday. The bodies of nine porters were found.", killed: exactly(9)),
    Case(
      "Four people - two Indians and two Nepalis - died when rebels shelled Kandahar on Tuesday.", killed: exactly(4)),
    Case("Rebels shelled Kandahar on Tuesday, killing a clerk with his wife and two sons.", killed: exactly(4)),
    Case(
      "Two women from the village of Zhari were killed when rebels shelled Kandahar on Tuesday.", killed: exactly(2)),
    Case(
      "Rebels shelled Kandahar on Tuesday. The dead included four women.", killed: Harm(low: 4, best: nil, high: nil)),
    Case(
      "Rebels shelled Kandahar on Tuesday. Forty-two (42) guards are assessed to have been killed.", killed: exactly(42)
    ),
    Case(
      "Rebels shelled Kandahar on Tuesday. The dead numbered 31, and 60 people were hurt.", killed: exactly(31),
      injured: exactly(60)),
    Case("Rebels shelled Kandahar on Tuesday. Four porters did not survive.", killed: exactly(4)),
    Case(
      "Rebels shelled Kandahar on Tuesday. One clerk was killed and another wounded.", killed: exactly(1),
      injured: exactly(1)),
    Case(
      "Nine porters who had gone to unload a lorry were killed when rebels shelled Kandahar on Tuesday.",
      killed: exactly(9)),
    Case(
      "Rebels shelled Kandahar on Tuesday. Two boys, aged six and nine, and their mother were killed.",
      killed: exactly(3)),
    Case(
      "Rebels shelled Kandahar on Tuesday, killing two porters and wounding one.", killed: exactly(2),
      injured: exactly(1)),
    Case(
      "An air strike near Kandahar on Tuesday killed Omar Nuri, a guide, and two others.", killed: exactly(3)),
    Case(
      "An air strike near Kandahar on Tuesday killed a quartermaster, Hamidullah, and two of his men.",
      killed: exactly(3)),
    Case("An air strike near Kandahar on Tuesday killed an attack planner and his driver.", killed: exactly(2)),
    Case(
      "The leader for Kandahar province and one of his drivers were killed in an air strike on Tuesday.",
      killed: exactly(2)),
    Case("Rebels shelled Kandahar on Tuesday. Nobody was reported hurt.", killed: exactly(0), injured: exactly(0)),
    Case(
      "Rebels shelled Kandahar on Tuesday, killing two. The wounded numbered 41.", killed: exactly(2),
      injured: exactly(41)),
    Case(
      "Rebels shelled Kandahar on Tuesday. Of the 40 people wounded, nine were still in hospital.", killed: nil,
      injured: exactly(40)),
  ])
  func `the grammar of casualties`(example: Case) throws {
    let incident = try #require(try read(example.text).first)
    #expect(incident.killed == example.killed)
    #expect(incident.injured == example.injured)
  }

  @Test func `those whom attackers killed and the attackers who fell are told apart`() throws {
    let toll = try #require(
      try read(
        "Nine guards were killed when gunmen attacked a prison in Kandahar on Tuesday. Two gunmen were killed as well."
      ).first?.tolls.first)
    #expect(toll.of["militants"] == nil)
  }

  @Test func `the people of another clause are no part of a toll`() throws {
    let toll = try #require(
      try read("Seven people including a nurse died in Kandahar on Tuesday when two gunmen attacked a clinic.").first?
        .tolls.first)
    #expect(toll.of == ["medics": 1])
  }

  @Test(arguments: [
    ("Nine porters died. Of the nine dead, five were women and two were children.", ["women": 5, "children": 2]),
    ("Two nurses and a policeman were among the nine people killed.", ["medics": 2, "police": 1]),
    ("Ten people, half of them children, were killed.", ["children": 5]),
    ("Ten people were killed, all but three of them women.", ["women": 7]),
    ("All nine victims were civilians.", ["civilians": 9]),
    ("Karim Rahimi, a reporter, was killed.", ["journalists": 1]),
  ])
  func `sentences that divide a toll tell of whom it is made`(words: String, of: [String: Int]) throws {
    let incident = try #require(try read("Rebels shelled a market in Kandahar on Tuesday. " + words).first)
    for (key, number) in of { #expect(incident.tolls.contains { $0.kind == .killed && $0.of[key] == number }) }
  }

  @Test func `parts of a toll are never added to it`() throws {
    let toll = try #require(
      try read("An air strike on Kunduz on Monday killed eleven people, five of them children, and a mosque was hit.")
        .first?
        .tolls.first { $0.kind == .killed })
    #expect(toll.best == 11)
    #expect(toll.of["children"] == 5)
  }

  @Test func `claims that conflict stand side by side with who makes them`() throws {
    let incident = try #require(
      try read(
        "Rebels shelled Kandahar on Tuesday, killing nine people, the health ministry said. A monitoring group said 14 people "
          + "were killed."
      ).first)
    let killed = incident.tolls.filter { $0.kind == .killed }
    #expect(killed.map(\.best) == [9, 14])
    #expect(killed.map(\.source) == ["health ministry", "monitoring group"])
    #expect(incident.killed == Harm(low: 9, best: 9, high: 14))
  }

  @Test func `the owner of a statement is who speaks`() throws {
    let toll = try #require(
      try read(
        "The foreign ministry's statement said that three people were killed when rebels shelled Kandahar on Tuesday."
      )
      .first?.tolls.first)
    #expect(toll.source == "foreign ministry")
  }

  @Test func `a ministry named behind its country speaks, not the country`() throws {
    let incident = try #require(
      try read(
        "Rebels shelled Kandahar on Tuesday. Two boys were killed, according to Afghanistan's interior ministry."
      )
      .first)
    #expect(incident.tolls.map(\.source) == ["Afghanistan's interior ministry"])
  }

  @Test func `a word only one side uses for killing makes the count a claim`() throws {
    let toll = try #require(
      try read("The army said its jets bombed a camp near Kandahar on Tuesday and neutralised 12 militants.").first?
        .tolls
        .first)
    #expect(toll.best == 12)
    #expect(toll.status == .claimed)
    #expect(toll.of["militants"] == 12)
  }

  @Test func `a military press release counts the killed and the captured`() throws {
    let incident = try #require(
      try read("Soldiers raided a compound in Helmand province on Monday, killed three militants and detained five.")
        .first)
    #expect(incident.killed?.best == 3)
    #expect(incident.tolls.first { $0.kind == .captured }?.best == 5)
  }

  @Test(arguments: [
    ("Five teachers of a village school and twelve farmers were shot dead in Kaduna on Monday.", 17),
    ("Rebels killed two soldiers of the national army and a policeman in Kaduna on Monday.", 3),
    ("Nine civilians, a nurse among them, and a fighter were killed by rebels in Kaduna on Monday.", 10),
    ("Nine farmers, three of them women, and a policeman died when a bomb went off in Kaduna on Monday.", 10),
    ("Bandits killed the village head, two of his sons and a guard in Kaduna on Monday.", 4),
  ])
  func `people of a list count together, whatever is said of some of them`(text: String, number: Int) throws {
    #expect(try read(text).first?.killed?.best == number)
  }

  @Test(arguments: [
    ("Soldiers detained a courier and two guards in Helmand province on Monday.", 3),
    ("Soldiers captured a rebel commander along with two of his suspected helpers in Helmand province on Monday.", 3),
    ("A rebel courier was captured with a driver and two guards by soldiers in Helmand province on Monday.", 4),
    (
      "A security force captured a rebel commander in Helmand province on Monday. The security force held the commander "
        + "along with one of his helpers.", 2
    ),
    ("Soldiers killed two rebels in Helmand province on Monday and took three men into custody.", 3),
    ("Soldiers killed six rebels in Helmand province on Monday, taking four prisoner.", 4),
    ("Soldiers captured a pair of rebels in Helmand province on Monday.", 2),
  ])
  func `all who were taken are counted`(text: String, captured: Int) throws {
    let incident = try #require(try read(text).first)
    #expect(incident.tolls.first { $0.kind == .captured }?.best == captured)
  }

  @Test func `those taken before and set free are no captives of the raid`() throws {
    let incident = try #require(
      try read("Soldiers killed five rebels in Helmand province on Monday. Three kidnapped women were freed.").first)
    #expect(!incident.tolls.contains { $0.kind == .captured })
  }

  @Test func `the fallen of both sides told one after the other are of one fight`() throws {
    let found = try read(
      "Rebels attacked a post near Kandahar on Monday. Two soldiers died. Officers say that three rebels were killed.")
    #expect(found.count == 1)
    #expect(found.first?.killed?.best == 5)
  }

  @Test func `numbers in words and in digits say the same`() throws {
    let words = [
      "two": 2, "twelve": 12, "nineteen": 19, "forty": 40, "twenty-three": 23, "a hundred": 100, "a dozen": 12,
    ]
    for (word, number) in words.sorted(by: { $0.key < $1.key }) {
      let spelled = try read("Rebels shelled Kandahar on Tuesday, killing \(word) people.").first?.killed
      let figures = try read("Rebels shelled Kandahar on Tuesday, killing \(number) people.").first?.killed
      #expect(spelled == figures)
      #expect(spelled?.best == number)
    }
  }

  @Test(arguments: [
    (
      "Gunmen attacked a base in Kandahar on Tuesday, killing 17 soldiers. A wounded one died, taking the toll to 18.",
      18
    ),
    ("Soldiers killed a Taliban leader in Kandahar on Tuesday. One other insurgent was killed.", 2),
    ("Soldiers bombed a camp in Kandahar on Tuesday. The assessment is that about 30 fighters were killed.", 30),
  ])
  func `deaths told later count`(text: String, killed: Int) throws {
    let found = try read(text)
    #expect(found.count == 1)
    #expect(found.first?.tolls.first { $0.kind == .killed }?.best == killed)
  }

  @Test func `what is done to one and then to others is added`() throws {
    let incident = try #require(
      try read("Soldiers captured a Taliban leader and detained two gunmen in Kandahar on Tuesday.").first)
    #expect(incident.tolls.first { $0.kind == .captured }?.best == 3)
  }

  @Test func `some to whom nothing happened are no count`() throws {
    let incident = try #require(
      try read("Jets bombed a camp in Kandahar on Tuesday. No civilians were injured or killed.").first)
    #expect(incident.tolls.isEmpty)
  }

  @Test func `people are counted though a participle stands between them and their fate`() throws {
    let found = try read(
      "Four PKK terrorists detected in the Sinjar region of northern Iraq were neutralised on Wednesday.")
    #expect(found.first?.killed?.best == 4)
  }

  @Test(arguments: [
    ("The number of people killed in Tuesday's strike on Kramatorsk has risen to 11.", 11),
    ("The number of people killed when a missile hit a restaurant in Kramatorsk on Tuesday has gone up to 11.", 11),
  ])
  func `what a number has come to is the toll`(text: String, killed: Int) throws {
    let harm = try #require(try read(text).first?.killed)
    #expect(harm.best == killed)
    #expect(harm.low == killed)
  }

  @Test func `as many are hurt as were killed before, and a plus is a bound`() throws {
    let many = try #require(
      try read("Five soldiers were killed and as many were injured in an ambush in Kathua on Monday.").first)
    #expect(many.injured?.best == 5)
    let plus = try #require(try read("A bomb killed 30+ people in Homs on Monday.").first)
    #expect(plus.killed?.low == 30)
    #expect(plus.killed?.high == nil)
  }

  @Test func `no number of the dateline is counted with the dead`() throws {
    let found = try read(
      "GAZA, Nov 13 - Karim Ata and his wife Asma were killed on Tuesday when a missile struck their home in Rafah.")
    #expect(found.count == 1)
    #expect(found.first?.killed?.best == 2)
  }

  @Test func `what was done to others in another place is no share of a deed`() throws {
    let found = try read(
      "On Monday a combined force detained two men in Gardez, and three civilians were killed by a roadside bomb in Lashkar Gah."
    )
    #expect(found.map { $0.tolls.map(\.kind) } == [[.captured], [.killed]])
  }

  @Test(arguments: [
    ("Five men shot to death a watchman in Cali on Monday.", 1),
    ("Five M-19 members were murdered in Cali on Monday.", 5),
    ("The 19 April Movement killed three soldiers in Cali on Monday.", 3),
    ("Troops entered Jenin on Monday and pulled out again, leaving five dead.", 5),
  ])
  func `neither those who kill nor the figures of a name are counted`(text: String, killed: Int) throws {
    #expect(try #require(try read(text).first).killed?.best == killed)
  }

  @Test func `those among them of their own kind take nothing off the whole`() throws {
    let found = try read(
      "Missiles hit Erbil on Monday, killing four civilians, among them a trader and his baby daughter.")
    #expect(try #require(found.first?.tolls.first).of["civilians"] == 4)
  }

  @Test func `cattle are nobody taken`() throws {
    let found = try read("Gunmen raided the village of Zurmi in Nigeria on Monday and drove off 200 cattle.")
    #expect(try #require(found.first).tolls.isEmpty)
  }

  @Test func `who is seized is taken`() throws {
    let found = try read("Gunmen seized three priests from their rectory in Kafanchan on Monday.")
    #expect(found.map(\.type) == [.abduction])
    #expect(found.first?.tolls.map(\.kind) == [.captured])
  }
}
