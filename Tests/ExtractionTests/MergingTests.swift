import Incidents
import Testing

@Suite("One incident or several")
struct MergingTests {
  @Test func `harm at one more place of the wave is an incident of its own`() throws {
    let found = try read(
      """
      Russian missiles hit three Ukrainian cities on Monday. In Poltava a missile killed seven people in their homes. Another \
      four died in Odesa.
      """)
    #expect(found.contains { $0.place?.text == "Poltava" && $0.killed?.best == 7 })
    #expect(found.contains { $0.place?.text == "Odesa" && $0.killed?.best == 4 })
  }

  @Test func `what a state had done is told once, though two sentences tell it with other words`() throws {
    let found = try read(
      """
      Chad said on Thursday that its aircraft had struck a rebel camp inside Sudan, two days after Khartoum said it had bombed \
      a hideout on Chadian soil. Both governments summoned ambassadors.

      The exchange has worried the neighbours. Sudan had earlier fired rockets and sent drones against bases of the fighters in \
      Chad.
      """)
    #expect(found.count == 2)
  }

  @Test func `what one clause says was struck is no target of the blow in the next`() throws {
    let found = try read(
      """
      Chad's air force struck a rebel camp near the Sudanese town of El Geneina on Thursday, two days after Sudan fired rockets \
      into the Chadian town of Adre.
      """)
    let answered = try #require(found.first { $0.actors.contains { $0.country == "SDN" } })
    #expect(!answered.targets.contains { $0.text.contains("camp") })
  }

  @Test func `the place that heads an entry of a list is where it happened`() throws {
    let found = try read(
      """
      Shells fell on several towns overnight, the governor said.

      - **Kherson:** three killed, five wounded.
      - **Nikopol:** two killed when a drone hit a bus.
      """)
    #expect(found.contains { $0.place?.text == "Kherson" && $0.killed?.best == 3 })
    #expect(found.contains { $0.place?.text == "Nikopol" && $0.killed?.best == 2 })
  }

  @Test(arguments: [
    "American bases in Iraq and Syria have come under dozens of rocket attacks since October.",
    "The embassy closed amid a wave of rocket attacks on bases in Iraq and Syria.",
  ])
  func `blows without number over months are no incident`(text: String) throws {
    let found = try read(text + " On Monday a drone struck a depot in Homs, killing two guards.")
    #expect(found.count == 1)
  }

  @Test func `entries of a list are incidents of their own, whatever the words between`() throws {
    let found = try read(
      """
      Weekly note on attacks, by province and town.

      BORNO | Monguno. Gunmen attacked a convoy on Monday and killed four soldiers.

      ZAMFARA | Gusau. Bandits attacked a market on Monday and killed six traders.
      """)
    #expect(found.map { $0.killed?.best } == [4, 6])
    #expect(found.map { $0.place?.text } == ["Monguno", "Gusau"])
  }

  @Test func `strikes of a whole country that are then told one by one are no incident more`() throws {
    let found = try read(
      """
      On Tuesday coalition forces conducted 11 strikes in Syria. Near Manbij, two strikes hit a tactical unit and destroyed \
      a depot.

      Near Palmyra, three strikes hit a tactical unit and destroyed two vehicles.
      """)
    #expect(found.map { $0.place?.text } == ["Manbij", "Palmyra"])
  }

  @Test func `a man of a group that is killed needs no known word for him`() throws {
    let found = try read("An army patrol killed a Taliban wholesaler and one other insurgent in Sangin on Monday.")
    #expect(found.first?.place?.text == "Sangin")
  }

  @Test func `one more missile at another town is another incident`() throws {
    let found = try read(
      """
      A missile hit a school in Poltava on Thursday, killing nine people. Hours later a further missile fell on Dnipro, \
      killing two.
      """)
    #expect(found.map { $0.killed?.best } == [9, 2])
  }

  @Test func `dead of another day are not those of the raid told before`() throws {
    let found = try read(
      """
      Troops raided a village near Kandahar on Wednesday and captured ten militants. In a separate action, two soldiers were \
      killed on Thursday by a roadside bomb outside Kandahar.
      """)
    #expect(found.count == 2)
    #expect(found.last?.killed?.best == 2)
    #expect(found.last?.date?.start == CalendarDate("2023-03-09"))
  }

  @Test func `a bare number behind the head of an item counts dead as the item before did`() throws {
    let found = try read(
      """
      Missiles and drones hit four Ukrainian cities on Thursday, the air force said.

      - **Poltava:** nine killed, 13 wounded by two missiles.
      - **Dnipro:** six, in a shopping centre.
      - **Lviv:** one.
      """)
    #expect(found.contains { $0.place?.text == "Dnipro" && $0.killed?.best == 6 })
    #expect(found.contains { $0.place?.text == "Lviv" && $0.killed?.best == 1 })
  }

  @Test func `a street in a district is one place`() throws {
    let found = try read(
      "At least twenty people died and 30 were injured in the explosion of two car bombs on Tuesday on Sariab Street, in the "
        + "poor district of Quetta.")
    #expect(found.count == 1)
  }

  @Test func `what heads an item of a list is no background, an old story in the news is`() throws {
    let list = try read(
      """
      Attacks on schools, a list.

      - **12 May 2021, Kabul.** A car bomb killed 90 people at a school.
      - **9 March 2023, Herat.** A bomb killed two people at a school.
      """)
    #expect(list.map(\.background) == [false, false])
    let news = try read(
      "A bomb killed two people at a school in Herat on Thursday. In May 2021 a car bomb killed 90 people in Kabul.")
    #expect(news.map(\.background) == [false, true])
  }

  @Test func `a number for each of two places makes two incidents with a toll each`() throws {
    let found = try read("Forty people were massacred at Diffa and a further twelve at Maradi on Sunday.")
    #expect(found.count == 2)
    #expect(found.map { $0.killed?.best } == [40, 12])
  }

  @Test func `the same attack told three times is one incident`() throws {
    let found = try read(
      """
      Gunmen attacked a police post in Quetta on Monday, killing three officers.

      The attack began after midnight. The three officers died in the first minutes of the raid, a spokesman said.
      """)
    #expect(found.count == 1)
    #expect(found.first?.killed?.best == 3)
  }

  @Test func `an explosion without a bomb, an author or a war is none`() throws {
    #expect(try read("An explosion at a paint factory in Quetta on Monday broke windows, the owner said.").isEmpty)
  }

  @Test func `a definite weapon without place or number is that of the blow told before, though weeks old`() throws {
    let found = try read(
      """
      The missile that hit a house in Kandahar and killed six children was fired by mistake, the ministry admitted on Thursday.

      The missile was launched from an aircraft on 12 February.
      """)
    #expect(found.count == 1)
    #expect(found.first?.date?.start == CalendarDate("2023-02-12"))
  }

  @Test func `what a figure of speech kills is no incident`() throws {
    #expect(try read("High rents are killing small shops in Kandahar, traders said on Monday.").isEmpty)
    #expect(try read("On Monday the news killed the deal in Karachi.").isEmpty)
  }

  @Test func `a trade in attacks is no attack`() throws {
    let found = try read(
      "Soldiers killed a commander responsible for roadside bombings in Khost province on Monday, the army said.")
    #expect(found.count == 1)
    #expect(found.first?.type != .ied)
  }

  @Test func `missiles fired into the sea in a test strike nobody`() throws {
    let text = """
      The country test-fired a ballistic missile into the sea on Tuesday. The missile, fired from Wonsan, flew 400 km on a \
      lofted trajectory and splashed down off the coast.
      """
    #expect(try read(text).isEmpty)
  }

  @Test func `an attack that somebody did not survive happened`() throws {
    let found = try read("Eleven officers did not survive the attack on the barracks in Kidal on Sunday.")
    #expect(found.count == 1)
  }

  @Test func `the later of two blows between two states answers the earlier, when the story speaks of reprisal`() throws
  {
    let found = try read(
      """
      Iran fired missiles at a village near Panjgur in Pakistan on Tuesday, killing two children.

      Islamabad vowed a response. On Thursday Pakistani jets bombed a village near Saravan in Iran, killing nine people.
      """)
    let answer = try #require(found.last)
    #expect(answer.relations.first?.kind == .retaliation)
    #expect(answer.relations.first?.incident == found.first?.id)
  }

  @Test(arguments: [100, 400, 1000])
  func `a report that tells the same over and over tells one incident with one toll`(times: Int) throws {
    let one = "Gunmen attacked a market in Kandahar on Monday, killing three people. "
    let found = try read(String(repeating: one, count: times))
    #expect(found.count == 1)
    #expect(found.first?.killed?.best == 3)
  }

  @Test func `a blow told as after another by the other side is an answer to it, with its own author`() throws {
    let found = try read(
      """
      Turkish artillery pounded Syrian army positions on Friday after an air strike in Idlib province killed eleven Turkish \
      soldiers.
      """)
    #expect(found.count == 2)
    let answer = try #require(found.first { $0.type == .shelling })
    let blow = try #require(found.first { $0.type == .airstrike })
    #expect(answer.relations.contains { $0.kind == .retaliation && $0.incident == blow.id })
    #expect(blow.killed?.best == 11)
    #expect(!blow.actors.contains { $0.country == "TUR" })
  }

  @Test func `to strike back is a blow of its own and answers the one before`() throws {
    let found = try read(
      """
      Gunmen ambushed a convoy in North Waziristan on Sunday, killing six Pakistani soldiers. Hours later Pakistani jets struck \
      back at hideouts in Khost.
      """)
    let answer = try #require(found.last)
    #expect(found.count == 2 && answer.type == .airstrike)
    #expect(answer.relations.first?.kind == .retaliation)
  }

  @Test func `a second man killed elsewhere is another incident`() throws {
    let found = try read(
      """
      One soldier was killed by a roadside bomb in Helmand province on Monday. A second soldier died in a mortar attack in \
      Kunar province.
      """)
    #expect(found.count == 2)
  }

  @Test func `what a campaign comes to is no incident`() throws {
    let found = try read(
      """
      The force struck two mortar positions near Sirte on Sunday. As of Sunday the command has carried out 142 strikes around \
      Sirte.
      """)
    #expect(found.count == 1)
  }

  @Test func `who responds with strikes strikes another time, and was struck first`() throws {
    let found = try read(
      "Shells killed three people in Kandahar on Monday; Pakistan responded with drone strikes near Zaranj.")
    #expect(found.count == 2)
    #expect(found.first?.actors.contains { $0.country == "PAK" } == false)
    #expect(found.last?.actors.contains { $0.country == "PAK" } == true)
    #expect(found.last?.relations.first?.incident == found.first?.id)
  }

  @Test func `a deed for which somebody is blamed is not what is done to him`() throws {
    let found = try read(
      "Jets bombed a camp in Kandahar on Tuesday, killing rebels they blamed for last month's attack on a parade in Herat."
    )
    #expect(found.count == 2)
    #expect(found.last?.date?.start == CalendarDate("2023-02-01"))
  }

  @Test func `what lies between two towns is one place`() throws {
    #expect(try read("A bomb struck a bus between Kandahar and Herat on Tuesday, killing eight people.").count == 1)
  }

  @Test func `where a release was written is not where it happened`() throws {
    let found = try read(
      "Islamabad, March 9: Troops raided a hideout in Quetta, Balochistan province, on Tuesday. Seven rebels were killed."
    )
    #expect(found.first?.place?.text == "Quetta")
  }

  @Test(arguments: [
    (
      "Bombs went off in two Afghan cities on Tuesday, killing five in Kabul and three in Herat.", ["Kabul", "Herat"],
      [5, 3]
    ),
    (
      "Gunmen killed eight policemen in Ghazni and two soldiers in neighbouring Zabul on Tuesday.",
      ["Ghazni", "Zabul"], [8, 2]
    ),
    (
      "Violence left six dead: three in a car bombing in Baghdad, one in a shooting in Kirkuk and two when a mine exploded near "
        + "Mosul.", ["Baghdad", "Kirkuk", "Mosul"], [3, 1, 2]
    ),
    (
      "Missile attacks on Kharkiv and Poltava on Tuesday killed four and two people respectively.",
      ["Kharkiv", "Poltava"],
      [4, 2]
    ),
    (
      "Rockets hit Homs and Hama on Tuesday. Two people died in the former and one in the latter.", ["Homs", "Hama"],
      [2, 1]
    ),
  ])
  func `what one sentence counts place by place are so many incidents`(text: String, places: [String], dead: [Int])
    throws
  {
    let found = try read(text)
    for (place, count) in zip(places, dead) {
      #expect(found.contains { $0.place?.text == place && $0.killed?.best == count })
    }
    #expect(found.count == places.count)
  }

  @Test func `entries of a list may follow each other in one paragraph`() throws {
    let found = try read(
      """
      Daily summary. Sumy region: one person was killed by shelling. Poltava region: four were injured after a drone hit a bus.
      """)
    #expect(found.count == 2)
    #expect(found.first?.killed?.best == 1)
    #expect(found.last?.injured?.best == 4)
  }

  @Test func `what the blast also did is no other blast`() throws {
    let found = try read(
      "A suicide bomber struck a school in Kabul on Tuesday, killing 20 people. The blast also wounded 40 others.")
    #expect(found.count == 1)
    #expect(found.first?.injured?.best == 40)
  }

  @Test func `fire met before aircraft were called is of one engagement`() throws {
    let found = try read(
      "In Khost's Sabari district, security forces called in an airstrike after coming under fire, killing four insurgents."
    )
    #expect(found.count == 1)
    #expect(found.first?.killed?.best == 4)
  }

  @Test func `somebody told of before is one when he is killed`() throws {
    let found = try read(
      "A judge had just left his house in Quetta on Monday. He was shot dead by two men on a motorcycle.")
    #expect(found.first?.killed?.best == 1)
  }

  @Test func `a report about a word tells no deed`() throws {
    #expect(
      try read("The authorities use the term \"neutralised\" for rebels who were killed or captured in Quetta.").isEmpty
    )
  }

  @Test(arguments: [
    "Soldiers targeted a compound in Kandahar on Monday and killed two rebels.",
    "One rebel was killed in Kandahar on Monday when he fired on a patrol.",
  ])
  func `men on foot strike from no aircraft`(text: String) throws {
    let type = try #require(try read(text).first?.type)
    #expect(![.airstrike, .droneStrike, .missileStrike, .shelling].contains(type))
  }

  @Test func `what came of an operation told before makes it an incident`() throws {
    let found = try read(
      """
      Security forces conducted an operation in Kech district on Tuesday. During the operation, after an exchange of words, eight \
      terrorists were killed.
      """)
    #expect(found.first?.place?.text == "Kech district")
    #expect(found.first?.killed?.best == 8)
  }

  @Test func `what those who are struck had done is no incident of its own`() throws {
    let found = try read(
      "Coalition jets bombed rebels who had fired rockets at an outpost in Herat on Tuesday.")
    #expect(found.count == 1)
    #expect(found.first?.type == .airstrike)
  }

  @Test func `one by name is among those counted with him`() throws {
    let found = try read(
      """
      Mullah Abdullah was killed in Kunduz on Tuesday. Abdullah and two other insurgents died when they fired on the soldiers.
      """)
    #expect(found.first?.killed?.best == 3)
  }

  @Test func `a country that an incident is near is not where it was`() throws {
    let found = try read(
      "Six soldiers were killed in an ambush in the west of Niger, near Mali and Burkina Faso, on Tuesday.")
    #expect(found.map { $0.place?.text } == ["Niger"])
  }
}

@Suite("A sum, and what it is made of")
struct SumTests {
  @Test func `strikes summed up for a country are told one by one behind it, with the author of the sum`() throws {
    let found = try read(
      """
      On Monday coalition aircraft conducted nine airstrikes against Islamic State in Iraq.

      Near Mosul, three airstrikes struck a tactical unit. Near Fallujah, five airstrikes struck a checkpoint. Near Sinjar, an \
      airstrike destroyed a heavy machine gun.
      """)
    #expect(found.map { $0.place?.text } == ["Mosul", "Fallujah", "Sinjar"])
    #expect(found.allSatisfy { $0.type == .airstrike && $0.actors.contains { $0.text == "coalition aircraft" } })
  }

  @Test func `deaths in the blows of an author are of the last blow told of him`() throws {
    let found = try read(
      """
      Turkish drones struck oil sites near Qamishli on Thursday in retaliation for a bombing in Ankara on Sunday that wounded two \
      policemen. Eleven people died in the Turkish strikes, officials said.
      """)
    let strike = try #require(found.first { $0.place?.text == "Qamishli" })
    #expect(strike.killed?.best == 11)
    #expect(try #require(found.first { $0.place?.text == "Ankara" }).killed == nil)
  }

  @Test func `unknown men who are pointed at are those told before`() throws {
    let found = try read(
      "Gunmen on motorcycles attacked the village of Koro in Mali on Friday, killing 23 people. The assailants burned houses."
    )
    #expect(found.count == 1)
    #expect(found.first?.actors.map(\.text) == ["Gunmen"])
  }

  @Test(arguments: [
    "Hours later a Ukrainian airliner crashed after taking off from Tehran, killing all 176 people on board.",
    "The war, which began on 15 April 2022, has killed at least 13,000 people, according to the United Nations.",
  ])
  func `an accident and the dead of a war are no incident`(text: String) throws {
    let found = try read("Rebels shelled a market in Nyala in Sudan on Monday, killing six people. " + text)
    #expect(found.count == 1)
    #expect(found.first?.killed?.best == 6)
  }

  @Test func `where both sides have dead in a clash, they fought`() throws {
    let found = try read(
      "A soldier and three gunmen were killed in a clash near Marawi on Sunday. Troops were on patrol when they were fired upon."
    )
    #expect(found.map(\.type) == [.armedClash])
  }

  @Test func `tellings too faint by themselves bear each other out`() throws {
    let found = try read(
      """
      Three strong explosions occurred on Thursday night in Medellin. At least five people were wounded. Two banks and a \
      restaurant were seriously damaged.
      """)
    #expect(found.count == 1)
    #expect(found.first?.injured?.low == 5)
  }

  @Test(arguments: [
    "Terrorist attacks on buses in Colombia last month worried their owners.",
    "Assassinations of judges in Colombia in the past weeks have alarmed the court.",
  ])
  func `deeds in the plural, of no day and in no place but a country, are spoken of and not told`(text: String) throws {
    #expect(try read(text).isEmpty)
  }

  @Test func `so many blows of weeks are a sum, and no part of the one told`() throws {
    let found = try read(
      """
      A former mayor of Medellin, Pablo Ruiz, was shot dead there on Thursday by gunmen. The cartels have carried out over 30 \
      bomb attacks over the past three weeks.
      """)
    #expect(found.map(\.type) == [.shooting])
    #expect(found.allSatisfy { $0.weapons.isEmpty })
  }

  @Test func `a charge is another deed than the arrest`() throws {
    let found = try read(
      """
      Luis Galan, a candidate for president, was assassinated in Soacha on Monday. Five men charged with carrying out the \
      assassination were arrested on Wednesday in Bogota.
      """)
    #expect(found.map { $0.date?.start.description } == ["2023-03-06"])
  }

  @Test func `the fight that won a town is one with its taking`() throws {
    let found = try read(
      "Somalia's army retook the town of Xarardheere on Monday after a night of fighting in which 31 militants were killed."
    )
    #expect(found.count == 1)
    #expect(found.first?.killed?.best == 31)
    #expect(found.first?.relations.isEmpty == true)
  }

  @Test func `what was destroyed by "the explosion" is no second one`() throws {
    let found = try read(
      """
      Two men on a motorcycle threw an explosive device at a police post in Medellin on Thursday night.

      The post was destroyed by the explosion.
      """)
    #expect(found.count == 1)
  }
}
