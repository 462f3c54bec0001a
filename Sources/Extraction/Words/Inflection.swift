/// The forms of English verbs and nouns: the regular ones by rule, the strong verbs and plurals of the field by table.
struct Inflection {
  private static let verbs: [String: [String]] = [
    "strike": ["struck", "stricken"], "hit": ["hit", "hitting"], "shoot": ["shot"], "blow": ["blew", "blown"],
    "overrun": ["overran", "overrunning"], "take": ["took", "taken"], "set": ["set", "setting"],
    "hurt": ["hurt", "hurting"], "lose": ["lost"], "fall": ["fell", "fallen"], "throw": ["threw", "thrown"],
    "sink": ["sank", "sunk"], "tear": ["tore", "torn"], "fight": ["fought"], "slay": ["slew", "slain"],
    "go": ["went", "gone", "goes"], "say": ["said"], "tell": ["told"], "put": ["put", "putting"],
    "speak": ["spoke", "spoken"], "write": ["wrote", "written"], "think": ["thought"], "hold": ["held"],
    "understand": ["understood"], "rip": ["ripped", "ripping"], "drop": ["dropped", "dropping"],
    "gun": ["gunned", "gunning"], "slam": ["slammed", "slamming"], "lob": ["lobbed", "lobbing"],
    "kidnap": ["kidnapped", "kidnaped", "kidnapping", "kidnaping"], "abduct": [], "die": ["died", "dying"],
    "target": ["targeted", "targeting", "targetted"], "level": ["levelled", "leveled", "levelling", "leveling"],
    "stab": ["stabbed", "stabbing"], "admit": ["admitted", "admitting"], "deny": ["denied"],
    "swear": ["swore", "sworn"],
    "seek": ["sought"], "plan": ["planned", "planning"], "plot": ["plotted", "plotting"], "foil": [],
    "hijack": ["hijacked"], "bomb": [], "refute": [], "burn": ["burnt", "burned"], "shell": [], "raid": [],
    "infiltrate": [], "drill": [], "rebut": ["rebutted"], "tie": ["tied", "tying"], "carpet-bomb": [],
    "drive": ["drove", "driven"], "come": ["came"], "send": ["sent"], "lay": ["laid"], "mow": ["mowed", "mown"],
    "snatch": [], "give": ["gave", "given"], "pay": ["paid"], "make": ["made"], "meet": ["met"],
    "bring": ["brought"], "run": ["ran", "run", "running"], "step": ["stepped", "stepping"],
    "tread": ["trod", "trodden"], "cut": ["cut", "cutting"], "let": ["let", "letting"], "gut": ["gutted", "gutting"],
    "machinegun": ["machinegunned", "machinegunning"], "machine-gun": ["machine-gunned", "machine-gunning"],
    "shake": ["shook", "shaken"],
    "beat": ["beat", "beaten"], "bleed": ["bled"], "break": ["broke", "broken"], "catch": ["caught"],
    "club": ["clubbed", "clubbing"], "cost": ["cost"], "dive": ["dived", "dove"], "do": ["did", "done", "does"],
    "drag": ["dragged", "dragging"], "fly": ["flew", "flown"], "forswear": ["forswore", "forsworn"],
    "freeze": ["froze", "frozen"], "lead": ["led"], "nab": ["nabbed", "nabbing"], "pin": ["pinned", "pinning"],
    "pummel": ["pummelled", "pummeled", "pummelling"], "retake": ["retook", "retaken"], "slit": ["slit", "slitting"],
    "sweep": ["swept"], "waylay": ["waylaid"],
    "burst": ["burst", "bursting"], "wipe": [], "oversee": ["oversaw", "overseen"], "ram": ["rammed", "ramming"],
  ]
  private static let plurals: [String: String] = [
    "man": "men", "woman": "women", "child": "children", "gunman": "gunmen", "knife": "knives", "wife": "wives",
    "life": "lives", "body": "bodies", "person": "persons", "aircraft": "aircraft", "gunmen": "gunmen",
    "people": "people",
    "police": "police", "men": "men",
  ]

  /// The dictionary form and all inflected ones; in a phrase the first word is inflected.
  func verb(_ phrase: String) -> [String] {
    let parts = phrase.split(separator: " ", maxSplits: 1).map(String.init)
    guard let word = parts.first else { return [] }
    let rest = parts.count > 1 ? " " + parts[1] : ""
    var forms = [word, thirdPerson(word)]
    if let irregular = Self.verbs[word], !irregular.isEmpty {
      forms += irregular
      if !irregular.contains(where: { $0.hasSuffix("ing") }) { forms.append(gerund(word)) }
    } else {
      forms += [past(word), gerund(word)]
    }
    return Array(Set(forms)).sorted().map { $0 + rest }
  }

  /// The singular and the plural; in a phrase the last word is inflected, or the one before "of".
  func noun(_ phrase: String) -> [String] {
    let words = phrase.split(separator: " ")
    if let of = words.firstIndex(of: "of"), of > 0 {
      let rest = words[of...].joined(separator: " ")
      return noun(words[..<of].joined(separator: " ")).map { $0 + " " + rest }
    }
    guard let space = phrase.lastIndex(of: " ") else { return plural(phrase).map { [phrase, $0] } ?? [phrase] }
    let last = String(phrase[phrase.index(after: space)...])
    let start = String(phrase[...space])
    return plural(last).map { [phrase, start + $0] } ?? [phrase]
  }

  private func plural(_ word: String) -> String? {
    if let irregular = Self.plurals[word] { return irregular == word ? nil : irregular }
    if word.hasSuffix("men") || word.hasSuffix("people") || word.hasSuffix("children") || word.hasSuffix("personnel") {
      return nil
    }
    if word.hasSuffix("man"), word.count > 4 { return word.dropLast(2) + "en" }
    if let base = sibilant(word) { return base }
    if word.hasSuffix("y"), !endsInVowelY(word) { return word.dropLast() + "ies" }
    return word + "s"
  }

  private func thirdPerson(_ word: String) -> String {
    if let base = sibilant(word) { return base }
    if word.hasSuffix("y"), !endsInVowelY(word) { return word.dropLast() + "ies" }
    return word + "s"
  }

  private func sibilant(_ word: String) -> String? {
    for ending in ["s", "x", "z", "ch", "sh"] where word.hasSuffix(ending) { return word + "es" }
    return nil
  }

  private func past(_ word: String) -> String {
    if word.hasSuffix("e") { return word + "d" }
    if word.hasSuffix("y"), !endsInVowelY(word) { return word.dropLast() + "ied" }
    return word + "ed"
  }

  private func gerund(_ word: String) -> String {
    if word.hasSuffix("ie") { return word.dropLast(2) + "ying" }
    if word.hasSuffix("e"), !word.hasSuffix("ee") { return word.dropLast() + "ing" }
    return word + "ing"
  }

  private func endsInVowelY(_ word: String) -> Bool {
    guard let before = word.dropLast().last else { return false }
    return "aeiou".contains(before)
  }
}
