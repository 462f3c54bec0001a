/// Words that keep their full stop.
enum Abbreviations {
  /// What the full stop after a word says of the sentence.
  enum Kind {
    /// A title or the like: a name follows, the sentence goes on.
    case opening
    /// The sentence may end here; the next word tells.
    case closing
    /// An abbreviation only before a number ("No. 5", "Sat. 12").
    case beforeNumber
  }

  /// The kind of abbreviation a word (folded to lower case, without its full stop) is; nil for any other word.
  static func kind(_ word: String) -> Kind? { kinds[word] }

  /// The longest word in the list, in bytes: longer ones need not be looked up.
  static let longest = 6

  private static let kinds: [String: Kind] = {
    var kinds: [String: Kind] = [:]
    for word in opening.split(separator: " ") { kinds[String(word)] = .opening }
    for word in closing.split(separator: " ") { kinds[String(word)] = .closing }
    for word in beforeNumber.split(separator: " ") { kinds[String(word)] = .beforeNumber }
    return kinds
  }()

  private static let opening = """
    mr mrs ms mx dr prof st mt ft gen lt col maj capt cpt cmdr cdr adm brig sgt cpl pvt pfc hon rev fr sr sen sens rep \
    reps gov pres amb insp supt supdt addl asst dy spl dir jr messrs vs viz approx est ca cf fig figs vol ed eds eng \
    flt sq wg cmdt comdr lieut const dist dept gen's mohd md muhd sh vill teh distt e.g i.e eg ie
    """
  private static let closing = """
    inc corp co ltd bros etc al jan feb apr jun jul aug sept sep oct nov dec univ assn ave blvd rd bldg hwy hq govt \
    intl natl calif tenn mass conn ariz colo wash tex fla mich minn kan okla penn pa va ga ky ala ark ill ind la md nev \
    ore wis wyo a.m p.m u.s u.k u.n d.c e.u u.s.a u.a.e ph.d b.a m.a
    """
  private static let beforeNumber =
    "no nos art sec para paras p pp ch mar mon tue tues wed thu thur thurs fri sat sun op"
}
