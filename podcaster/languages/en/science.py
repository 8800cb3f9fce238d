"""Chemical elements, formulas, Greek letters, mathematical signs."""

ELEMENTS = frozenset(
    "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr "
    "Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Nd Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac "
    "Th Pa U Np Pu Am".split()
)
ISOTOPES = {
    "H": "hydrogen", "He": "helium", "Be": "beryllium", "C": "carbon", "N": "nitrogen", "O": "oxygen", "F": "fluorine", "Al": "aluminium",
    "K": "potassium", "Ar": "argon", "Fe": "iron", "Co": "cobalt", "Sr": "strontium", "Tc": "technetium", "I": "iodine", "Cs": "caesium",
    "Pb": "lead", "Po": "polonium", "Ra": "radium", "Th": "thorium", "U": "uranium", "Pu": "plutonium", "Xe": "xenon", "Kr": "krypton",
}  # fmt: skip
"""Elements whose name is said before the mass of an isotope: "carbon fourteen"."""
FORMULAS = frozenset(
    "NaCl HCl KCl NaOH KOH HCN NaF KBr AgCl LiCl CaO MgO ZnO FeO CuO HBr GaAs GaN SiC NaClO KI NaI AgBr NaHCO KCN "
    "NaCN LiOH CsCl TiN PbO HgS ZnS FeS MgS PbS".split()
)
"""Formulas without a figure. A sequence of elements that contains a figure is always a formula."""
GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi",
    "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega", "Γ": "gamma", "Δ": "delta", "Θ": "theta", "Λ": "lambda", "Ξ": "xi", "Π": "pi", "Σ": "sigma",
    "Φ": "phi", "Ψ": "psi", "Ω": "omega", "ϵ": "epsilon", "ϕ": "phi", "µ": "mu", "Α": "alpha", "Β": "beta",
}  # fmt: skip
POWERS = {"2": "squared", "3": "cubed"}
CONSTANTS = {
    "√": "the square root of ", "∞": "infinity", "≠": " is not equal to ", "∼": "about ", "≃": " is about ",
    "∝": " is proportional to ", "÷": " divided by ", "∑": "the sum of ",
}  # fmt: skip
"""Mathematical signs and their names."""
COMPASS = {"N": "north", "S": "south", "E": "east", "W": "west"}
"""The directions of a coordinate, after its degrees."""
