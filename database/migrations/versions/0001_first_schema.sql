CREATE TABLE "jr_txn" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "at" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "what" TEXT NOT NULL,
  "role" TEXT NOT NULL CHECK ("role" IN ('edit', 'undo', 'redo')),
  "target" INTEGER,
  "schema_version" INTEGER NOT NULL,
  "first_seq" INTEGER NOT NULL,
  "entries" INTEGER NOT NULL CHECK ("entries" > 0),
  "head" BLOB NOT NULL CHECK (length("head") = 32),
  "digests" BLOB NOT NULL,
  "salts" BLOB NOT NULL
) STRICT;

CREATE TABLE "jr_current" (
  "one" INTEGER PRIMARY KEY NOT NULL CHECK ("one" = 1),
  "txn" INTEGER NOT NULL
) STRICT;

CREATE TABLE "jr_row" (
  "seq" INTEGER PRIMARY KEY NOT NULL,
  "txn" INTEGER NOT NULL,
  "tbl" TEXT NOT NULL,
  "pk" INTEGER NOT NULL,
  "op" TEXT NOT NULL CHECK ("op" IN ('I', 'U', 'D')),
  "before" TEXT,
  "after" TEXT
) STRICT;

CREATE INDEX "ix_jr_row__tbl__pk" ON "jr_row" ("tbl", "pk");

CREATE TABLE "programme" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (length("name") <= 2000),
  "sponsor" TEXT CHECK (length("sponsor") <= 2000),
  "manager" TEXT CHECK (length("manager") <= 2000),
  "partner_name" TEXT CHECK (length("partner_name") <= 2000),
  "currency" TEXT NOT NULL DEFAULT 'GBP' CHECK (length("currency") <= 3),
  "fiscal_year_start" INTEGER NOT NULL DEFAULT 1 CHECK ("fiscal_year_start" BETWEEN 1 AND 12),
  "discount_rate" REAL NOT NULL DEFAULT 8.0 CHECK ("discount_rate" BETWEEN 0.0 AND 100.0),
  "horizon_months" INTEGER NOT NULL DEFAULT 36 CHECK ("horizon_months" BETWEEN 1 AND 240),
  "committee_cadence_days" INTEGER NOT NULL DEFAULT 28 CHECK ("committee_cadence_days" BETWEEN 1 AND 366),
  "capacity_limit" INTEGER NOT NULL DEFAULT 12 CHECK ("capacity_limit" BETWEEN 0 AND 10000),
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE TABLE "business_unit" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (length("name") <= 2000),
  "parent_id" INTEGER REFERENCES "business_unit" ("id"),
  "lead" TEXT CHECK (length("lead") <= 2000),
  "headcount" INTEGER CHECK ("headcount" BETWEEN 0 AND 10000000),
  "champion_target" INTEGER CHECK ("champion_target" BETWEEN 1 AND 100000),
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

CREATE UNIQUE INDEX "ux_business_unit__name" ON "business_unit" ("name");

CREATE INDEX "ix_business_unit__parent_id" ON "business_unit" ("parent_id");

CREATE TABLE "person" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (length("name") <= 2000),
  "email" TEXT CHECK (length("email") <= 320),
  "business_unit_id" INTEGER REFERENCES "business_unit" ("id"),
  "job_role" TEXT CHECK (length("job_role") <= 2000),
  "role_family" TEXT CHECK (length("role_family") <= 2000),
  "skill_level" TEXT CHECK ("skill_level" IN ('awareness', 'practitioner', 'expert')),
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" IN (0, 1)),
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

CREATE INDEX "ix_person__email" ON "person" ("email");

CREATE INDEX "ix_person__name" ON "person" ("name");

CREATE INDEX "ix_person__business_unit_id" ON "person" ("business_unit_id");

CREATE TABLE "custom_field" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "record_kind" TEXT NOT NULL CHECK (length("record_kind") <= 2000),
  "name" TEXT NOT NULL CHECK (length("name") <= 2000),
  "value_kind" TEXT NOT NULL DEFAULT 'text' CHECK ("value_kind" IN ('text', 'long_text', 'number', 'date', 'yes_no', 'choice')),
  "choices" TEXT CHECK (json_valid("choices")),
  "position" REAL CHECK ("position" BETWEEN -1000000000000000.0 AND 1000000000000000.0),
  "help" TEXT CHECK (length("help") <= 2000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_custom_field__record_kind__name" ON "custom_field" ("record_kind", "name");

CREATE TABLE "use_case" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "key" TEXT NOT NULL CHECK (length("key") <= 100),
  "title" TEXT NOT NULL CHECK (length("title") <= 500),
  "problem" TEXT CHECK (length("problem") <= 100000),
  "description" TEXT CHECK (length("description") <= 100000),
  "business_unit_id" INTEGER REFERENCES "business_unit" ("id"),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "delivery_team" TEXT CHECK (length("delivery_team") <= 2000),
  "sponsor_id" INTEGER REFERENCES "person" ("id"),
  "stage" INTEGER NOT NULL DEFAULT 0 CHECK ("stage" BETWEEN 0 AND 9),
  "status" TEXT NOT NULL DEFAULT 'proposed' CHECK ("status" IN ('proposed', 'active', 'on_hold', 'completed', 'retired')),
  "priority" TEXT CHECK ("priority" IN ('critical', 'high', 'medium', 'low')),
  "ai_kind" TEXT CHECK ("ai_kind" IN ('predictive', 'generative', 'nlp', 'vision', 'agent', 'other')),
  "origin" TEXT CHECK ("origin" IN ('built', 'bought', 'both')),
  "vendor" TEXT CHECK (length("vendor") <= 2000),
  "risk_tier" TEXT CHECK ("risk_tier" IN ('minimal', 'limited', 'high', 'prohibited')),
  "personal_data" INTEGER CHECK ("personal_data" IN (0, 1)),
  "users_affected" INTEGER CHECK ("users_affected" BETWEEN 0 AND 9223372036854775807),
  "expected_benefit" TEXT CHECK (length("expected_benefit") <= 100000),
  "cost_note" TEXT CHECK (length("cost_note") <= 2000),
  "start_on" TEXT CHECK ("start_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "target_on" TEXT CHECK ("target_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "rag" TEXT CHECK ("rag" IN ('green', 'amber', 'red')),
  "rag_reason" TEXT CHECK (length("rag_reason") <= 2000),
  "units_live" INTEGER CHECK ("units_live" BETWEEN 0 AND 100000),
  "support_owner_id" INTEGER REFERENCES "person" ("id"),
  "runbook" TEXT CHECK (length("runbook") <= 2000),
  "partner_share" REAL CHECK ("partner_share" BETWEEN 0.0 AND 100.0),
  "self_service_users" INTEGER CHECK ("self_service_users" BETWEEN 0 AND 9223372036854775807),
  "handover_on" TEXT CHECK ("handover_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "tags" TEXT CHECK (json_valid("tags")),
  "source" TEXT CHECK (length("source") <= 2000),
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

CREATE UNIQUE INDEX "ux_use_case__key" ON "use_case" ("key" COLLATE NOCASE);

CREATE INDEX "ix_use_case__stage__status" ON "use_case" ("stage", "status");

CREATE INDEX "ix_use_case__status__rag" ON "use_case" ("status", "rag");

CREATE INDEX "ix_use_case__risk_tier" ON "use_case" ("risk_tier");

CREATE INDEX "ix_use_case__target_on" ON "use_case" ("target_on");

CREATE INDEX "ix_use_case__business_unit_id" ON "use_case" ("business_unit_id");

CREATE INDEX "ix_use_case__owner_id" ON "use_case" ("owner_id");

CREATE INDEX "ix_use_case__sponsor_id" ON "use_case" ("sponsor_id");

CREATE INDEX "ix_use_case__support_owner_id" ON "use_case" ("support_owner_id");

CREATE TABLE "stage_plan" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "stage" INTEGER NOT NULL CHECK ("stage" BETWEEN 0 AND 9),
  "planned_start_on" TEXT CHECK ("planned_start_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "planned_end_on" TEXT CHECK ("planned_end_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "baseline_start_on" TEXT CHECK ("baseline_start_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "baseline_end_on" TEXT CHECK ("baseline_end_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "actual_start_on" TEXT CHECK ("actual_start_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "actual_end_on" TEXT CHECK ("actual_end_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_stage_plan__use_case_id__stage" ON "stage_plan" ("use_case_id", "stage");

CREATE TABLE "gate_decision" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "stage" INTEGER NOT NULL CHECK ("stage" BETWEEN 0 AND 9),
  "decision" TEXT NOT NULL CHECK ("decision" IN ('go', 'conditional_go', 'hold', 'recycle', 'stop')),
  "decided_on" TEXT NOT NULL CHECK ("decided_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "forum" TEXT CHECK (length("forum") <= 2000),
  "approver" TEXT CHECK (length("approver") <= 2000),
  "conditions" TEXT CHECK (length("conditions") <= 100000),
  "conditions_due_on" TEXT CHECK ("conditions_due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "conditions_met_on" TEXT CHECK ("conditions_met_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "waivers" TEXT CHECK (json_valid("waivers")),
  "snapshot" TEXT CHECK (json_valid("snapshot")),
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_gate_decision__decided_on" ON "gate_decision" ("decided_on");

CREATE INDEX "ix_gate_decision__use_case_id" ON "gate_decision" ("use_case_id");

CREATE TABLE "gate_criterion" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "code" TEXT NOT NULL CHECK (length("code") <= 100),
  "stage" INTEGER NOT NULL CHECK ("stage" BETWEEN 0 AND 9),
  "text" TEXT NOT NULL CHECK (length("text") <= 2000),
  "rule" TEXT NOT NULL CHECK (length("rule") <= 2000),
  "threshold" REAL CHECK ("threshold" BETWEEN 0.0 AND 1000000000.0),
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" IN (0, 1)),
  "version" INTEGER NOT NULL DEFAULT 1 CHECK ("version" BETWEEN 1 AND 9223372036854775807),
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_gate_criterion__code" ON "gate_criterion" ("code" COLLATE NOCASE);

CREATE TABLE "use_case_dependency" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "needs_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "reason" TEXT CHECK (length("reason") <= 2000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_use_case_dependency__use_case_id__needs_id" ON "use_case_dependency" ("use_case_id", "needs_id");

CREATE INDEX "ix_use_case_dependency__needs_id" ON "use_case_dependency" ("needs_id");

CREATE TABLE "champion" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "person_id" INTEGER NOT NULL REFERENCES "person" ("id"),
  "business_unit_id" INTEGER REFERENCES "business_unit" ("id"),
  "role" TEXT NOT NULL DEFAULT 'champion' CHECK ("role" IN ('sponsor', 'lead', 'champion')),
  "wave" TEXT CHECK (length("wave") <= 2000),
  "status" TEXT NOT NULL DEFAULT 'nominated' CHECK ("status" IN ('nominated', 'onboarding', 'active', 'paused', 'alumni')),
  "since_on" TEXT CHECK ("since_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "until_on" TEXT CHECK ("until_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "hours_a_week" REAL CHECK ("hours_a_week" BETWEEN 0 AND 168),
  "deputy_id" INTEGER REFERENCES "person" ("id"),
  "last_check_in_on" TEXT CHECK ("last_check_in_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

CREATE UNIQUE INDEX "ux_champion__person_id__business_unit_id" ON "champion" ("person_id", coalesce("business_unit_id", 0));

CREATE INDEX "ix_champion__status" ON "champion" ("status");

CREATE INDEX "ix_champion__business_unit_id" ON "champion" ("business_unit_id");

CREATE INDEX "ix_champion__deputy_id" ON "champion" ("deputy_id");

CREATE TABLE "champion_use_case" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "champion_id" INTEGER NOT NULL REFERENCES "champion" ("id"),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_champion_use_case__champion_id__use_case_id" ON "champion_use_case" ("champion_id", "use_case_id");

CREATE INDEX "ix_champion_use_case__use_case_id" ON "champion_use_case" ("use_case_id");

CREATE TABLE "check_in" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "champion_id" INTEGER NOT NULL REFERENCES "champion" ("id"),
  "held_on" TEXT NOT NULL CHECK ("held_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "subject" TEXT CHECK (length("subject") <= 2000),
  "people_reached" INTEGER CHECK ("people_reached" BETWEEN 0 AND 9223372036854775807),
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_check_in__champion_id" ON "check_in" ("champion_id");

CREATE TABLE "course" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "code" TEXT CHECK (length("code") <= 100),
  "title" TEXT NOT NULL CHECK (length("title") <= 2000),
  "topic" TEXT CHECK (length("topic") <= 2000),
  "level" TEXT CHECK ("level" IN ('awareness', 'practitioner', 'expert')),
  "role_families" TEXT CHECK (json_valid("role_families")),
  "is_mandatory" INTEGER CHECK ("is_mandatory" IN (0, 1)),
  "duration_hours" REAL CHECK ("duration_hours" BETWEEN 0 AND 10000),
  "validity_months" INTEGER CHECK ("validity_months" BETWEEN 1 AND 600),
  "provider" TEXT CHECK (length("provider") <= 2000),
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

CREATE INDEX "ix_course__title" ON "course" ("title");

CREATE TABLE "curriculum_course" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "role_family" TEXT NOT NULL CHECK (length("role_family") <= 2000),
  "skill_level" TEXT NOT NULL CHECK ("skill_level" IN ('awareness', 'practitioner', 'expert')),
  "course_id" INTEGER NOT NULL REFERENCES "course" ("id"),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_curriculum_course__role_family__skill_level__course_id" ON "curriculum_course" ("role_family", "skill_level", "course_id");

CREATE INDEX "ix_curriculum_course__course_id" ON "curriculum_course" ("course_id");

CREATE TABLE "enrolment" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "person_id" INTEGER NOT NULL REFERENCES "person" ("id"),
  "course_id" INTEGER NOT NULL REFERENCES "course" ("id"),
  "cohort" TEXT CHECK (length("cohort") <= 2000),
  "status" TEXT NOT NULL DEFAULT 'planned' CHECK ("status" IN ('planned', 'enrolled', 'in_progress', 'completed', 'failed', 'expired', 'cancelled')),
  "percent" REAL CHECK ("percent" BETWEEN 0.0 AND 100.0),
  "score" REAL CHECK ("score" BETWEEN -1000000000000000.0 AND 1000000000000000.0),
  "enrolled_on" TEXT CHECK ("enrolled_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "due_on" TEXT CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "completed_on" TEXT CHECK ("completed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "expires_on" TEXT CHECK ("expires_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

CREATE UNIQUE INDEX "ux_enrolment__person_id__course_id__cohort" ON "enrolment" ("person_id", "course_id", coalesce("cohort", ''));

CREATE INDEX "ix_enrolment__status__due_on" ON "enrolment" ("status", "due_on");

CREATE INDEX "ix_enrolment__status__expires_on" ON "enrolment" ("status", "expires_on");

CREATE INDEX "ix_enrolment__course_id" ON "enrolment" ("course_id");

CREATE TABLE "readiness_item" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "dimension" TEXT NOT NULL CHECK ("dimension" IN ('architecture', 'data', 'organisation', 'governance', 'economics')),
  "item" TEXT NOT NULL CHECK (length("item") <= 2000),
  "score" INTEGER CHECK ("score" BETWEEN 0 AND 4),
  "evidence" TEXT CHECK (length("evidence") <= 100000),
  "assessed_by" TEXT CHECK (length("assessed_by") <= 2000),
  "assessed_on" TEXT CHECK ("assessed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_readiness_item__use_case_id__dimension__item" ON "readiness_item" (coalesce("use_case_id", 0), "dimension", "item");

CREATE INDEX "ix_readiness_item__dimension__item" ON "readiness_item" ("dimension", "item");

CREATE INDEX "ix_readiness_item__use_case_id" ON "readiness_item" ("use_case_id");

CREATE TABLE "component" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (length("name") <= 2000),
  "component_kind" TEXT CHECK ("component_kind" IN ('model', 'pipeline', 'feature_store', 'api', 'prompt', 'template', 'standard')),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "maturity" INTEGER CHECK ("maturity" BETWEEN 0 AND 4),
  "is_published" INTEGER CHECK ("is_published" IN (0, 1)),
  "link" TEXT CHECK (length("link") <= 2000),
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

CREATE INDEX "ix_component__owner_id" ON "component" ("owner_id");

CREATE TABLE "component_use" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "component_id" INTEGER NOT NULL REFERENCES "component" ("id"),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "is_waiting" INTEGER CHECK ("is_waiting" IN (0, 1)),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_component_use__component_id__use_case_id" ON "component_use" ("component_id", "use_case_id");

CREATE INDEX "ix_component_use__use_case_id" ON "component_use" ("use_case_id");

CREATE TABLE "data_source" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (length("name") <= 2000),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "is_catalogued" INTEGER CHECK ("is_catalogued" IN (0, 1)),
  "quality_percent" REAL CHECK ("quality_percent" BETWEEN 0.0 AND 100.0),
  "refresh" TEXT CHECK (length("refresh") <= 2000),
  "is_automated" INTEGER CHECK ("is_automated" IN (0, 1)),
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

CREATE INDEX "ix_data_source__owner_id" ON "data_source" ("owner_id");

CREATE TABLE "data_source_use" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "data_source_id" INTEGER NOT NULL REFERENCES "data_source" ("id"),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_data_source_use__data_source_id__use_case_id" ON "data_source_use" ("data_source_id", "use_case_id");

CREATE INDEX "ix_data_source_use__use_case_id" ON "data_source_use" ("use_case_id");

CREATE TABLE "checklist_item" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "code" TEXT NOT NULL CHECK (length("code") <= 100),
  "topic" TEXT NOT NULL CHECK (length("topic") <= 2000),
  "text" TEXT NOT NULL CHECK (length("text") <= 100000),
  "guidance" TEXT CHECK (length("guidance") <= 100000),
  "evidence_wanted" TEXT CHECK (length("evidence_wanted") <= 2000),
  "applies_from_tier" TEXT CHECK ("applies_from_tier" IN ('minimal', 'limited', 'high', 'prohibited')),
  "applies_to" TEXT CHECK (length("applies_to") <= 2000),
  "gate_stage" INTEGER CHECK ("gate_stage" BETWEEN 1 AND 9),
  "is_blocking" INTEGER CHECK ("is_blocking" IN (0, 1)),
  "is_programme_level" INTEGER CHECK ("is_programme_level" IN (0, 1)),
  "cadence" TEXT CHECK (length("cadence") <= 2000),
  "frameworks" TEXT CHECK (json_valid("frameworks")),
  "version" TEXT CHECK (length("version") <= 2000),
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" IN (0, 1)),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_checklist_item__code" ON "checklist_item" ("code" COLLATE NOCASE);

CREATE INDEX "ix_checklist_item__topic" ON "checklist_item" ("topic");

CREATE TABLE "checklist_response" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "checklist_item_id" INTEGER NOT NULL REFERENCES "checklist_item" ("id"),
  "status" TEXT NOT NULL DEFAULT 'not_started' CHECK ("status" IN ('not_started', 'in_progress', 'done', 'not_applicable')),
  "reason" TEXT CHECK (length("reason") <= 2000),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "due_on" TEXT CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "evidence" TEXT CHECK (length("evidence") <= 100000),
  "evidence_expires_on" TEXT CHECK ("evidence_expires_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "signed_off_by" TEXT CHECK (length("signed_off_by") <= 2000),
  "signed_off_on" TEXT CHECK ("signed_off_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_checklist_response__use_case_id__checklist_item_id" ON "checklist_response" (coalesce("use_case_id", 0), "checklist_item_id");

CREATE INDEX "ix_checklist_response__status__due_on" ON "checklist_response" ("status", "due_on");

CREATE INDEX "ix_checklist_response__checklist_item_id__status" ON "checklist_response" ("checklist_item_id", "status");

CREATE INDEX "ix_checklist_response__use_case_id" ON "checklist_response" ("use_case_id");

CREATE INDEX "ix_checklist_response__owner_id" ON "checklist_response" ("owner_id");

CREATE TABLE "risk_answer" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "question" TEXT NOT NULL CHECK (length("question") <= 2000),
  "answer" TEXT CHECK (length("answer") <= 2000),
  "answered_by" TEXT CHECK (length("answered_by") <= 2000),
  "answered_on" TEXT CHECK ("answered_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_risk_answer__use_case_id" ON "risk_answer" ("use_case_id");

CREATE TABLE "model_change" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "model" TEXT CHECK (length("model") <= 2000),
  "version" TEXT CHECK (length("version") <= 2000),
  "change" TEXT NOT NULL CHECK (length("change") <= 100000),
  "decision" TEXT CHECK (length("decision") <= 2000),
  "approver" TEXT CHECK (length("approver") <= 2000),
  "changed_on" TEXT CHECK ("changed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_model_change__use_case_id" ON "model_change" ("use_case_id");

CREATE TABLE "fairness_test" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "metric" TEXT NOT NULL CHECK (length("metric") <= 2000),
  "group_tested" TEXT CHECK (length("group_tested") <= 2000),
  "value" REAL CHECK ("value" BETWEEN -1000000000000000.0 AND 1000000000000000.0),
  "threshold" REAL CHECK ("threshold" BETWEEN -1000000000000000.0 AND 1000000000000000.0),
  "tested_on" TEXT CHECK ("tested_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "valid_until" TEXT CHECK ("valid_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "has_passed" INTEGER CHECK ("has_passed" IN (0, 1)),
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_fairness_test__use_case_id" ON "fairness_test" ("use_case_id");

CREATE TABLE "explainability" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "method" TEXT NOT NULL CHECK (length("method") <= 2000),
  "audience" TEXT CHECK (length("audience") <= 2000),
  "limits" TEXT CHECK (length("limits") <= 100000),
  "reviewed_on" TEXT CHECK ("reviewed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_explainability__use_case_id" ON "explainability" ("use_case_id");

CREATE TABLE "incident" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "key" TEXT CHECK (length("key") <= 100),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "summary" TEXT NOT NULL CHECK (length("summary") <= 2000),
  "severity" TEXT CHECK ("severity" IN ('low', 'medium', 'high', 'critical')),
  "detected_at" TEXT,
  "contained_at" TEXT,
  "resolved_at" TEXT,
  "protocol_step" TEXT CHECK (length("protocol_step") <= 2000),
  "root_cause" TEXT CHECK (length("root_cause") <= 100000),
  "lesson" TEXT CHECK (length("lesson") <= 100000),
  "is_lesson_closed" INTEGER CHECK ("is_lesson_closed" IN (0, 1)),
  "is_rehearsal" INTEGER CHECK ("is_rehearsal" IN (0, 1)),
  "closed_by" TEXT CHECK (length("closed_by") <= 2000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

CREATE INDEX "ix_incident__severity__detected_at" ON "incident" ("severity", "detected_at");

CREATE INDEX "ix_incident__use_case_id" ON "incident" ("use_case_id");

CREATE TABLE "escalation_rule" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "trigger" TEXT NOT NULL CHECK (length("trigger") <= 2000),
  "decider" TEXT CHECK (length("decider") <= 2000),
  "within_hours" REAL CHECK ("within_hours" BETWEEN 0 AND 1000000000000000.0),
  "signed_off_on" TEXT CHECK ("signed_off_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_escalation_rule__use_case_id" ON "escalation_rule" ("use_case_id");

CREATE TABLE "workflow_change" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "business_unit_id" INTEGER REFERENCES "business_unit" ("id"),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "process" TEXT NOT NULL CHECK (length("process") <= 2000),
  "before" TEXT CHECK (length("before") <= 100000),
  "after" TEXT CHECK (length("after") <= 100000),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "status" TEXT NOT NULL DEFAULT 'open' CHECK ("status" IN ('open', 'in_progress', 'done', 'cancelled')),
  "agreed_on" TEXT CHECK ("agreed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_workflow_change__business_unit_id" ON "workflow_change" ("business_unit_id");

CREATE INDEX "ix_workflow_change__use_case_id" ON "workflow_change" ("use_case_id");

CREATE INDEX "ix_workflow_change__owner_id" ON "workflow_change" ("owner_id");

CREATE TABLE "business_case" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "scenario" TEXT NOT NULL DEFAULT 'Plan' CHECK (length("scenario") <= 2000),
  "pilot_gain_minor" INTEGER,
  "scale_factor" REAL CHECK ("scale_factor" BETWEEN 0 AND 1000000000000000.0),
  "realisation_factor" REAL CHECK ("realisation_factor" BETWEEN 0 AND 2),
  "go_live_on" TEXT CHECK ("go_live_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "months_to_full" INTEGER CHECK ("months_to_full" BETWEEN 0 AND 240),
  "confidence_percent" REAL CHECK ("confidence_percent" BETWEEN 0.0 AND 100.0),
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_business_case__use_case_id__scenario" ON "business_case" ("use_case_id", "scenario");

CREATE TABLE "business_case_line" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "business_case_id" INTEGER REFERENCES "business_case" ("id"),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "name" TEXT NOT NULL CHECK (length("name") <= 2000),
  "line_kind" TEXT NOT NULL DEFAULT 'delivery' CHECK ("line_kind" IN ('benefit', 'delivery', 'infrastructure', 'change', 'run')),
  "amount_minor" INTEGER,
  "period" TEXT CHECK (length("period") <= 2000),
  "per_user_minor" INTEGER,
  "low_minor" INTEGER,
  "high_minor" INTEGER,
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_business_case_line__line_kind" ON "business_case_line" ("line_kind");

CREATE INDEX "ix_business_case_line__business_case_id" ON "business_case_line" ("business_case_id");

CREATE INDEX "ix_business_case_line__use_case_id" ON "business_case_line" ("use_case_id");

CREATE TABLE "actual" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "month_on" TEXT NOT NULL CHECK ("month_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "line" TEXT NOT NULL CHECK ("line" IN ('benefit', 'delivery', 'infrastructure', 'change', 'run')),
  "planned_minor" INTEGER,
  "actual_minor" INTEGER,
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_actual__use_case_id__month_on__line" ON "actual" ("use_case_id", "month_on", "line");

CREATE TABLE "raid" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "key" TEXT CHECK (length("key") <= 100),
  "entry_kind" TEXT NOT NULL DEFAULT 'risk' CHECK ("entry_kind" IN ('risk', 'assumption', 'issue', 'dependency')),
  "title" TEXT NOT NULL CHECK (length("title") <= 2000),
  "description" TEXT CHECK (length("description") <= 100000),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "probability" INTEGER CHECK ("probability" BETWEEN 1 AND 5),
  "impact" INTEGER CHECK ("impact" BETWEEN 1 AND 5),
  "response" TEXT CHECK (length("response") <= 100000),
  "raised_on" TEXT CHECK ("raised_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "due_on" TEXT CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "status" TEXT NOT NULL DEFAULT 'open' CHECK ("status" IN ('open', 'in_progress', 'done', 'cancelled')),
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

CREATE INDEX "ix_raid__entry_kind__status" ON "raid" ("entry_kind", "status");

CREATE INDEX "ix_raid__due_on" ON "raid" ("due_on");

CREATE INDEX "ix_raid__use_case_id" ON "raid" ("use_case_id");

CREATE INDEX "ix_raid__owner_id" ON "raid" ("owner_id");

CREATE TABLE "steering_meeting" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (length("name") <= 2000),
  "held_on" TEXT NOT NULL CHECK ("held_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "attendees" TEXT CHECK (json_valid("attendees")),
  "agenda" TEXT CHECK (length("agenda") <= 100000),
  "journal_position" INTEGER CHECK ("journal_position" BETWEEN 0 AND 9223372036854775807),
  "minutes" TEXT CHECK (length("minutes") <= 100000),
  "is_issued" INTEGER NOT NULL DEFAULT 0 CHECK ("is_issued" IN (0, 1)),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE TABLE "steering_decision" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "steering_meeting_id" INTEGER REFERENCES "steering_meeting" ("id"),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "text" TEXT NOT NULL CHECK (length("text") <= 2000),
  "recommendation" TEXT CHECK (length("recommendation") <= 100000),
  "due_on" TEXT CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "outcome" TEXT CHECK (length("outcome") <= 2000),
  "decided_on" TEXT CHECK ("decided_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_steering_decision__steering_meeting_id" ON "steering_decision" ("steering_meeting_id");

CREATE INDEX "ix_steering_decision__use_case_id" ON "steering_decision" ("use_case_id");

CREATE TABLE "steering_action" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "steering_meeting_id" INTEGER REFERENCES "steering_meeting" ("id"),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "text" TEXT NOT NULL CHECK (length("text") <= 2000),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "due_on" TEXT CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "status" TEXT NOT NULL DEFAULT 'open' CHECK ("status" IN ('open', 'in_progress', 'done', 'cancelled')),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_steering_action__status__due_on" ON "steering_action" ("status", "due_on");

CREATE INDEX "ix_steering_action__steering_meeting_id" ON "steering_action" ("steering_meeting_id");

CREATE INDEX "ix_steering_action__use_case_id" ON "steering_action" ("use_case_id");

CREATE INDEX "ix_steering_action__owner_id" ON "steering_action" ("owner_id");

CREATE TABLE "health_override" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "aspect" TEXT NOT NULL CHECK ("aspect" IN ('delivery', 'governance', 'adoption', 'benefits')),
  "rag" TEXT NOT NULL CHECK ("rag" IN ('green', 'amber', 'red')),
  "comment" TEXT NOT NULL CHECK (length("comment") <= 2000),
  "expires_on" TEXT CHECK ("expires_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_health_override__use_case_id" ON "health_override" ("use_case_id");

CREATE TABLE "attachment" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (length("name") <= 255),
  "media_type" TEXT CHECK (length("media_type") <= 2000),
  "content" BLOB,
  "size_bytes" INTEGER CHECK ("size_bytes" BETWEEN 0 AND 9223372036854775807),
  "sha256" TEXT CHECK (length("sha256") <= 64),
  "record_kind" TEXT CHECK (length("record_kind") <= 2000),
  "record_id" INTEGER,
  "notes" TEXT CHECK (length("notes") <= 100000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_attachment__record_kind__record_id" ON "attachment" ("record_kind", "record_id");

CREATE TABLE "import_run" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "file_name" TEXT NOT NULL CHECK (length("file_name") <= 2000),
  "file_hash" TEXT CHECK (length("file_hash") <= 64),
  "header_fingerprint" TEXT CHECK (length("header_fingerprint") <= 64),
  "mapping" TEXT CHECK (json_valid("mapping")),
  "counts" TEXT CHECK (json_valid("counts")),
  "imported_at" TEXT,
  "actor" TEXT CHECK (length("actor") <= 2000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE TABLE "setting" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (length("name") <= 2000),
  "value" TEXT CHECK (json_valid("value")),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_setting__name" ON "setting" ("name");

CREATE TABLE "saved_view" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (length("name") <= 2000),
  "record_kind" TEXT NOT NULL CHECK (length("record_kind") <= 2000),
  "layout" TEXT CHECK (json_valid("layout")),
  "position" INTEGER,
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_saved_view__record_kind__name" ON "saved_view" ("record_kind", "name");

CREATE TABLE "mapping_profile" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (length("name") <= 2000),
  "header_fingerprint" TEXT CHECK (length("header_fingerprint") <= 2000),
  "content" TEXT CHECK (json_valid("content")),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_mapping_profile__header_fingerprint" ON "mapping_profile" ("header_fingerprint");
