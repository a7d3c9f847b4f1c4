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
  "op" TEXT NOT NULL CHECK ("op" = 'I' OR "op" = 'U' OR "op" = 'D'),
  "before" TEXT,
  "after" TEXT
) STRICT;

CREATE INDEX "ix_jr_row__tbl__pk" ON "jr_row" ("tbl", "pk");

CREATE TABLE "programme" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (octet_length("name") <= 8000),
  "sponsor" TEXT CHECK (octet_length("sponsor") <= 8000),
  "manager" TEXT CHECK (octet_length("manager") <= 8000),
  "partner_name" TEXT CHECK (octet_length("partner_name") <= 8000),
  "currency" TEXT NOT NULL DEFAULT 'GBP' CHECK (octet_length("currency") <= 12),
  "fiscal_year_start" INTEGER NOT NULL DEFAULT 1 CHECK ("fiscal_year_start" BETWEEN 1 AND 12),
  "discount_rate" REAL NOT NULL DEFAULT 8.0 CHECK ("discount_rate" BETWEEN 0.0 AND 100.0),
  "horizon_months" INTEGER NOT NULL DEFAULT 36 CHECK ("horizon_months" BETWEEN 1 AND 240),
  "committee_cadence_days" INTEGER NOT NULL DEFAULT 28 CHECK ("committee_cadence_days" BETWEEN 1 AND 366),
  "capacity_limit" INTEGER NOT NULL DEFAULT 12 CHECK ("capacity_limit" BETWEEN 0 AND 10000),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE TABLE "business_unit" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (octet_length("name") <= 8000),
  "parent_id" INTEGER REFERENCES "business_unit" ("id"),
  "lead" TEXT CHECK (octet_length("lead") <= 8000),
  "headcount" INTEGER CHECK ("headcount" BETWEEN 0 AND 10000000),
  "champion_target" INTEGER CHECK ("champion_target" BETWEEN 1 AND 100000),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

CREATE UNIQUE INDEX "ux_business_unit__name" ON "business_unit" ("name");

CREATE INDEX "ix_business_unit__parent_id" ON "business_unit" ("parent_id");

CREATE TABLE "person" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (octet_length("name") <= 8000),
  "email" TEXT CHECK (octet_length("email") <= 1280),
  "business_unit_id" INTEGER REFERENCES "business_unit" ("id"),
  "job_role" TEXT CHECK (octet_length("job_role") <= 8000),
  "role_family" TEXT CHECK (octet_length("role_family") <= 8000),
  "skill_level" TEXT CHECK ("skill_level" = 'awareness' OR "skill_level" = 'practitioner' OR "skill_level" = 'expert'),
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" = 0 OR "is_active" = 1),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

CREATE INDEX "ix_person__email" ON "person" ("email");

CREATE INDEX "ix_person__name" ON "person" ("name");

CREATE INDEX "ix_person__business_unit_id" ON "person" ("business_unit_id");

CREATE TABLE "custom_field" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "record_kind" TEXT NOT NULL CHECK (octet_length("record_kind") <= 8000),
  "name" TEXT NOT NULL CHECK (octet_length("name") <= 8000),
  "value_kind" TEXT NOT NULL DEFAULT 'text' CHECK ("value_kind" = 'text' OR "value_kind" = 'long_text' OR "value_kind" = 'number' OR "value_kind" = 'date' OR "value_kind" = 'yes_no' OR "value_kind" = 'choice'),
  "choices" TEXT CHECK (json_valid("choices")),
  "position" REAL CHECK ("position" BETWEEN -1000000000000000.0 AND 1000000000000000.0),
  "help" TEXT CHECK (octet_length("help") <= 8000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_custom_field__record_kind__name" ON "custom_field" ("record_kind", "name");

CREATE TABLE "use_case" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "key" TEXT NOT NULL CHECK (octet_length("key") <= 400),
  "title" TEXT NOT NULL CHECK (octet_length("title") <= 2000),
  "problem" TEXT CHECK (octet_length("problem") <= 400000),
  "description" TEXT CHECK (octet_length("description") <= 400000),
  "business_unit_id" INTEGER REFERENCES "business_unit" ("id"),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "delivery_team" TEXT CHECK (octet_length("delivery_team") <= 8000),
  "sponsor_id" INTEGER REFERENCES "person" ("id"),
  "stage" INTEGER NOT NULL DEFAULT 0 CHECK ("stage" BETWEEN 0 AND 9),
  "status" TEXT NOT NULL DEFAULT 'proposed' CHECK ("status" = 'proposed' OR "status" = 'active' OR "status" = 'on_hold' OR "status" = 'completed' OR "status" = 'retired'),
  "priority" TEXT CHECK ("priority" = 'critical' OR "priority" = 'high' OR "priority" = 'medium' OR "priority" = 'low'),
  "ai_kind" TEXT CHECK ("ai_kind" = 'predictive' OR "ai_kind" = 'generative' OR "ai_kind" = 'nlp' OR "ai_kind" = 'vision' OR "ai_kind" = 'agent' OR "ai_kind" = 'other'),
  "origin" TEXT CHECK ("origin" = 'built' OR "origin" = 'bought' OR "origin" = 'both'),
  "vendor" TEXT CHECK (octet_length("vendor") <= 8000),
  "risk_tier" TEXT CHECK ("risk_tier" = 'minimal' OR "risk_tier" = 'limited' OR "risk_tier" = 'high' OR "risk_tier" = 'prohibited'),
  "personal_data" INTEGER CHECK ("personal_data" = 0 OR "personal_data" = 1),
  "users_affected" INTEGER CHECK ("users_affected" BETWEEN 0 AND 9223372036854775807),
  "expected_benefit" TEXT CHECK (octet_length("expected_benefit") <= 400000),
  "cost_note" TEXT CHECK (octet_length("cost_note") <= 8000),
  "start_on" TEXT CHECK ("start_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "target_on" TEXT CHECK ("target_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "rag" TEXT CHECK ("rag" = 'green' OR "rag" = 'amber' OR "rag" = 'red'),
  "rag_reason" TEXT CHECK (octet_length("rag_reason") <= 8000),
  "units_live" INTEGER CHECK ("units_live" BETWEEN 0 AND 100000),
  "support_owner_id" INTEGER REFERENCES "person" ("id"),
  "runbook" TEXT CHECK (octet_length("runbook") <= 8000),
  "partner_share" REAL CHECK ("partner_share" BETWEEN 0.0 AND 100.0),
  "self_service_users" INTEGER CHECK ("self_service_users" BETWEEN 0 AND 9223372036854775807),
  "handover_on" TEXT CHECK ("handover_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "tags" TEXT CHECK (json_valid("tags")),
  "source" TEXT CHECK (octet_length("source") <= 8000),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
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
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_stage_plan__use_case_id__stage" ON "stage_plan" ("use_case_id", "stage");

CREATE TABLE "gate_decision" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "stage" INTEGER NOT NULL CHECK ("stage" BETWEEN 0 AND 9),
  "decision" TEXT NOT NULL CHECK ("decision" = 'go' OR "decision" = 'conditional_go' OR "decision" = 'hold' OR "decision" = 'recycle' OR "decision" = 'stop'),
  "decided_on" TEXT NOT NULL CHECK ("decided_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "forum" TEXT CHECK (octet_length("forum") <= 8000),
  "approver" TEXT CHECK (octet_length("approver") <= 8000),
  "conditions" TEXT CHECK (octet_length("conditions") <= 400000),
  "conditions_due_on" TEXT CHECK ("conditions_due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "conditions_met_on" TEXT CHECK ("conditions_met_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "waivers" TEXT CHECK (json_valid("waivers")),
  "snapshot" TEXT CHECK (json_valid("snapshot")),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_gate_decision__decided_on" ON "gate_decision" ("decided_on");

CREATE INDEX "ix_gate_decision__use_case_id" ON "gate_decision" ("use_case_id");

CREATE TABLE "gate_criterion" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "code" TEXT NOT NULL CHECK (octet_length("code") <= 400),
  "stage" INTEGER NOT NULL CHECK ("stage" BETWEEN 0 AND 9),
  "text" TEXT NOT NULL CHECK (octet_length("text") <= 8000),
  "rule" TEXT NOT NULL CHECK (octet_length("rule") <= 8000),
  "threshold" REAL CHECK ("threshold" BETWEEN 0.0 AND 1000000000.0),
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" = 0 OR "is_active" = 1),
  "version" INTEGER NOT NULL DEFAULT 1 CHECK ("version" BETWEEN 1 AND 9223372036854775807),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_gate_criterion__code" ON "gate_criterion" ("code" COLLATE NOCASE);

CREATE TABLE "use_case_dependency" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "needs_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "reason" TEXT CHECK (octet_length("reason") <= 8000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_use_case_dependency__use_case_id__needs_id" ON "use_case_dependency" ("use_case_id", "needs_id");

CREATE INDEX "ix_use_case_dependency__needs_id" ON "use_case_dependency" ("needs_id");

CREATE TABLE "champion" (
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
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
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
  "subject" TEXT CHECK (octet_length("subject") <= 8000),
  "people_reached" INTEGER CHECK ("people_reached" BETWEEN 0 AND 9223372036854775807),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_check_in__champion_id" ON "check_in" ("champion_id");

CREATE TABLE "course" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "code" TEXT CHECK (octet_length("code") <= 400),
  "title" TEXT NOT NULL CHECK (octet_length("title") <= 8000),
  "topic" TEXT CHECK (octet_length("topic") <= 8000),
  "level" TEXT CHECK ("level" = 'awareness' OR "level" = 'practitioner' OR "level" = 'expert'),
  "role_families" TEXT CHECK (json_valid("role_families")),
  "is_mandatory" INTEGER CHECK ("is_mandatory" = 0 OR "is_mandatory" = 1),
  "duration_hours" REAL CHECK ("duration_hours" BETWEEN 0 AND 10000),
  "validity_months" INTEGER CHECK ("validity_months" BETWEEN 1 AND 600),
  "provider" TEXT CHECK (octet_length("provider") <= 8000),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

CREATE INDEX "ix_course__title" ON "course" ("title");

CREATE TABLE "curriculum_course" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "role_family" TEXT NOT NULL CHECK (octet_length("role_family") <= 8000),
  "skill_level" TEXT NOT NULL CHECK ("skill_level" = 'awareness' OR "skill_level" = 'practitioner' OR "skill_level" = 'expert'),
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
  "cohort" TEXT CHECK (octet_length("cohort") <= 8000),
  "status" TEXT NOT NULL DEFAULT 'planned' CHECK ("status" = 'planned' OR "status" = 'enrolled' OR "status" = 'in_progress' OR "status" = 'completed' OR "status" = 'failed' OR "status" = 'expired' OR "status" = 'cancelled'),
  "percent" REAL CHECK ("percent" BETWEEN 0.0 AND 100.0),
  "score" REAL CHECK ("score" BETWEEN -1000000000000000.0 AND 1000000000000000.0),
  "enrolled_on" TEXT CHECK ("enrolled_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "due_on" TEXT CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "completed_on" TEXT CHECK ("completed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "expires_on" TEXT CHECK ("expires_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
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
  "dimension" TEXT NOT NULL CHECK ("dimension" = 'architecture' OR "dimension" = 'data' OR "dimension" = 'organisation' OR "dimension" = 'governance' OR "dimension" = 'economics'),
  "item" TEXT NOT NULL CHECK (octet_length("item") <= 8000),
  "score" INTEGER CHECK ("score" BETWEEN 0 AND 4),
  "evidence" TEXT CHECK (octet_length("evidence") <= 400000),
  "assessed_by" TEXT CHECK (octet_length("assessed_by") <= 8000),
  "assessed_on" TEXT CHECK ("assessed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_readiness_item__use_case_id__dimension__item" ON "readiness_item" (coalesce("use_case_id", 0), "dimension", "item");

CREATE INDEX "ix_readiness_item__dimension__item" ON "readiness_item" ("dimension", "item");

CREATE INDEX "ix_readiness_item__use_case_id" ON "readiness_item" ("use_case_id");

CREATE TABLE "component" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (octet_length("name") <= 8000),
  "component_kind" TEXT CHECK ("component_kind" = 'model' OR "component_kind" = 'pipeline' OR "component_kind" = 'feature_store' OR "component_kind" = 'api' OR "component_kind" = 'prompt' OR "component_kind" = 'template' OR "component_kind" = 'standard'),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "maturity" INTEGER CHECK ("maturity" BETWEEN 0 AND 4),
  "is_published" INTEGER CHECK ("is_published" = 0 OR "is_published" = 1),
  "link" TEXT CHECK (octet_length("link") <= 8000),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

CREATE INDEX "ix_component__owner_id" ON "component" ("owner_id");

CREATE TABLE "component_use" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "component_id" INTEGER NOT NULL REFERENCES "component" ("id"),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "is_waiting" INTEGER CHECK ("is_waiting" = 0 OR "is_waiting" = 1),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_component_use__component_id__use_case_id" ON "component_use" ("component_id", "use_case_id");

CREATE INDEX "ix_component_use__use_case_id" ON "component_use" ("use_case_id");

CREATE TABLE "data_source" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (octet_length("name") <= 8000),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "is_catalogued" INTEGER CHECK ("is_catalogued" = 0 OR "is_catalogued" = 1),
  "quality_percent" REAL CHECK ("quality_percent" BETWEEN 0.0 AND 100.0),
  "refresh" TEXT CHECK (octet_length("refresh") <= 8000),
  "is_automated" INTEGER CHECK ("is_automated" = 0 OR "is_automated" = 1),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
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
  "code" TEXT NOT NULL CHECK (octet_length("code") <= 400),
  "topic" TEXT NOT NULL CHECK (octet_length("topic") <= 8000),
  "text" TEXT NOT NULL CHECK (octet_length("text") <= 400000),
  "guidance" TEXT CHECK (octet_length("guidance") <= 400000),
  "evidence_wanted" TEXT CHECK (octet_length("evidence_wanted") <= 8000),
  "applies_from_tier" TEXT CHECK ("applies_from_tier" = 'minimal' OR "applies_from_tier" = 'limited' OR "applies_from_tier" = 'high' OR "applies_from_tier" = 'prohibited'),
  "applies_to" TEXT CHECK (octet_length("applies_to") <= 8000),
  "gate_stage" INTEGER CHECK ("gate_stage" BETWEEN 1 AND 9),
  "is_blocking" INTEGER CHECK ("is_blocking" = 0 OR "is_blocking" = 1),
  "is_programme_level" INTEGER CHECK ("is_programme_level" = 0 OR "is_programme_level" = 1),
  "cadence" TEXT CHECK (octet_length("cadence") <= 8000),
  "frameworks" TEXT CHECK (json_valid("frameworks")),
  "version" TEXT CHECK (octet_length("version") <= 8000),
  "is_active" INTEGER NOT NULL DEFAULT 1 CHECK ("is_active" = 0 OR "is_active" = 1),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_checklist_item__code" ON "checklist_item" ("code" COLLATE NOCASE);

CREATE INDEX "ix_checklist_item__topic" ON "checklist_item" ("topic");

CREATE TABLE "checklist_response" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "checklist_item_id" INTEGER NOT NULL REFERENCES "checklist_item" ("id"),
  "status" TEXT NOT NULL DEFAULT 'not_started' CHECK ("status" = 'not_started' OR "status" = 'in_progress' OR "status" = 'done' OR "status" = 'not_applicable'),
  "reason" TEXT CHECK (octet_length("reason") <= 8000),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "due_on" TEXT CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "evidence" TEXT CHECK (octet_length("evidence") <= 400000),
  "evidence_expires_on" TEXT CHECK ("evidence_expires_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "signed_off_by" TEXT CHECK (octet_length("signed_off_by") <= 8000),
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
  "question" TEXT NOT NULL CHECK (octet_length("question") <= 8000),
  "answer" TEXT CHECK (octet_length("answer") <= 8000),
  "answered_by" TEXT CHECK (octet_length("answered_by") <= 8000),
  "answered_on" TEXT CHECK ("answered_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_risk_answer__use_case_id" ON "risk_answer" ("use_case_id");

CREATE TABLE "model_change" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "model" TEXT CHECK (octet_length("model") <= 8000),
  "version" TEXT CHECK (octet_length("version") <= 8000),
  "change" TEXT NOT NULL CHECK (octet_length("change") <= 400000),
  "decision" TEXT CHECK (octet_length("decision") <= 8000),
  "approver" TEXT CHECK (octet_length("approver") <= 8000),
  "changed_on" TEXT CHECK ("changed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_model_change__use_case_id" ON "model_change" ("use_case_id");

CREATE TABLE "fairness_test" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "metric" TEXT NOT NULL CHECK (octet_length("metric") <= 8000),
  "group_tested" TEXT CHECK (octet_length("group_tested") <= 8000),
  "value" REAL CHECK ("value" BETWEEN -1000000000000000.0 AND 1000000000000000.0),
  "threshold" REAL CHECK ("threshold" BETWEEN -1000000000000000.0 AND 1000000000000000.0),
  "tested_on" TEXT CHECK ("tested_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "valid_until" TEXT CHECK ("valid_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "has_passed" INTEGER CHECK ("has_passed" = 0 OR "has_passed" = 1),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_fairness_test__use_case_id" ON "fairness_test" ("use_case_id");

CREATE TABLE "explainability" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER NOT NULL REFERENCES "use_case" ("id"),
  "method" TEXT NOT NULL CHECK (octet_length("method") <= 8000),
  "audience" TEXT CHECK (octet_length("audience") <= 8000),
  "limits" TEXT CHECK (octet_length("limits") <= 400000),
  "reviewed_on" TEXT CHECK ("reviewed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_explainability__use_case_id" ON "explainability" ("use_case_id");

CREATE TABLE "incident" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "key" TEXT CHECK (octet_length("key") <= 400),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "summary" TEXT NOT NULL CHECK (octet_length("summary") <= 8000),
  "severity" TEXT CHECK ("severity" = 'low' OR "severity" = 'medium' OR "severity" = 'high' OR "severity" = 'critical'),
  "detected_at" TEXT,
  "contained_at" TEXT,
  "resolved_at" TEXT,
  "protocol_step" TEXT CHECK (octet_length("protocol_step") <= 8000),
  "root_cause" TEXT CHECK (octet_length("root_cause") <= 400000),
  "lesson" TEXT CHECK (octet_length("lesson") <= 400000),
  "is_lesson_closed" INTEGER CHECK ("is_lesson_closed" = 0 OR "is_lesson_closed" = 1),
  "is_rehearsal" INTEGER CHECK ("is_rehearsal" = 0 OR "is_rehearsal" = 1),
  "closed_by" TEXT CHECK (octet_length("closed_by") <= 8000),
  "created_at" TEXT,
  "updated_at" TEXT,
  "custom" TEXT CHECK (json_valid("custom"))
) STRICT;

CREATE INDEX "ix_incident__severity__detected_at" ON "incident" ("severity", "detected_at");

CREATE INDEX "ix_incident__use_case_id" ON "incident" ("use_case_id");

CREATE TABLE "escalation_rule" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "trigger" TEXT NOT NULL CHECK (octet_length("trigger") <= 8000),
  "decider" TEXT CHECK (octet_length("decider") <= 8000),
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
  "process" TEXT NOT NULL CHECK (octet_length("process") <= 8000),
  "before" TEXT CHECK (octet_length("before") <= 400000),
  "after" TEXT CHECK (octet_length("after") <= 400000),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "status" TEXT NOT NULL DEFAULT 'open' CHECK ("status" = 'open' OR "status" = 'in_progress' OR "status" = 'done' OR "status" = 'cancelled'),
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
  "scenario" TEXT NOT NULL DEFAULT 'Plan' CHECK (octet_length("scenario") <= 8000),
  "pilot_gain_minor" INTEGER,
  "scale_factor" REAL CHECK ("scale_factor" BETWEEN 0 AND 1000000000000000.0),
  "realisation_factor" REAL CHECK ("realisation_factor" BETWEEN 0 AND 2),
  "go_live_on" TEXT CHECK ("go_live_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "months_to_full" INTEGER CHECK ("months_to_full" BETWEEN 0 AND 240),
  "confidence_percent" REAL CHECK ("confidence_percent" BETWEEN 0.0 AND 100.0),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_business_case__use_case_id__scenario" ON "business_case" ("use_case_id", "scenario");

CREATE TABLE "business_case_line" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "business_case_id" INTEGER REFERENCES "business_case" ("id"),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "name" TEXT NOT NULL CHECK (octet_length("name") <= 8000),
  "line_kind" TEXT NOT NULL DEFAULT 'delivery' CHECK ("line_kind" = 'benefit' OR "line_kind" = 'delivery' OR "line_kind" = 'infrastructure' OR "line_kind" = 'change' OR "line_kind" = 'run'),
  "amount_minor" INTEGER,
  "period" TEXT CHECK (octet_length("period") <= 8000),
  "per_user_minor" INTEGER,
  "low_minor" INTEGER,
  "high_minor" INTEGER,
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
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
  "line" TEXT NOT NULL CHECK ("line" = 'benefit' OR "line" = 'delivery' OR "line" = 'infrastructure' OR "line" = 'change' OR "line" = 'run'),
  "planned_minor" INTEGER,
  "actual_minor" INTEGER,
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_actual__use_case_id__month_on__line" ON "actual" ("use_case_id", "month_on", "line");

CREATE TABLE "raid" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "key" TEXT CHECK (octet_length("key") <= 400),
  "entry_kind" TEXT NOT NULL DEFAULT 'risk' CHECK ("entry_kind" = 'risk' OR "entry_kind" = 'assumption' OR "entry_kind" = 'issue' OR "entry_kind" = 'dependency'),
  "title" TEXT NOT NULL CHECK (octet_length("title") <= 8000),
  "description" TEXT CHECK (octet_length("description") <= 400000),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "probability" INTEGER CHECK ("probability" BETWEEN 1 AND 5),
  "impact" INTEGER CHECK ("impact" BETWEEN 1 AND 5),
  "response" TEXT CHECK (octet_length("response") <= 400000),
  "raised_on" TEXT CHECK ("raised_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "due_on" TEXT CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "status" TEXT NOT NULL DEFAULT 'open' CHECK ("status" = 'open' OR "status" = 'in_progress' OR "status" = 'done' OR "status" = 'cancelled'),
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
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
  "name" TEXT NOT NULL CHECK (octet_length("name") <= 8000),
  "held_on" TEXT NOT NULL CHECK ("held_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "attendees" TEXT CHECK (json_valid("attendees")),
  "agenda" TEXT CHECK (octet_length("agenda") <= 400000),
  "journal_position" INTEGER CHECK ("journal_position" BETWEEN 0 AND 9223372036854775807),
  "minutes" TEXT CHECK (octet_length("minutes") <= 400000),
  "is_issued" INTEGER NOT NULL DEFAULT 0 CHECK ("is_issued" = 0 OR "is_issued" = 1),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE TABLE "steering_decision" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "steering_meeting_id" INTEGER REFERENCES "steering_meeting" ("id"),
  "use_case_id" INTEGER REFERENCES "use_case" ("id"),
  "text" TEXT NOT NULL CHECK (octet_length("text") <= 8000),
  "recommendation" TEXT CHECK (octet_length("recommendation") <= 400000),
  "due_on" TEXT CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "outcome" TEXT CHECK (octet_length("outcome") <= 8000),
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
  "text" TEXT NOT NULL CHECK (octet_length("text") <= 8000),
  "owner_id" INTEGER REFERENCES "person" ("id"),
  "due_on" TEXT CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "status" TEXT NOT NULL DEFAULT 'open' CHECK ("status" = 'open' OR "status" = 'in_progress' OR "status" = 'done' OR "status" = 'cancelled'),
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
  "aspect" TEXT NOT NULL CHECK ("aspect" = 'delivery' OR "aspect" = 'governance' OR "aspect" = 'adoption' OR "aspect" = 'benefits'),
  "rag" TEXT NOT NULL CHECK ("rag" = 'green' OR "rag" = 'amber' OR "rag" = 'red'),
  "comment" TEXT NOT NULL CHECK (octet_length("comment") <= 8000),
  "expires_on" TEXT CHECK ("expires_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_health_override__use_case_id" ON "health_override" ("use_case_id");

CREATE TABLE "attachment" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (octet_length("name") <= 1020),
  "media_type" TEXT CHECK (octet_length("media_type") <= 8000),
  "content" BLOB,
  "size_bytes" INTEGER CHECK ("size_bytes" BETWEEN 0 AND 9223372036854775807),
  "sha256" TEXT CHECK (octet_length("sha256") <= 256),
  "record_kind" TEXT CHECK (octet_length("record_kind") <= 8000),
  "record_id" INTEGER,
  "notes" TEXT CHECK (octet_length("notes") <= 400000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_attachment__record_kind__record_id" ON "attachment" ("record_kind", "record_id");

CREATE TABLE "import_run" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "file_name" TEXT NOT NULL CHECK (octet_length("file_name") <= 8000),
  "file_hash" TEXT CHECK (octet_length("file_hash") <= 256),
  "header_fingerprint" TEXT CHECK (octet_length("header_fingerprint") <= 256),
  "mapping" TEXT CHECK (json_valid("mapping")),
  "counts" TEXT CHECK (json_valid("counts")),
  "imported_at" TEXT,
  "actor" TEXT CHECK (octet_length("actor") <= 8000),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE TABLE "setting" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (octet_length("name") <= 8000),
  "value" TEXT CHECK (json_valid("value")),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_setting__name" ON "setting" ("name");

CREATE TABLE "saved_view" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (octet_length("name") <= 8000),
  "record_kind" TEXT NOT NULL CHECK (octet_length("record_kind") <= 8000),
  "layout" TEXT CHECK (json_valid("layout")),
  "position" INTEGER,
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE UNIQUE INDEX "ux_saved_view__record_kind__name" ON "saved_view" ("record_kind", "name");

CREATE TABLE "mapping_profile" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (octet_length("name") <= 8000),
  "header_fingerprint" TEXT CHECK (octet_length("header_fingerprint") <= 8000),
  "content" TEXT CHECK (json_valid("content")),
  "created_at" TEXT,
  "updated_at" TEXT
) STRICT;

CREATE INDEX "ix_mapping_profile__header_fingerprint" ON "mapping_profile" ("header_fingerprint");
