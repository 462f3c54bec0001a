/// How a token hangs on its head (the relations of Universal Dependencies, version 2, with English subtypes).
package enum DependencyRelation: UInt8, Sendable, Hashable, CaseIterable {
  case root, nsubj, nsubjPass, nsubjOuter, obj, iobj, csubj, csubjPass, csubjOuter, ccomp, xcomp
  case obl, oblAgent, oblUnmarked, vocative, expl, dislocated, advcl, advclRelcl, advmod, discourse
  case aux, auxPass, cop, mark, nmod, nmodPoss, nmodUnmarked, nmodDesc, appos, nummod, acl, aclRelcl, amod
  case det, detPredet, case_, conj, cc, ccPreconj, fixed, flat, compound, compoundPrt, list, parataxis
  case orphan, goeswith, reparandum, punct, dep

  /// The relation as treebanks write it, e.g. `nsubj:pass`.
  package var name: String { Self.names[Int(rawValue)] }

  /// Reads a treebank's relation; a subtype that is not kept here counts as its universal relation, nil for anything else.
  package init?(name: String) {
    if let index = Self.names.firstIndex(of: name) {
      self.init(rawValue: UInt8(index))
    } else if let colon = name.firstIndex(of: ":") {
      self.init(name: String(name[..<colon]))
    } else {
      return nil
    }
  }

  /// The relation without its subtype: `nsubj` for `nsubjPass`.
  package var universal: DependencyRelation {
    switch self {
    case .nsubjPass, .nsubjOuter: .nsubj
    case .csubjPass, .csubjOuter: .csubj
    case .oblAgent, .oblUnmarked: .obl
    case .advclRelcl: .advcl
    case .auxPass: .aux
    case .nmodPoss, .nmodUnmarked, .nmodDesc: .nmod
    case .aclRelcl: .acl
    case .detPredet: .det
    case .ccPreconj: .cc
    case .compoundPrt: .compound
    default: self
    }
  }

  /// Whether the token is a subject of any kind, nominal or clausal, active or passive.
  package var isSubject: Bool { universal == .nsubj || universal == .csubj }

  private static let names = [
    "root", "nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "csubj", "csubj:pass", "csubj:outer", "ccomp", "xcomp",
    "obl", "obl:agent", "obl:unmarked", "vocative", "expl", "dislocated", "advcl", "advcl:relcl", "advmod", "discourse",
    "aux", "aux:pass", "cop", "mark", "nmod", "nmod:poss", "nmod:unmarked", "nmod:desc", "appos", "nummod", "acl",
    "acl:relcl", "amod", "det", "det:predet", "case", "conj", "cc", "cc:preconj", "fixed", "flat", "compound",
    "compound:prt", "list", "parataxis", "orphan", "goeswith", "reparandum", "punct", "dep",
  ]
}
