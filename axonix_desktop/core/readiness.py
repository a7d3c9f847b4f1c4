"""The five dimensions of readiness and the items scored 0 to 4 in each."""

from __future__ import annotations

MODULAR, API_FIRST = "Modular and reusable", "API-first integration"
MONITORING, DRIFT_ALERTS, RETRAINING, MODEL_REGISTRY = "Monitoring", "Drift alerts", "Retraining", "Model registry"

ITEMS: dict[str, tuple[str, ...]] = {
    "architecture": (MODULAR, API_FIRST, "Containerised, reproducible deployment", "Shared feature store/data access"),
    "data": ("Catalogued", "Quality monitored", "Pipelines automated",
             "Access balanced with security and compliance"),
    "organisation": ("Workflow changes mapped", "Escalation protocol", "Champion in the unit",
                     "Training by role and level"),
    "governance": ("Risk assessed and classified", "Bias and fairness tested", "Explainability fits sensitivity",
                   "Audit trail", "Incident response"),
    "economics": ("Infrastructure costed", "Change management funded", "Time-to-value modelled", "Benefits tracked"),
}  # fmt: skip
OPERATIONS: tuple[str, ...] = (MONITORING, DRIFT_ALERTS, RETRAINING, MODEL_REGISTRY)
"""Items of the architecture dimension that stage 8 asks for besides the four."""
