"""The fixed lists that several records choose from."""

from __future__ import annotations

from axonix_desktop.core.kinds import Choice, Option

STATUS = Choice(
    options=(
        Option("proposed", "Proposed", ("idea", "candidate", "backlog", "new"), "grey"),
        Option("active", "Active", ("in progress", "running", "live", "ongoing", "open"), "blue"),
        Option("on_hold", "On hold", ("paused", "hold", "suspended", "deferred", "stalled"), "amber"),
        Option("completed", "Completed", ("complete", "done", "finished", "closed"), "green"),
        Option("retired", "Retired", ("decommissioned", "discontinued", "sunset", "cancelled", "withdrawn"), "grey"),
    )
)
RAG = Choice(
    options=(
        Option("green", "On track", ("g", "green", "good", "ok", "on schedule"), "green"),
        Option("amber", "At risk", ("a", "amber", "yellow", "orange", "y", "at-risk", "gelb"), "amber"),
        Option("red", "Off track", ("r", "red", "critical", "delayed", "late", "rot"), "red"),
    )
)
RISK_TIER = Choice(
    options=(
        Option("minimal", "Minimal", ("low", "low risk", "minimal risk", "none"), "green"),
        Option("limited", "Limited", ("medium", "moderate", "limited risk", "transparency"), "blue"),
        Option(
            "high", "High", ("high risk", "high-impact", "high impact", "rights-impacting", "safety-impacting"), "amber"
        ),
        Option("prohibited", "Prohibited", ("unacceptable", "forbidden", "banned"), "red"),
    )
)
PRIORITY = Choice(
    options=(
        Option("critical", "Critical", ("must", "must have", "p0", "urgent", "highest", "very high"), "red"),
        Option("high", "High", ("should", "p1", "1", "should have"), "amber"),
        Option("medium", "Medium", ("could", "p2", "2", "normal", "could have"), "blue"),
        Option("low", "Low", ("won't", "p3", "3", "lowest", "nice to have", "wont have"), "grey"),
    )
)
AI_KIND = Choice(
    options=(
        Option(
            "predictive",
            "Predictive",
            (
                "prediction",
                "forecasting",
                "classical machine learning",
                "machine learning",
                "classical/predictive machine learning",
                "ml",
            ),
        ),
        Option("generative", "Generative", ("genai", "gen ai", "llm", "generative ai", "large language model")),
        Option(
            "nlp", "Language (NLP)", ("nlp", "natural language processing", "natural language processing (nlp)", "text")
        ),
        Option("vision", "Vision", ("computer vision", "image", "image recognition", "facial recognition")),
        Option("agent", "Agent", ("agentic ai", "agentic", "ai agent", "autonomous agent")),
        Option("other", "Other", ("reinforcement learning", "robotics", "rpa", "speech", "optimisation")),
    )
)
ORIGIN = Choice(
    options=(
        Option(
            "built", "Built", ("developed in-house", "in-house", "in house", "internal", "custom", "developed", "build")
        ),
        Option(
            "bought",
            "Bought",
            (
                "purchased from a vendor",
                "purchased",
                "vendor",
                "cots",
                "commercial",
                "buy",
                "commercial off-the-shelf",
                "external",
                "contract",
            ),
        ),
        Option(
            "both",
            "Both",
            (
                "hybrid",
                "mixed",
                "developed with contracting resources",
                "developed with both contracting and in-house resources",
            ),
        ),
    )
)
SKILL_LEVEL = Choice(
    options=(
        Option("awareness", "Awareness", ("basic", "beginner", "foundation", "level 1", "all staff")),
        Option("practitioner", "Practitioner", ("intermediate", "user", "level 2", "advanced beginner")),
        Option("expert", "Expert", ("advanced", "specialist", "level 3", "professional")),
    )
)
CHECK_STATUS = Choice(
    options=(
        Option(
            "not_started", "Not started", ("no", "open", "to do", "not implemented", "not verified", "pending"), "grey"
        ),
        Option(
            "in_progress", "In progress", ("partial", "partly", "started", "planned", "partially implemented"), "blue"
        ),
        Option(
            "done", "Done", ("yes", "complete", "completed", "implemented", "closed", "compliant", "verified"), "green"
        ),
        Option("not_applicable", "Not applicable", ("n/a", "na", "not required", "exempt"), "grey"),
        Option("exception", "Exception", ("waived", "waiver", "risk accepted", "accepted"), "amber"),
    )
)
CHECK_CONDITION = Choice(
    options=(
        Option("personal_data", "It uses personal data", ("all with personal data",)),
        Option("bought", "It was bought", ("all bought", "vendor")),
        Option("built", "It was built in house", ("in-house",)),
        Option("people_affected", "People are affected", ("if people are affected",)),
        Option("public_facing", "The public meets it", ("public-facing", "public or staff-wide")),
        Option("workplace", "It is used on staff", ("at the workplace",)),
        Option("learning", "It learns from its own use", ("learning systems",)),
        Option("contact", "It talks to people or makes content", ("contact to people or content",)),
        Option("supplier_model", "It rests on a supplier's model", ("third-party models",)),
        Option("sensitive_checks", "Bias is checked with sensitive data", ("where used",)),
        Option("partner_run", "A partner runs it", ("partner-run",)),
    )
)
GATE_DECISION = Choice(
    options=(
        Option("go", "Go", ("approved", "pass", "passed"), "green"),
        Option("conditional_go", "Conditional go", ("conditional", "go with conditions"), "blue"),
        Option("hold", "Hold", ("wait", "deferred"), "amber"),
        Option("recycle", "Recycle", ("rework", "back"), "violet"),
        Option("stop", "Stop", ("kill", "rejected", "no go"), "red"),
    )
)
WORK_STATUS = Choice(
    options=(
        Option("open", "Open", ("new", "not started", "to do", "identified", "raised"), "grey"),
        Option("in_progress", "In progress", ("active", "ongoing", "started", "mitigating", "monitoring"), "blue"),
        Option("done", "Done", ("closed", "complete", "completed", "resolved", "mitigated", "fixed"), "green"),
        Option("cancelled", "Cancelled", ("rejected", "withdrawn", "obsolete", "dropped"), "grey"),
    )
)
DIMENSION = Choice(
    options=(
        Option("architecture", "Architecture", ("technology", "technical", "infrastructure")),
        Option("data", "Data", ("data readiness", "data management")),
        Option("organisation", "Organisation", ("organization", "people", "culture", "change")),
        Option("governance", "Governance", ("risk", "compliance", "ethics")),
        Option("economics", "Economics", ("finance", "value", "cost", "business case")),
    )
)
