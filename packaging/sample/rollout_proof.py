"""What the sample programme proved, tested, built and lived through; everything here is invented."""

from __future__ import annotations

# use case: tier, stage, personal data, bought, unit
ALL_CASES: dict[str, tuple[str, int, bool, bool, str]] = {
    "UC-001": ("minimal", 4, False, False, "Manufacturing"), "UC-002": ("limited", 4, False, True, "Manufacturing"),
    "UC-003": ("minimal", 6, False, True, "Manufacturing"), "UC-004": ("minimal", 3, False, False, "Manufacturing"),
    "UC-006": ("high", 3, True, True, "Manufacturing"), "UC-009": ("limited", 2, False, False, "Manufacturing"),
    "UC-010": ("high", 1, True, True, "Manufacturing"), "UC-012": ("minimal", 5, False, False, "Supply Chain"),
    "UC-013": ("minimal", 6, False, False, "Supply Chain"), "UC-014": ("minimal", 4, False, True, "Supply Chain"),
    "UC-015": ("limited", 3, False, True, "Supply Chain"), "UC-018": ("minimal", 4, False, False, "Supply Chain"),
    "UC-020": ("limited", 3, False, True, "Supply Chain"), "UC-021": ("minimal", 4, False, True, "Supply Chain"),
    "UC-024": ("limited", 6, False, False, "Sales"), "UC-025": ("limited", 4, False, False, "Sales"),
    "UC-026": ("limited", 4, False, False, "Sales"), "UC-027": ("limited", 3, False, True, "Sales"),
    "UC-029": ("minimal", 2, False, False, "Sales"), "uc-031": ("high", 4, True, True, "Sales"),
    "UC-035": ("limited", 4, True, False, "Customer Service"), "UC-036": ("limited", 6, True, False,
    "Customer Service"),
    "UC-037": ("limited", 3, True, True, "Customer Service"), "UC-038": ("high", 2, True, True, "Customer Service"),
    "UC-039": ("high", 4, True, True, "Customer Service"), "UC-045": ("minimal", 5, False, True, "Finance"),
    "UC-046": ("minimal", 4, False, False, "Finance"), "UC-047": ("limited", 3, False, True, "Finance"),
    "UC-048": ("high", 2, True, False, "Finance"), "UC-049": ("minimal", 3, False, False, "Finance"),
    "UC-050": ("limited", 3, False, True, "Finance"), "UC-055": ("limited", 4, True, False, "Human Resources"),
    "UC-056": ("high", 1, True, True, "Human Resources"), "UC-057": ("limited", 6, True, False, "Human Resources"),
    "UC-059": ("limited", 3, True, True, "Human Resources"), "UC-062": ("limited", 4, False, True,
    "Legal & Compliance"),
    "UC-063": ("limited", 4, False, True, "Legal & Compliance"),
    "UC-064": ("minimal", 3, False, False, "Legal & Compliance"),
    "UC-065": ("high", 2, True, False, "Legal & Compliance"), "UC-068": ("minimal", 4, False, False, "IT & Data"),
    "UC-069": ("limited", 6, False, True, "IT & Data"), "UC-070": ("minimal", 5, False, False, "IT & Data"),
    "UC-072": ("limited", 4, False, True, "IT & Data"), "UC-073": ("limited", 3, False, False, "IT & Data"),
    "UC-074": ("limited", 3, False, False, "IT & Data"),
}  # fmt: skip
CHECKED = ALL_CASES
PROOF = (
    "Signed note in the programme folder", "Minutes of the gate review", "Sheet kept by the owner",
    "Confirmed by mail, copy filed", "Report of the test week", "Entry in the register",
)  # fmt: skip
NOT_APPLICABLE = (
    "No decision about a person is prepared here.", "The system does not learn from its own use.",
    "Only staff of the data team work with it.", "No content reaches customers.",
)  # fmt: skip
EXCEPTIONS = (
    "The supplier delivers the log export in the next release; weekly samples until then.",
    "Second reviewer is on leave; the owner checks twice a week meanwhile.",
    "The works council meets later; the pilot stays with volunteers until then.",
)  # fmt: skip
ITEMS = {
    "architecture": ("Modular and reusable", "API-first integration", "Containerised, reproducible deployment",
                     "Shared feature store/data access"),
    "data": ("Catalogued", "Quality monitored", "Pipelines automated", "Access balanced with security and compliance"),
    "organisation": ("Workflow changes mapped", "Escalation protocol", "Champion in the unit",
                     "Training by role and level"),
    "governance": ("Risk assessed and classified", "Bias and fairness tested", "Explainability fits sensitivity",
                   "Audit trail", "Incident response"),
    "economics": ("Infrastructure costed", "Change management funded", "Time-to-value modelled", "Benefits tracked"),
}  # fmt: skip
LEAN = {"architecture": 0.1, "data": -0.1, "organisation": -0.2, "governance": 0.3, "economics": -0.5}
OPERATIONS = ("Monitoring", "Drift alerts", "Retraining", "Model registry")
SEEN = (
    "Seen in the walk-through with the team.", "Document shown, one page, current.",
    "Shown on the dashboard of the unit.",
    "Told by the owner; not yet seen.", "Test run watched from end to end.",
)  # fmt: skip
NEXT = (
    "Name a person for it and agree a date.", "Take over the template of the neighbouring unit.",
    "Ask the data team for two days.", "Write it down and have it signed.", "Automate the weekly hand work.",
)  # fmt: skip
COMPONENTS = (  # name, kind, owner, maturity, published, mandatory, version, used by, waited for by
    ("Document reader", "pipeline", "Ines Duarte", 3, True, False, "2.4", ("UC-045", "UC-021", "UC-062", "UC-047"),
     ("UC-065",)),
    ("Forecast kit", "model", "Priya Raman", 4, True, False, "3.1", ("UC-012", "UC-013", "UC-046", "UC-001", "UC-070"),
     ("UC-048",)),
    ("Reply guard", "api", "Lucy Tan", 3, True, True, "1.8", ("UC-036", "UC-057", "UC-024", "UC-074"),
     ("UC-037", "UC-027")),
    ("Customer feature store", "feature_store", "Matteo Conti", 2, True, False, "0.9", ("UC-025", "UC-026"),
     ("UC-048", "UC-038")),
    ("Camera pipeline", "pipeline", "Anna Keller", 2, False, False, "0.6", ("UC-002",), ("UC-020", "UC-010")),
    ("House prompt collection", "prompt", "Beth Moran", 3, True, False, "12", ("UC-024", "UC-036", "UC-055", "UC-057",
     "UC-049"), ()),
    ("Mail classifier", "model", "Grace Okoro", 3, True, False, "2.0", ("UC-035", "UC-068", "UC-018"), ()),
    ("Use description template", "template", "Niall Byrne", 4, True, True, "3",
     ("UC-002", "UC-012", "UC-024", "UC-036", "UC-039", "UC-045", "UC-057", "UC-062", "UC-069"), ()),
    ("Monitoring standard", "standard", "Priya Raman", 2, True, True, "1.1", ("UC-003", "UC-013", "UC-069", "UC-070"),
     ("UC-036", "UC-057")),
    ("API naming standard", "standard", "Jonas Berg", 3, True, True, "2", ("UC-012", "UC-035", "UC-045", "UC-068"), ()),
    ("Release checklist", "standard", "Lucy Tan", 3, True, True, "4", ("UC-003", "UC-024", "UC-036", "UC-069",
        "UC-072"),
     ()),
    ("Policy search index", "feature_store", "Vera Horak", 1, False, False, "0.2", ("UC-064",), ("UC-062", "UC-065")),
)  # fmt: skip
SOURCES = (  # name, unit, owner, sensitivity, catalogued, quality, refresh, automated, used by
    ("Machine sensor history", "Manufacturing", "Anna Keller", "internal", True, 94.0, "Every minute", True,
     ("UC-001", "UC-003", "UC-004")),
    ("Line camera images", "Manufacturing", "Anna Keller", "confidential", False, 71.0, "Live", False,
     ("UC-002", "UC-010")),
    ("Shift rota", "Manufacturing", "Luke Fenwick", "personal", True, 88.0, "Daily", True, ("UC-006",)),
    ("Accident and near-miss reports", "Manufacturing", None, "personal", False, 62.0, "Monthly", False, ("UC-007",)),
    ("Branch sales", "Supply Chain", "Dev Chandra", "internal", True, 97.0, "Nightly", True, ("UC-012", "UC-013")),
    ("Transport orders", "Supply Chain", "Marek Nowak", "internal", True, 91.0, "Hourly", True,
     ("UC-013", "UC-014", "UC-021")),
    ("Supplier register", "Supply Chain", None, "confidential", True, 79.0, "Weekly", False, ("UC-019",)),
    ("Customer accounts", "Sales", "Laura Bianchi", "personal", True, 86.0, "Nightly", True,
     ("UC-024", "UC-025", "UC-026", "uc-031")),
    ("Customer mail", "Customer Service", "Grace Okoro", "personal", True, 83.0, "Live", True, ("UC-035", "UC-036")),
    ("Call recordings", "Customer Service", "Grace Okoro", "sensitive", False, 58.0, "Nightly", False, ("UC-039",)),
    ("Ledger", "Finance", "Peter Harding", "confidential", True, 99.0, "Nightly", True, ("UC-045", "UC-046", "UC-047")),
    ("Staff master data", "Human Resources", "Samir Haddad", "personal", True, 93.0, "Daily", True,
     ("UC-056", "UC-057", "UC-059")),
    ("Contracts archive", "Legal & Compliance", "Vera Horak", "confidential", True, 76.0, "Weekly", False,
     ("UC-062", "UC-064", "UC-065")),
    ("Service desk tickets", "IT & Data", "Jonas Berg", "internal", True, 90.0, "Live", True, ("UC-068", "UC-070")),
    ("Mail gateway log", "IT & Data", None, "confidential", False, None, "Live", True, ("UC-077",)),
)  # fmt: skip
MAIN_SOURCES = frozenset(
    {"Machine sensor history", "Branch sales", "Customer accounts", "Customer mail", "Ledger", "Staff master data",
     "Contracts archive", "Service desk tickets"}
)  # fmt: skip
AREAS = {"UC-006": "employment", "UC-056": "employment", "UC-048": "services"}
PROFILES = frozenset({"UC-048", "UC-056", "UC-025", "UC-059"})
PUBLIC = frozenset({"UC-037", "UC-027"})
GENERATIVE = frozenset(
    {"UC-015", "UC-024", "UC-027", "uc-031", "UC-036", "UC-037", "UC-039", "UC-050", "UC-055", "UC-057", "UC-062",
     "UC-069", "UC-074"}
)  # fmt: skip
AT_WORK = frozenset({"UC-006", "UC-055", "UC-056", "UC-059"})
LEARNING = frozenset({"UC-012", "UC-025", "UC-072"})
