"""People, courses and champions of the sample programme; everyone and everything here is invented."""

from __future__ import annotations

UNITS = {  # unit: headcount, people per champion, lead
    "Manufacturing": (1240, 320, "Stefan Roth"),
    "Supply Chain": (610, 220, "Gwen Hollis"),
    "Sales": (420, 150, "Elena Marsh"),
    "Customer Service": (380, 130, "Rosa Lindqvist"),
    "Finance": (165, 90, "Walter Quayle"),
    "Human Resources": (96, 60, "Margaret Ashdown"),
    "Legal & Compliance": (48, 40, "Claire Dubois"),
    "IT & Data": (212, 80, "Jonas Berg"),
}
STAFF = {  # the first three of each unit stand in the tracker
    "Manufacturing": (
        "Anna Keller", "Tom Whitfield", "Joana Prates", "Gareth Moss", "Irena Zielak", "Luke Fenwick", "Petra Hanke",
        "Owen Birch", "Nadia Ferrer", "Karl Steiger", "Maeve Doyle", "Ivan Petrak",
    ),
    "Supply Chain": (
        "Marek Nowak", "Sian Powell", "Dev Chandra", "Gwen Hollis", "Tomas Rehak", "Ella Strand", "Bryn Pugh",
        "Yusuf Demirel", "Carla Neves",
    ),
    "Sales": (
        "Laura Bianchi", "Oliver Stead", "Fatima Rahal", "Piet van Loon", "Hazel Crowe", "Anton Weiss", "Bea Lorimer",
        "Rui Tavares",
    ),
    "Customer Service": (
        "Grace Okoro", "Henrik Lund", "Mina Sato", "Rosa Lindqvist", "Kemal Aydin", "Jodie Marsh", "Lena Vogt",
        "Callum Reid", "Amara Nwosu", "Pia Holm",
    ),
    "Finance": (
        "Peter Harding", "Ines Duarte", "Colin Frew", "Walter Quayle", "Dora Szabo", "Neil Ashby", "Mei Tanaka",
    ),
    "Human Resources": ("Ruth Adler", "Samir Haddad", "Beth Moran", "Ilse Brandt", "Jack Tolley"),
    "Legal & Compliance": ("Claire Dubois", "Niall Byrne", "Vera Horak", "Anneke Visser"),
    "IT & Data": (
        "Jonas Berg", "Priya Raman", "Lucy Tan", "Matteo Conti", "Freya Lunde", "Arjun Nair", "Sofia Brandl",
        "Ewan Kerr",
    ),
}  # fmt: skip
JOBS = {  # unit: jobs in turn, as (job, role family, level)
    "Manufacturing": (
        ("Plant engineer", "Operations", "practitioner"), ("Line manager", "Managers", "practitioner"),
        ("Process engineer", "Operations", "practitioner"), ("Shift leader", "Operations", "awareness"),
        ("Machine operator", "Operations", "awareness"), ("Quality inspector", "Operations", "practitioner"),
    ),
    "Supply Chain": (
        ("Planner", "Operations", "practitioner"), ("Logistics manager", "Managers", "practitioner"),
        ("Supply analyst", "Analysts", "practitioner"), ("Head of supply chain", "Managers", "awareness"),
        ("Dispatcher", "Operations", "awareness"),
    ),
    "Sales": (
        ("Key account manager", "Office", "practitioner"), ("Sales operations lead", "Managers", "practitioner"),
        ("Sales analyst", "Analysts", "practitioner"), ("Account manager", "Office", "awareness"),
    ),
    "Customer Service": (
        ("Team leader", "Managers", "practitioner"), ("Service designer", "Office", "practitioner"),
        ("Quality coach", "Advisers", "practitioner"), ("Head of service", "Managers", "awareness"),
        ("Adviser", "Advisers", "practitioner"), ("Adviser", "Advisers", "awareness"),
    ),
    "Finance": (
        ("Controller", "Analysts", "practitioner"), ("Accounts lead", "Office", "practitioner"),
        ("Treasury analyst", "Analysts", "practitioner"), ("Finance director", "Managers", "awareness"),
        ("Accountant", "Office", "awareness"),
    ),
    "Human Resources": (
        ("HR business partner", "Office", "practitioner"), ("Learning lead", "Managers", "practitioner"),
        ("Recruiter", "Office", "practitioner"), ("HR officer", "Office", "awareness"),
    ),
    "Legal & Compliance": (
        ("General counsel", "Managers", "awareness"), ("Data protection officer", "Office", "practitioner"),
        ("Compliance officer", "Office", "practitioner"),
    ),
    "IT & Data": (
        ("Head of IT", "Managers", "practitioner"), ("Data scientist", "Specialists", "expert"),
        ("Machine learning engineer", "Specialists", "expert"), ("Data engineer", "Specialists", "practitioner"),
    ),
}  # fmt: skip
SPONSORS = {
    "Margaret Ashdown": "Chief people officer", "Stefan Roth": "Chief operating officer",
    "Elena Marsh": "Sales director",
}  # fmt: skip
FAMILIES = ["Operations", "Analysts", "Office", "Advisers", "Managers", "Specialists"]
# name in the tracker, code, title, topic, level, families, mandatory, hours, valid months, provider, literacy
COURSES = (
    ("AI-101 AI basics for everyone", "AI-101", "AI basics for everyone", "Basics", "awareness", FAMILIES, True, 2.0,
     24, "In house", True),
    ("GOV-110 AI rules and responsibilities", "GOV-110", "AI rules and responsibilities", "Governance", "awareness",
     FAMILIES, True, 1.5, 12, "In house", True),
    ("AI-220 Prompting at work", "AI-220", "Prompting at work", "Tools", "practitioner",
     ["Office", "Advisers", "Analysts", "Managers"], False, 4.0, 24, "Learnloom", True),
    ("AI-210 Champion curriculum", "AI-210", "Champion curriculum", "Champions", "practitioner", ["Champion"], False,
     16.0, None, "Northlight Advisory", True),
    ("AI-310 Running models in production", "AI-310", "Running models in production", "Operations", "expert",
     ["Specialists"], False, 12.0, 24, "In house", False),
    ("", "AI-230", "Leading teams that work with AI", "Leadership", "practitioner", ["Managers"], False, 6.0, None,
     "Northlight Advisory", True),
    ("", "AI-240", "Reading a forecast, and doubting it", "Tools", "practitioner", ["Operations", "Analysts"], False,
     3.0, 24, "In house", True),
    ("", "GOV-210", "Fair and explainable decisions", "Governance", "practitioner", ["Specialists", "Office"], False,
     5.0, 12, "Clausebay", True),
    ("", "AI-410", "Model risk and monitoring", "Operations", "expert", ["Specialists"], False, 14.0, 24, "In house",
     False),
)  # fmt: skip
CURRICULA = (
    *((family, "awareness", ("AI-101", "GOV-110")) for family in FAMILIES),
    ("Operations", "practitioner", ("AI-240",)), ("Analysts", "practitioner", ("AI-220", "AI-240")),
    ("Office", "practitioner", ("AI-220",)), ("Advisers", "practitioner", ("AI-220",)),
    ("Managers", "practitioner", ("AI-230",)), ("Specialists", "practitioner", ("GOV-210",)),
    ("Specialists", "expert", ("AI-310", "AI-410")), ("Champion", "practitioner", ("AI-210",)),
)  # fmt: skip
TARGETS = (
    *((family, "awareness", 95.0, 38) for family in FAMILIES),
    ("Operations", "practitioner", 70.0, 100), ("Analysts", "practitioner", 80.0, 100),
    ("Office", "practitioner", 75.0, 100), ("Advisers", "practitioner", 85.0, 38),
    ("Managers", "practitioner", 80.0, 38), ("Specialists", "practitioner", 90.0, 38),
    ("Specialists", "expert", 60.0, 160),
)  # fmt: skip
COHORTS = (  # name, purpose, course, planned seats, first day, last day, led by
    ("Wave 1", "champions", "", 8, -440, -300, "Ravi Joshi"), ("Wave 2", "champions", "", 8, -170, -80, "Ravi Joshi"),
    ("Wave 3", "champions", "", 6, -40, 50, "Tess Calloway"),
    ("Basics, spring", "training", "AI-101", 40, -165, -120, "Beth Moran"),
    ("Basics, autumn", "training", "AI-101", 30, -62, -20, "Beth Moran"),
    ("Rules, summer", "training", "GOV-110", 60, -140, -70, "Niall Byrne"),
    ("Rules, last winter", "training", "GOV-110", 30, -352, -300, "Niall Byrne"),
    ("Rules, winter", "training", "GOV-110", 40, -8, 30, "Niall Byrne"),
    ("Prompting, summer", "training", "AI-220", 24, -120, -75, "Learnloom"),
    ("Prompting, autumn", "training", "AI-220", 24, -48, -6, "Learnloom"),
    ("Champions, autumn", "training", "AI-210", 12, -90, -30, "Northlight Advisory"),
    ("Leadership 1", "training", "AI-230", 14, -100, -58, "Northlight Advisory"),
    ("Leadership 2", "training", "AI-230", 12, -20, 24, "Northlight Advisory"),
    ("Forecasts 1", "training", "AI-240", 20, -88, -52, "Priya Raman"),
    ("Forecasts 2", "training", "AI-240", 20, 14, 45, "Priya Raman"),
    ("Fair decisions", "training", "GOV-210", 12, -70, -34, "Clausebay"),
    ("Production 1", "training", "AI-310", 8, -130, -84, "Lucy Tan"),
    ("Model risk 1", "training", "AI-410", 8, -44, 12, "Priya Raman"),
)  # fmt: skip
EAGER = {
    "Manufacturing": 0.8, "Supply Chain": 0.9, "Sales": 0.82, "Customer Service": 0.96, "Finance": 0.74,
    "Human Resources": 0.97, "Legal & Compliance": 0.95, "IT & Data": 0.97,
}  # fmt: skip
FIRST_CLASS = 0.6
CHAMPIONS = (  # day, name, unit, role, wave, status, since, hours a week
    (-168, "Irena Zielak", "Manufacturing", "champion", "Wave 2", "active", -150, 3.0),
    (-166, "Tomas Rehak", "Supply Chain", "champion", "Wave 2", "active", -146, 3.0),
    (-160, "Ella Strand", "Supply Chain", "champion", "Wave 2", "active", -128, 2.0),
    (-158, "Jodie Marsh", "Customer Service", "champion", "Wave 2", "active", -130, 3.0),
    (-150, "Kemal Aydin", "Customer Service", "champion", "Wave 2", "active", -120, 2.0),
    (-148, "Matteo Conti", "IT & Data", "champion", "Wave 2", "active", -126, 4.0),
    (-146, "Dora Szabo", "Finance", "champion", "Wave 2", "alumni", -140, 2.0),
    (-36, "Neil Ashby", "Finance", "champion", "Wave 3", "nominated", -36, 2.0),
    (-34, "Petra Hanke", "Manufacturing", "champion", "Wave 3", "onboarding", -30, 3.0),
    (-30, "Hazel Crowe", "Sales", "champion", "Wave 3", "onboarding", -24, 2.0),
    (-24, "Freya Lunde", "IT & Data", "champion", "Wave 3", "nominated", -24, 3.0),
    (-20, "Margaret Ashdown", "Human Resources", "sponsor", "Wave 3", "active", -18, 1.0),
)  # fmt: skip
DEPUTIES = (
    ("Tom Whitfield", "Irena Zielak"), ("Sian Powell", "Tomas Rehak"), ("Henrik Lund", "Jodie Marsh"),
    ("Priya Raman", "Matteo Conti"), ("Samir Haddad", "Beth Moran"),
)  # fmt: skip
SUPPORTS = (
    ("Tom Whitfield", ("UC-002", "UC-003", "UC-006", "UC-009", "UC-010")), ("Irena Zielak", ("UC-001", "UC-004")),
    ("Sian Powell", ("UC-014", "UC-015", "UC-020")), ("Tomas Rehak", ("UC-012", "UC-013")),
    ("Ella Strand", ("UC-018",)), ("Oliver Stead", ("UC-024", "UC-025", "UC-026", "UC-027", "UC-029", "uc-031")),
    ("Henrik Lund", ("UC-035", "UC-038")), ("Jodie Marsh", ("UC-036", "UC-039")), ("Kemal Aydin", ("UC-037",)),
    ("Samir Haddad", ("UC-055", "UC-056", "UC-057", "UC-059")), ("Priya Raman", ("UC-070", "UC-073")),
    ("Matteo Conti", ("UC-068", "UC-069", "UC-072", "UC-074")),
)  # fmt: skip
ACTIVE = (
    "Tom Whitfield", "Sian Powell", "Oliver Stead", "Henrik Lund", "Samir Haddad", "Priya Raman", "Irena Zielak",
    "Tomas Rehak", "Ella Strand", "Jodie Marsh", "Kemal Aydin", "Matteo Conti",
)  # fmt: skip
LAST_SEEN = {
    "Sian Powell": -11, "Oliver Stead": -20, "Henrik Lund": -29, "Samir Haddad": -47, "Priya Raman": -65,
    "Ella Strand": -74, "Kemal Aydin": -9,
}  # fmt: skip
CHECK_INS = (
    ("one_to_one", "Monthly talk with the programme office", 0), ("clinic", "Open hour for questions", 8),
    ("talk", "Short demonstration at the team meeting", 22), ("workshop", "Half a day with own examples", 12),
    ("event", "Show and tell of the units", 40), ("report", "Written note on use and worries", 0),
)  # fmt: skip
REVIEWERS = ("Niall Byrne", "Vera Horak", "Anneke Visser", "Priya Raman", "Claire Dubois")

TOPICS = {
    "Risk class agreed with Legal": "Risk assessment & classification",
    "Data protection assessment signed": "Risk assessment & classification",
    "A person can overrule the result": "Explainability, transparency & human oversight",
    "Incident contact named": "Incident response & monitoring",
}
