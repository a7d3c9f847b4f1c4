CREATE TABLE "gate_criterion_rebuilt" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "code" TEXT NOT NULL CHECK (octet_length("code") <= 400),
  "stage" INTEGER NOT NULL CHECK ("stage" BETWEEN 0 AND 9),
  "text" TEXT NOT NULL CHECK (octet_length("text") <= 8000),
  "rule" TEXT NOT NULL CHECK (octet_length("rule") <= 8000),
  "threshold" REAL CHECK ("threshold" BETWEEN 0.0 AND 1000000000.0),
  "parameter" TEXT CHECK (octet_length("parameter") <= 8000),
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" = 0 OR "is_active" = 1),
  "version" INTEGER NOT NULL DEFAULT 1 CHECK ("version" BETWEEN 1 AND 9223372036854775807),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

INSERT INTO "gate_criterion_rebuilt" ("id", "code", "stage", "text", "rule", "threshold", "is_active", "version", "notes", "created_at", "updated_at") SELECT "id", "code", "stage", "text", "rule", "threshold", "is_active", "version", "notes", "created_at", "updated_at" FROM "gate_criterion";

DROP TABLE "gate_criterion";

ALTER TABLE "gate_criterion_rebuilt" RENAME TO "gate_criterion";

CREATE UNIQUE INDEX "ux_gate_criterion__code" ON "gate_criterion" ("code" COLLATE NOCASE);

CREATE TABLE "criterion_confirmation" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "gate_criterion_id" INTEGER NOT NULL REFERENCES "gate_criterion" ("id"),
  "confirmed_by" TEXT CHECK (octet_length("confirmed_by") <= 8000),
  "confirmed_on" TEXT NOT NULL CHECK ("confirmed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "valid_until" TEXT CHECK ("valid_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "note" TEXT CHECK (octet_length("note") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_criterion_confirmation__use_case_id__gate_criterion_id" ON "criterion_confirmation" ("use_case_id", "gate_criterion_id");

CREATE INDEX "ix_criterion_confirmation__gate_criterion_id" ON "criterion_confirmation" ("gate_criterion_id");

CREATE TABLE "champion_rebuilt" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "person_id" INTEGER NOT NULL REFERENCES "person" ("id"),
  "business_unit_id" INTEGER REFERENCES "business_unit" ("id"),
  "role" TEXT NOT NULL DEFAULT 'champion' CHECK ("role" = 'sponsor' OR "role" = 'lead' OR "role" = 'champion'),
  "wave" TEXT CHECK (octet_length("wave") <= 8000),
  "status" TEXT NOT NULL DEFAULT 'nominated' CHECK ("status" = 'nominated' OR "status" = 'onboarding' OR "status" = 'active' OR "status" = 'paused' OR "status" = 'alumni'),
  "since_on" TEXT CHECK ("since_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "until_on" TEXT CHECK ("until_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "hours_a_week" REAL CHECK ("hours_a_week" BETWEEN 0 AND 168),
  "deputy_id" INTEGER REFERENCES "person" ("id"),
  "last_check_in_on" TEXT CHECK ("last_check_in_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "successor_id" INTEGER REFERENCES "person" ("id"),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

INSERT INTO "champion_rebuilt" ("id", "person_id", "business_unit_id", "role", "wave", "status", "since_on", "until_on", "hours_a_week", "deputy_id", "last_check_in_on", "notes", "created_at", "updated_at", "custom") SELECT "id", "person_id", "business_unit_id", "role", "wave", "status", "since_on", "until_on", "hours_a_week", "deputy_id", "last_check_in_on", "notes", "created_at", "updated_at", "custom" FROM "champion";

DROP TABLE "champion";

ALTER TABLE "champion_rebuilt" RENAME TO "champion";

CREATE UNIQUE INDEX "ux_champion__person_id__business_unit_id" ON "champion" ("person_id", coalesce("business_unit_id", 0));

CREATE INDEX "ix_champion__status" ON "champion" ("status");

CREATE INDEX "ix_champion__business_unit_id" ON "champion" ("business_unit_id");

CREATE INDEX "ix_champion__deputy_id" ON "champion" ("deputy_id");

CREATE INDEX "ix_champion__successor_id" ON "champion" ("successor_id");

CREATE TABLE "check_in_rebuilt" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "champion_id" INTEGER NOT NULL REFERENCES "champion" ("id"),
  "held_on" TEXT NOT NULL CHECK ("held_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "check_in_kind" TEXT CHECK ("check_in_kind" = 'one_to_one' OR "check_in_kind" = 'talk' OR "check_in_kind" = 'clinic' OR "check_in_kind" = 'workshop' OR "check_in_kind" = 'event' OR "check_in_kind" = 'report'),
  "subject" TEXT CHECK (octet_length("subject") <= 8000),
  "people_reached" INTEGER CHECK ("people_reached" BETWEEN 0 AND 9223372036854775807),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

INSERT INTO "check_in_rebuilt" ("id", "champion_id", "held_on", "subject", "people_reached", "notes", "created_at", "updated_at") SELECT "id", "champion_id", "held_on", "subject", "people_reached", "notes", "created_at", "updated_at" FROM "check_in";

DROP TABLE "check_in";

ALTER TABLE "check_in_rebuilt" RENAME TO "check_in";

CREATE INDEX "ix_check_in__champion_id__held_on" ON "check_in" ("champion_id", "held_on");

CREATE TABLE "course_rebuilt" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "code" TEXT CHECK (octet_length("code") <= 400),
  "title" TEXT NOT NULL CHECK (octet_length("title") <= 8000),
  "topic" TEXT CHECK (octet_length("topic") <= 8000),
  "level" TEXT CHECK ("level" = 'awareness' OR "level" = 'practitioner' OR "level" = 'expert'),
  "role_families" TEXT CHECK (json_valid("role_families")),
  "is_mandatory" INTEGER CHECK ("is_mandatory" = 0 OR "is_mandatory" = 1),
  "is_literacy" INTEGER CHECK ("is_literacy" = 0 OR "is_literacy" = 1),
  "duration_hours" REAL CHECK ("duration_hours" BETWEEN 0 AND 10000),
  "validity_months" INTEGER CHECK ("validity_months" BETWEEN 1 AND 600),
  "provider" TEXT CHECK (octet_length("provider") <= 8000),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

INSERT INTO "course_rebuilt" ("id", "code", "title", "topic", "level", "role_families", "is_mandatory", "duration_hours", "validity_months", "provider", "notes", "created_at", "updated_at", "custom") SELECT "id", "code", "title", "topic", "level", "role_families", "is_mandatory", "duration_hours", "validity_months", "provider", "notes", "created_at", "updated_at", "custom" FROM "course";

DROP TABLE "course";

ALTER TABLE "course_rebuilt" RENAME TO "course";

CREATE INDEX "ix_course__title" ON "course" ("title");

CREATE TABLE "skill_target" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "role_family" TEXT NOT NULL CHECK (octet_length("role_family") <= 8000),
  "skill_level" TEXT NOT NULL CHECK ("skill_level" = 'awareness' OR "skill_level" = 'practitioner' OR "skill_level" = 'expert'),
  "target_percent" REAL NOT NULL DEFAULT 100.0 CHECK ("target_percent" BETWEEN 0.0 AND 100.0),
  "due_on" TEXT CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_skill_target__role_family__skill_level" ON "skill_target" ("role_family", "skill_level");

CREATE TABLE "cohort" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (octet_length("name") <= 8000),
  "purpose" TEXT NOT NULL DEFAULT 'training' CHECK ("purpose" = 'training' OR "purpose" = 'champions'),
  "course_id" INTEGER REFERENCES "course" ("id"),
  "planned_seats" INTEGER CHECK ("planned_seats" BETWEEN 0 AND 9223372036854775807),
  "starts_on" TEXT CHECK ("starts_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "ends_on" TEXT CHECK ("ends_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "trainer" TEXT CHECK (octet_length("trainer") <= 8000),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_cohort__purpose__name" ON "cohort" ("purpose", "name");

CREATE INDEX "ix_cohort__course_id" ON "cohort" ("course_id");

CREATE TABLE "operator" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "person_id" INTEGER NOT NULL REFERENCES "person" ("id"),
  "since_on" TEXT CHECK ("since_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_operator__use_case_id__person_id" ON "operator" ("use_case_id", "person_id");

CREATE INDEX "ix_operator__person_id" ON "operator" ("person_id");

CREATE TABLE "readiness_item_rebuilt" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "dimension" TEXT NOT NULL CHECK ("dimension" = 'architecture' OR "dimension" = 'data' OR "dimension" = 'organisation' OR "dimension" = 'governance' OR "dimension" = 'economics'),
  "item" TEXT NOT NULL CHECK (octet_length("item") <= 8000),
  "score" INTEGER CHECK ("score" BETWEEN 0 AND 4),
  "evidence" TEXT CHECK (octet_length("evidence") <= 400000),
  "next_step" TEXT CHECK (octet_length("next_step") <= 8000),
  "assessed_by" TEXT CHECK (octet_length("assessed_by") <= 8000),
  "assessed_on" TEXT CHECK ("assessed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

INSERT INTO "readiness_item_rebuilt" ("id", "use_case_id", "dimension", "item", "score", "evidence", "assessed_by", "assessed_on", "created_at", "updated_at") SELECT "id", "use_case_id", "dimension", "item", "score", "evidence", "assessed_by", "assessed_on", "created_at", "updated_at" FROM "readiness_item";

DROP TABLE "readiness_item";

ALTER TABLE "readiness_item_rebuilt" RENAME TO "readiness_item";

CREATE UNIQUE INDEX "ux_readiness_item__use_case_id__dimension__item" ON "readiness_item" (coalesce("use_case_id", 0), "dimension", "item");

CREATE INDEX "ix_readiness_item__dimension__item" ON "readiness_item" ("dimension", "item");

CREATE INDEX "ix_readiness_item__use_case_id" ON "readiness_item" ("use_case_id");

CREATE TABLE "component_rebuilt" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (octet_length("name") <= 8000),
  "component_kind" TEXT CHECK ("component_kind" = 'model' OR "component_kind" = 'pipeline' OR "component_kind" = 'feature_store' OR "component_kind" = 'api' OR "component_kind" = 'prompt' OR "component_kind" = 'template' OR "component_kind" = 'standard'),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "maturity" INTEGER CHECK ("maturity" BETWEEN 0 AND 4),
  "is_published" INTEGER CHECK ("is_published" = 0 OR "is_published" = 1),
  "is_mandatory" INTEGER CHECK ("is_mandatory" = 0 OR "is_mandatory" = 1),
  "version" TEXT CHECK (octet_length("version") <= 8000),
  "reviewed_on" TEXT CHECK ("reviewed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "review_expires_on" TEXT CHECK ("review_expires_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "link" TEXT CHECK (octet_length("link") <= 8000),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

INSERT INTO "component_rebuilt" ("id", "name", "component_kind", "owner_id", "maturity", "is_published", "link", "notes", "created_at", "updated_at", "custom") SELECT "id", "name", "component_kind", "owner_id", "maturity", "is_published", "link", "notes", "created_at", "updated_at", "custom" FROM "component";

DROP TABLE "component";

ALTER TABLE "component_rebuilt" RENAME TO "component";

CREATE INDEX "ix_component__owner_id" ON "component" ("owner_id");

CREATE TABLE "component_use_rebuilt" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "component_id" INTEGER NOT NULL REFERENCES "component" ("id"),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "is_waiting" INTEGER CHECK ("is_waiting" = 0 OR "is_waiting" = 1),
  "since_on" TEXT CHECK ("since_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

INSERT INTO "component_use_rebuilt" ("id", "component_id", "use_case_id", "is_waiting", "created_at", "updated_at") SELECT "id", "component_id", "use_case_id", "is_waiting", "created_at", "updated_at" FROM "component_use";

DROP TABLE "component_use";

ALTER TABLE "component_use_rebuilt" RENAME TO "component_use";

CREATE UNIQUE INDEX "ux_component_use__component_id__use_case_id" ON "component_use" ("component_id", "use_case_id");

CREATE INDEX "ix_component_use__use_case_id" ON "component_use" ("use_case_id");

CREATE TABLE "data_source_rebuilt" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (octet_length("name") <= 8000),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "business_unit_id" INTEGER REFERENCES "business_unit" ("id"),
  "sensitivity" TEXT CHECK ("sensitivity" = 'public' OR "sensitivity" = 'internal' OR "sensitivity" = 'confidential' OR "sensitivity" = 'personal' OR "sensitivity" = 'sensitive'),
  "is_catalogued" INTEGER CHECK ("is_catalogued" = 0 OR "is_catalogued" = 1),
  "quality_percent" REAL CHECK ("quality_percent" BETWEEN 0.0 AND 100.0),
  "checked_on" TEXT CHECK ("checked_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "refresh" TEXT CHECK (octet_length("refresh") <= 8000),
  "is_automated" INTEGER CHECK ("is_automated" = 0 OR "is_automated" = 1),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

INSERT INTO "data_source_rebuilt" ("id", "name", "owner_id", "is_catalogued", "quality_percent", "refresh", "is_automated", "notes", "created_at", "updated_at", "custom") SELECT "id", "name", "owner_id", "is_catalogued", "quality_percent", "refresh", "is_automated", "notes", "created_at", "updated_at", "custom" FROM "data_source";

DROP TABLE "data_source";

ALTER TABLE "data_source_rebuilt" RENAME TO "data_source";

CREATE INDEX "ix_data_source__owner_id" ON "data_source" ("owner_id");

CREATE INDEX "ix_data_source__business_unit_id" ON "data_source" ("business_unit_id");

CREATE TABLE "checklist_item_rebuilt" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "code" TEXT NOT NULL CHECK (octet_length("code") <= 400),
  "topic" TEXT NOT NULL CHECK (octet_length("topic") <= 8000),
  "text" TEXT NOT NULL CHECK (octet_length("text") <= 400000),
  "guidance" TEXT CHECK (octet_length("guidance") <= 400000),
  "evidence_wanted" TEXT CHECK (octet_length("evidence_wanted") <= 8000),
  "applies_from_tier" TEXT CHECK ("applies_from_tier" = 'minimal' OR "applies_from_tier" = 'limited' OR "applies_from_tier" = 'high' OR "applies_from_tier" = 'prohibited'),
  "condition" TEXT CHECK ("condition" = 'personal_data' OR "condition" = 'bought' OR "condition" = 'built' OR "condition" = 'people_affected' OR "condition" = 'public_facing' OR "condition" = 'workplace' OR "condition" = 'learning' OR "condition" = 'contact' OR "condition" = 'supplier_model' OR "condition" = 'sensitive_checks' OR "condition" = 'partner_run'),
  "condition_tier" TEXT CHECK ("condition_tier" = 'minimal' OR "condition_tier" = 'limited' OR "condition_tier" = 'high' OR "condition_tier" = 'prohibited'),
  "applies_to" TEXT CHECK (octet_length("applies_to") <= 8000),
  "gate_stage" INTEGER CHECK ("gate_stage" BETWEEN 1 AND 9),
  "is_blocking" INTEGER CHECK ("is_blocking" = 0 OR "is_blocking" = 1),
  "needs_sign_off" INTEGER CHECK ("needs_sign_off" = 0 OR "needs_sign_off" = 1),
  "validity_months" INTEGER CHECK ("validity_months" BETWEEN 1 AND 600),
  "is_programme_level" INTEGER CHECK ("is_programme_level" = 0 OR "is_programme_level" = 1),
  "cadence" TEXT CHECK (octet_length("cadence") <= 8000),
  "frameworks" TEXT CHECK (json_valid("frameworks")),
  "template" TEXT CHECK (octet_length("template") <= 8000),
  "version" TEXT CHECK (octet_length("version") <= 8000),
  "shipped" TEXT CHECK (json_valid("shipped")),
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" = 0 OR "is_active" = 1),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

INSERT INTO "checklist_item_rebuilt" ("id", "code", "topic", "text", "guidance", "evidence_wanted", "applies_from_tier", "applies_to", "gate_stage", "is_blocking", "is_programme_level", "cadence", "frameworks", "version", "is_active", "created_at", "updated_at") SELECT "id", "code", "topic", "text", "guidance", "evidence_wanted", "applies_from_tier", "applies_to", "gate_stage", "is_blocking", "is_programme_level", "cadence", "frameworks", "version", "is_active", "created_at", "updated_at" FROM "checklist_item";

DROP TABLE "checklist_item";

ALTER TABLE "checklist_item_rebuilt" RENAME TO "checklist_item";

CREATE UNIQUE INDEX "ux_checklist_item__code" ON "checklist_item" ("code" COLLATE NOCASE);

CREATE INDEX "ix_checklist_item__topic" ON "checklist_item" ("topic");

CREATE TABLE "checklist_response_rebuilt" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "checklist_item_id" INTEGER NOT NULL REFERENCES "checklist_item" ("id"),
  "status" TEXT NOT NULL DEFAULT 'not_started' CHECK ("status" = 'not_started' OR "status" = 'in_progress' OR "status" = 'done' OR "status" = 'not_applicable' OR "status" = 'exception'),
  "reason" TEXT CHECK (octet_length("reason") <= 8000),
  "holds_until" TEXT CHECK ("holds_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "due_on" TEXT CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "evidence" TEXT CHECK (octet_length("evidence") <= 400000),
  "evidence_on" TEXT CHECK ("evidence_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "evidence_expires_on" TEXT CHECK ("evidence_expires_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "signed_off_by" TEXT CHECK (octet_length("signed_off_by") <= 8000),
  "signed_off_on" TEXT CHECK ("signed_off_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

INSERT INTO "checklist_response_rebuilt" ("id", "use_case_id", "checklist_item_id", "status", "reason", "owner_id", "due_on", "evidence", "evidence_expires_on", "signed_off_by", "signed_off_on", "created_at", "updated_at") SELECT "id", "use_case_id", "checklist_item_id", "status", "reason", "owner_id", "due_on", "evidence", "evidence_expires_on", "signed_off_by", "signed_off_on", "created_at", "updated_at" FROM "checklist_response";

DROP TABLE "checklist_response";

ALTER TABLE "checklist_response_rebuilt" RENAME TO "checklist_response";

CREATE UNIQUE INDEX "ux_checklist_response__use_case_id__checklist_item_id" ON "checklist_response" (coalesce("use_case_id", 0), "checklist_item_id");

CREATE INDEX "ix_checklist_response__status__due_on" ON "checklist_response" ("status", "due_on");

CREATE INDEX "ix_checklist_response__checklist_item_id__status" ON "checklist_response" ("checklist_item_id", "status");

CREATE INDEX "ix_checklist_response__use_case_id" ON "checklist_response" ("use_case_id");

CREATE INDEX "ix_checklist_response__owner_id" ON "checklist_response" ("owner_id");

CREATE TABLE "risk_classification" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "tier" TEXT NOT NULL CHECK ("tier" = 'minimal' OR "tier" = 'limited' OR "tier" = 'high' OR "tier" = 'prohibited'),
  "proposed_tier" TEXT CHECK ("proposed_tier" = 'minimal' OR "proposed_tier" = 'limited' OR "proposed_tier" = 'high' OR "proposed_tier" = 'prohibited'),
  "reason" TEXT CHECK (octet_length("reason") <= 400000),
  "decided_by" TEXT CHECK (octet_length("decided_by") <= 8000),
  "decided_on" TEXT CHECK ("decided_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "occasion" TEXT CHECK (octet_length("occasion") <= 8000),
  "questions_version" TEXT CHECK (octet_length("questions_version") <= 8000),
  "basis" TEXT CHECK (json_valid("basis")),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_risk_classification__use_case_id__decided_on" ON "risk_classification" ("use_case_id", "decided_on");

CREATE TABLE "risk_answer_rebuilt" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "risk_classification_id" INTEGER REFERENCES "risk_classification" ("id"),
  "code" TEXT CHECK (octet_length("code") <= 400),
  "question" TEXT NOT NULL CHECK (octet_length("question") <= 8000),
  "answer" TEXT CHECK (octet_length("answer") <= 8000),
  "answered_by" TEXT CHECK (octet_length("answered_by") <= 8000),
  "answered_on" TEXT CHECK ("answered_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

INSERT INTO "risk_answer_rebuilt" ("id", "use_case_id", "question", "answer", "answered_by", "answered_on", "created_at", "updated_at") SELECT "id", "use_case_id", "question", "answer", "answered_by", "answered_on", "created_at", "updated_at" FROM "risk_answer";

DROP TABLE "risk_answer";

ALTER TABLE "risk_answer_rebuilt" RENAME TO "risk_answer";

CREATE INDEX "ix_risk_answer__use_case_id__code" ON "risk_answer" ("use_case_id", "code");

CREATE INDEX "ix_risk_answer__risk_classification_id" ON "risk_answer" ("risk_classification_id");

CREATE TABLE "model_change_rebuilt" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "change_kind" TEXT CHECK ("change_kind" = 'release' OR "change_kind" = 'retraining' OR "change_kind" = 'data' OR "change_kind" = 'prompt' OR "change_kind" = 'rollback' OR "change_kind" = 'decision' OR "change_kind" = 'retirement'),
  "model" TEXT CHECK (octet_length("model") <= 8000),
  "version" TEXT CHECK (octet_length("version") <= 8000),
  "change" TEXT NOT NULL CHECK (octet_length("change") <= 400000),
  "decision" TEXT CHECK (octet_length("decision") <= 8000),
  "approver" TEXT CHECK (octet_length("approver") <= 8000),
  "changed_on" TEXT CHECK ("changed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "approved_on" TEXT CHECK ("approved_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

INSERT INTO "model_change_rebuilt" ("id", "use_case_id", "model", "version", "change", "decision", "approver", "changed_on", "created_at", "updated_at") SELECT "id", "use_case_id", "model", "version", "change", "decision", "approver", "changed_on", "created_at", "updated_at" FROM "model_change";

DROP TABLE "model_change";

ALTER TABLE "model_change_rebuilt" RENAME TO "model_change";

CREATE INDEX "ix_model_change__use_case_id" ON "model_change" ("use_case_id");

CREATE TABLE "fairness_test_rebuilt" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "metric" TEXT NOT NULL CHECK (octet_length("metric") <= 8000),
  "group_tested" TEXT CHECK (octet_length("group_tested") <= 8000),
  "value" REAL CHECK ("value" BETWEEN -1000000000000000.0 AND 1000000000000000.0),
  "threshold" REAL CHECK ("threshold" BETWEEN -1000000000000000.0 AND 1000000000000000.0),
  "comparison" TEXT CHECK ("comparison" = 'at_least' OR "comparison" = 'at_most'),
  "sample_size" INTEGER CHECK ("sample_size" BETWEEN 0 AND 9223372036854775807),
  "tested_by" TEXT CHECK (octet_length("tested_by") <= 8000),
  "tested_on" TEXT CHECK ("tested_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "valid_until" TEXT CHECK ("valid_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "has_passed" INTEGER CHECK ("has_passed" = 0 OR "has_passed" = 1),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

INSERT INTO "fairness_test_rebuilt" ("id", "use_case_id", "metric", "group_tested", "value", "threshold", "tested_on", "valid_until", "has_passed", "notes", "created_at", "updated_at") SELECT "id", "use_case_id", "metric", "group_tested", "value", "threshold", "tested_on", "valid_until", "has_passed", "notes", "created_at", "updated_at" FROM "fairness_test";

DROP TABLE "fairness_test";

ALTER TABLE "fairness_test_rebuilt" RENAME TO "fairness_test";

CREATE INDEX "ix_fairness_test__use_case_id" ON "fairness_test" ("use_case_id");

CREATE TABLE "explainability_rebuilt" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "method" TEXT NOT NULL CHECK (octet_length("method") <= 8000),
  "audience" TEXT CHECK (octet_length("audience") <= 8000),
  "limits" TEXT CHECK (octet_length("limits") <= 400000),
  "reviewed_by" TEXT CHECK (octet_length("reviewed_by") <= 8000),
  "reviewed_on" TEXT CHECK ("reviewed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "valid_until" TEXT CHECK ("valid_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

INSERT INTO "explainability_rebuilt" ("id", "use_case_id", "method", "audience", "limits", "reviewed_on", "created_at", "updated_at") SELECT "id", "use_case_id", "method", "audience", "limits", "reviewed_on", "created_at", "updated_at" FROM "explainability";

DROP TABLE "explainability";

ALTER TABLE "explainability_rebuilt" RENAME TO "explainability";

CREATE INDEX "ix_explainability__use_case_id" ON "explainability" ("use_case_id");

CREATE TABLE "incident_rebuilt" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "key" TEXT CHECK (octet_length("key") <= 400),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "summary" TEXT NOT NULL CHECK (octet_length("summary") <= 8000),
  "severity" TEXT CHECK ("severity" = 'low' OR "severity" = 'medium' OR "severity" = 'high' OR "severity" = 'critical'),
  "harm" TEXT CHECK ("harm" = 'none' OR "harm" = 'personal_data' OR "harm" = 'serious' OR "harm" = 'widespread' OR "harm" = 'death'),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "aware_at" TEXT,
  "reported_at" TEXT,
  "detected_at" TEXT,
  "contained_at" TEXT,
  "resolved_at" TEXT,
  "protocol_step" TEXT CHECK (octet_length("protocol_step") <= 8000),
  "root_cause" TEXT CHECK (octet_length("root_cause") <= 400000),
  "lesson" TEXT CHECK (octet_length("lesson") <= 400000),
  "is_lesson_closed" INTEGER CHECK ("is_lesson_closed" = 0 OR "is_lesson_closed" = 1),
  "is_rehearsal" INTEGER CHECK ("is_rehearsal" = 0 OR "is_rehearsal" = 1),
  "closed_by" TEXT CHECK (octet_length("closed_by") <= 8000),
  "closed_on" TEXT CHECK ("closed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

INSERT INTO "incident_rebuilt" ("id", "key", "use_case_id", "summary", "severity", "detected_at", "contained_at", "resolved_at", "protocol_step", "root_cause", "lesson", "is_lesson_closed", "is_rehearsal", "closed_by", "created_at", "updated_at", "custom") SELECT "id", "key", "use_case_id", "summary", "severity", "detected_at", "contained_at", "resolved_at", "protocol_step", "root_cause", "lesson", "is_lesson_closed", "is_rehearsal", "closed_by", "created_at", "updated_at", "custom" FROM "incident";

DROP TABLE "incident";

ALTER TABLE "incident_rebuilt" RENAME TO "incident";

CREATE INDEX "ix_incident__severity__detected_at" ON "incident" ("severity", "detected_at");

CREATE INDEX "ix_incident__use_case_id" ON "incident" ("use_case_id");

CREATE INDEX "ix_incident__owner_id" ON "incident" ("owner_id");

CREATE TABLE "incident_event" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "incident_id" INTEGER NOT NULL REFERENCES "incident" ("id"),
  "happened_at" TEXT NOT NULL,
  "event_kind" TEXT CHECK ("event_kind" = 'noticed' OR "event_kind" = 'step' OR "event_kind" = 'action' OR "event_kind" = 'decision' OR "event_kind" = 'message'),
  "text" TEXT NOT NULL CHECK (octet_length("text") <= 400000),
  "told_by" TEXT CHECK (octet_length("told_by") <= 8000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_incident_event__incident_id__happened_at" ON "incident_event" ("incident_id", "happened_at");

CREATE TABLE "escalation_rule_rebuilt" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "rule_kind" TEXT NOT NULL DEFAULT 'escalation' CHECK ("rule_kind" = 'escalation' OR "rule_kind" = 'guardrail'),
  "trigger" TEXT NOT NULL CHECK (octet_length("trigger") <= 8000),
  "decider" TEXT CHECK (octet_length("decider") <= 8000),
  "within_hours" REAL CHECK ("within_hours" BETWEEN 0 AND 1000000000000000.0),
  "signed_off_by" TEXT CHECK (octet_length("signed_off_by") <= 8000),
  "signed_off_on" TEXT CHECK ("signed_off_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "rehearsed_on" TEXT CHECK ("rehearsed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

INSERT INTO "escalation_rule_rebuilt" ("id", "use_case_id", "trigger", "decider", "within_hours", "signed_off_on", "created_at", "updated_at") SELECT "id", "use_case_id", "trigger", "decider", "within_hours", "signed_off_on", "created_at", "updated_at" FROM "escalation_rule";

DROP TABLE "escalation_rule";

ALTER TABLE "escalation_rule_rebuilt" RENAME TO "escalation_rule";

CREATE INDEX "ix_escalation_rule__use_case_id" ON "escalation_rule" ("use_case_id");

CREATE TABLE "workflow_change_rebuilt" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "business_unit_id" INTEGER REFERENCES "business_unit" ("id"),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "process" TEXT NOT NULL CHECK (octet_length("process") <= 8000),
  "before" TEXT CHECK (octet_length("before") <= 400000),
  "after" TEXT CHECK (octet_length("after") <= 400000),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "status" TEXT NOT NULL DEFAULT 'open' CHECK ("status" = 'open' OR "status" = 'in_progress' OR "status" = 'done' OR "status" = 'cancelled'),
  "people_affected" INTEGER CHECK ("people_affected" BETWEEN 0 AND 9223372036854775807),
  "due_on" TEXT CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "agreed_on" TEXT CHECK ("agreed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

INSERT INTO "workflow_change_rebuilt" ("id", "business_unit_id", "use_case_id", "process", "before", "after", "owner_id", "status", "agreed_on", "created_at", "updated_at") SELECT "id", "business_unit_id", "use_case_id", "process", "before", "after", "owner_id", "status", "agreed_on", "created_at", "updated_at" FROM "workflow_change";

DROP TABLE "workflow_change";

ALTER TABLE "workflow_change_rebuilt" RENAME TO "workflow_change";

CREATE INDEX "ix_workflow_change__business_unit_id" ON "workflow_change" ("business_unit_id");

CREATE INDEX "ix_workflow_change__use_case_id" ON "workflow_change" ("use_case_id");

CREATE INDEX "ix_workflow_change__owner_id" ON "workflow_change" ("owner_id");

CREATE TABLE "erasure" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "person_number" INTEGER NOT NULL,
  "erased_at" TEXT NOT NULL,
  "actor" TEXT CHECK (octet_length("actor") <= 8000),
  "reason" TEXT CHECK (octet_length("reason") <= 8000),
  "places" INTEGER CHECK ("places" BETWEEN 0 AND 9223372036854775807),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;
