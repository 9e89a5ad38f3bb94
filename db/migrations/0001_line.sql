CREATE TABLE "account_credential" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_session" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_user" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" integer NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"notice_version" text,
	"notice_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "invitation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"person_id" integer,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" integer,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "mail_outbox" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mail_outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"to_address" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assessment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cycle_id" integer NOT NULL,
	"ratee_id" integer NOT NULL,
	"role" text NOT NULL,
	"rater_id" integer NOT NULL,
	"state" text DEFAULT 'assigned' NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"content" jsonb NOT NULL,
	"saved_at" timestamp with time zone,
	"submitted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "cycle_key" (
	"cycle_id" integer PRIMARY KEY NOT NULL,
	"wrapped" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "growth_choice" (
	"ratee_id" integer PRIMARY KEY NOT NULL,
	"competency_code" text NOT NULL,
	"from_level" integer,
	"plan" text DEFAULT '' NOT NULL,
	"chosen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "peer_assignment" (
	"cycle_id" integer NOT NULL,
	"rater_id" integer NOT NULL,
	"ratee_id" integer NOT NULL,
	"recused_reason" text,
	CONSTRAINT "peer_assignment_cycle_id_rater_id_ratee_id_pk" PRIMARY KEY("cycle_id","rater_id","ratee_id")
);
--> statement-breakpoint
CREATE TABLE "peer_form" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cycle_id" integer NOT NULL,
	"ratee_id" integer NOT NULL,
	"state" text DEFAULT 'assigned' NOT NULL,
	"version" integer NOT NULL,
	"box" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "peer_key_check" (
	"id" integer PRIMARY KEY NOT NULL,
	"value" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "peer_rater" (
	"cycle_id" integer NOT NULL,
	"rater_id" integer NOT NULL,
	"sent" integer DEFAULT 0 NOT NULL,
	"recorded" integer DEFAULT 0 NOT NULL,
	"sent_on" date,
	CONSTRAINT "peer_rater_cycle_id_rater_id_pk" PRIMARY KEY("cycle_id","rater_id")
);
--> statement-breakpoint
CREATE TABLE "released_comment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cycle_id" integer NOT NULL,
	"ratee_id" integer NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"cycle_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"on_day" text NOT NULL,
	"by_person_id" integer,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "reminder_cycle_id_person_id_on_day_pk" PRIMARY KEY("cycle_id","person_id","on_day")
);
--> statement-breakpoint
CREATE TABLE "audit_detail" (
	"number" bigint PRIMARY KEY NOT NULL,
	"salt" "bytea" NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"number" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" integer,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"previous" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commendation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"decision_id" uuid NOT NULL,
	"nomination_id" uuid NOT NULL,
	"person_id" integer NOT NULL,
	"full_name" text NOT NULL,
	"sort_key" text NOT NULL,
	"title_and_unit" text NOT NULL,
	"deed" text NOT NULL,
	"verify_code" text NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"revoked_by" integer,
	"revoked_reason" text,
	"revocation_number" text,
	CONSTRAINT "commendation_revoked" CHECK (("commendation"."revoked_at" is null) = ("commendation"."revocation_number" is null))
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cycle_id" integer NOT NULL,
	"unit_id" integer NOT NULL,
	"number" text NOT NULL,
	"signed_on" date NOT NULL,
	"signer" text NOT NULL,
	"honour_name" text NOT NULL,
	"reason" text NOT NULL,
	"excess_reason" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'recorded' NOT NULL,
	"decided_by" integer,
	"decided_at" timestamp with time zone NOT NULL,
	"published_by" integer,
	"published_at" timestamp with time zone,
	"withdrawn_by" integer,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	CONSTRAINT "decision_published" CHECK (("decision"."state" = 'published') = ("decision"."published_at" is not null)),
	CONSTRAINT "decision_withdrawn" CHECK (("decision"."state" = 'withdrawn') = ("decision"."withdrawn_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "cycle" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cycle_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"unit_id" integer NOT NULL,
	"framework_id" integer NOT NULL,
	"name" text NOT NULL,
	"year" integer NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"settings" jsonb NOT NULL,
	"opened_at" timestamp with time zone,
	"opened_by" integer,
	"closed_at" timestamp with time zone,
	"closed_by" integer,
	"closed_reason" text
);
--> statement-breakpoint
CREATE TABLE "cycle_person" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cycle_person_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"cycle_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"unit_id" integer NOT NULL,
	"unit_path" text NOT NULL,
	"title_code" text NOT NULL,
	"full_name" text NOT NULL,
	"sort_key" text NOT NULL,
	"appointed_on" date NOT NULL,
	"is_ratee" boolean NOT NULL,
	"joined_at" timestamp with time zone,
	"left_at" timestamp with time zone,
	"left_reason" text
);
--> statement-breakpoint
CREATE TABLE "cycle_phase" (
	"cycle_id" integer NOT NULL,
	"phase" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cycle_phase_cycle_id_phase_pk" PRIMARY KEY("cycle_id","phase"),
	CONSTRAINT "cycle_phase_window" CHECK ("cycle_phase"."ends_at" > "cycle_phase"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "cycle_phase_change" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cycle_phase_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"cycle_id" integer NOT NULL,
	"phase" text NOT NULL,
	"starts_before" timestamp with time zone NOT NULL,
	"ends_before" timestamp with time zone NOT NULL,
	"starts_after" timestamp with time zone NOT NULL,
	"ends_after" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"by_person_id" integer,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cycle_unit" (
	"cycle_id" integer NOT NULL,
	"unit_id" integer NOT NULL,
	"parent_id" integer,
	"path" text NOT NULL,
	"name" text NOT NULL,
	"type_code" text NOT NULL,
	"level" text NOT NULL,
	"branch_kind" text,
	"sort_key" text NOT NULL,
	"quota" integer,
	CONSTRAINT "cycle_unit_cycle_id_unit_id_pk" PRIMARY KEY("cycle_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "framework" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "framework_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"unit_id" integer NOT NULL,
	"version" integer NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"wording" text DEFAULT 'draft' NOT NULL,
	"content" jsonb NOT NULL,
	"copied_from_id" integer,
	"locked_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"retired_at" timestamp with time zone,
	"adopted_at" timestamp with time zone,
	"adopted_by" integer,
	"adoption_number" text,
	"adoption_on" date,
	"revision" integer DEFAULT 0 NOT NULL,
	"edits" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" integer
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consent_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer NOT NULL,
	"nomination_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"text_hash" text NOT NULL,
	"answer" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "nomination" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cycle_id" integer NOT NULL,
	"ratee_id" integer NOT NULL,
	"unit_id" integer NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"statement" jsonb NOT NULL,
	"checks" jsonb,
	"drafted_by" integer,
	"submitted_by" integer,
	"submitted_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "nomination_event" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "nomination_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"nomination_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"by_person_id" integer,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appointment" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "appointment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer NOT NULL,
	"unit_id" integer NOT NULL,
	"title_code" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"how" text,
	CONSTRAINT "appointment_dates" CHECK ("appointment"."to_on" is null or "appointment"."to_on" >= "appointment"."from_on")
);
--> statement-breakpoint
CREATE TABLE "discipline" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "discipline_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer NOT NULL,
	"form" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"source" text
);
--> statement-breakpoint
CREATE TABLE "honour" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "honour_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer NOT NULL,
	"year" integer NOT NULL,
	"name" text NOT NULL,
	"decision_number" text,
	"decided_on" date,
	"issuer" text NOT NULL,
	"commendation_id" uuid,
	"revoked_on" date,
	"revoked_reason" text
);
--> statement-breakpoint
CREATE TABLE "import_file" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"unit_id" integer,
	"file_name" text NOT NULL,
	"bytes" "bytea",
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"rows_digest" text,
	"counts" jsonb,
	"uploaded_by" integer,
	"uploaded_at" timestamp with time zone NOT NULL,
	"imported_at" timestamp with time zone,
	"discarded" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "official_grade" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "official_grade_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer,
	"unit_id" integer,
	"year" integer NOT NULL,
	"grade" text NOT NULL,
	"source" text,
	CONSTRAINT "official_grade_subject" CHECK (num_nonnulls("official_grade"."person_id", "official_grade"."unit_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "person_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"ho" text NOT NULL,
	"dem" text DEFAULT '' NOT NULL,
	"ten" text NOT NULL,
	"full_name" text NOT NULL,
	"sort_key" text NOT NULL,
	"search_key" text NOT NULL,
	"born_on" date,
	"gender" text,
	"phone" text,
	"email" text,
	"member_code" text,
	"joined_union_on" date
);
--> statement-breakpoint
CREATE TABLE "title" (
	"code" text PRIMARY KEY NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"power" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "unit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"type_code" text NOT NULL,
	"parent_id" integer,
	"path" text DEFAULT '' NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"sort_key" text NOT NULL,
	"search_key" text NOT NULL,
	CONSTRAINT "unit_dates" CHECK ("unit"."valid_to" is null or "unit"."valid_to" >= "unit"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "unit_succession" (
	"predecessor_id" integer NOT NULL,
	"successor_id" integer NOT NULL,
	"on_day" date NOT NULL,
	"note" text,
	CONSTRAINT "unit_succession_predecessor_id_successor_id_pk" PRIMARY KEY("predecessor_id","successor_id"),
	CONSTRAINT "unit_succession_differs" CHECK ("unit_succession"."predecessor_id" <> "unit_succession"."successor_id")
);
--> statement-breakpoint
CREATE TABLE "unit_type" (
	"code" text PRIMARY KEY NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"level" text NOT NULL,
	"branch_kind" text
);
--> statement-breakpoint
CREATE TABLE "result" (
	"run_id" uuid NOT NULL,
	"ratee_id" integer NOT NULL,
	"total" numeric(8, 6),
	"is_peer_withheld" boolean NOT NULL,
	"detail" jsonb NOT NULL,
	CONSTRAINT "result_run_id_ratee_id_pk" PRIMARY KEY("run_id","ratee_id")
);
--> statement-breakpoint
CREATE TABLE "scored_peer_form" (
	"form_id" uuid PRIMARY KEY NOT NULL,
	"ratee_id" integer NOT NULL,
	"run_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scoring_run" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cycle_id" integer NOT NULL,
	"method" text NOT NULL,
	"engine_version" text NOT NULL,
	"options" jsonb NOT NULL,
	"input_hash" text NOT NULL,
	"forms" jsonb NOT NULL,
	"by_person_id" integer,
	"at" timestamp with time zone NOT NULL,
	"released" boolean DEFAULT false NOT NULL,
	"released_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "unit_result" (
	"run_id" uuid NOT NULL,
	"unit_id" integer NOT NULL,
	"people" integer NOT NULL,
	"total" numeric(8, 6),
	"means" jsonb NOT NULL,
	CONSTRAINT "unit_result_run_id_unit_id_pk" PRIMARY KEY("run_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "shortlist_entry" (
	"nomination_id" uuid PRIMARY KEY NOT NULL,
	"cycle_id" integer NOT NULL,
	"place" integer NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"by_person_id" integer,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shortlist_opinion" (
	"nomination_id" uuid NOT NULL,
	"person_id" integer NOT NULL,
	"opinion" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "shortlist_opinion_nomination_id_person_id_pk" PRIMARY KEY("nomination_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "account_credential" ADD CONSTRAINT "account_credential_user_id_account_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."account_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_session" ADD CONSTRAINT "account_session_user_id_account_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."account_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_user" ADD CONSTRAINT "account_user_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_ratee_id_cycle_person_id_fk" FOREIGN KEY ("ratee_id") REFERENCES "public"."cycle_person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_rater_id_person_id_fk" FOREIGN KEY ("rater_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle_key" ADD CONSTRAINT "cycle_key_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "growth_choice" ADD CONSTRAINT "growth_choice_ratee_id_cycle_person_id_fk" FOREIGN KEY ("ratee_id") REFERENCES "public"."cycle_person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_assignment" ADD CONSTRAINT "peer_assignment_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_assignment" ADD CONSTRAINT "peer_assignment_rater_id_person_id_fk" FOREIGN KEY ("rater_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_assignment" ADD CONSTRAINT "peer_assignment_ratee_id_cycle_person_id_fk" FOREIGN KEY ("ratee_id") REFERENCES "public"."cycle_person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_form" ADD CONSTRAINT "peer_form_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_form" ADD CONSTRAINT "peer_form_ratee_id_cycle_person_id_fk" FOREIGN KEY ("ratee_id") REFERENCES "public"."cycle_person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_rater" ADD CONSTRAINT "peer_rater_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_rater" ADD CONSTRAINT "peer_rater_rater_id_person_id_fk" FOREIGN KEY ("rater_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "released_comment" ADD CONSTRAINT "released_comment_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "released_comment" ADD CONSTRAINT "released_comment_ratee_id_cycle_person_id_fk" FOREIGN KEY ("ratee_id") REFERENCES "public"."cycle_person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_by_person_id_person_id_fk" FOREIGN KEY ("by_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_detail" ADD CONSTRAINT "audit_detail_number_audit_entry_number_fk" FOREIGN KEY ("number") REFERENCES "public"."audit_entry"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commendation" ADD CONSTRAINT "commendation_decision_id_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commendation" ADD CONSTRAINT "commendation_nomination_id_nomination_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nomination"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commendation" ADD CONSTRAINT "commendation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commendation" ADD CONSTRAINT "commendation_revoked_by_person_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_published_by_person_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_withdrawn_by_person_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_opened_by_person_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_closed_by_person_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle_person" ADD CONSTRAINT "cycle_person_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle_person" ADD CONSTRAINT "cycle_person_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle_person" ADD CONSTRAINT "cycle_person_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle_phase" ADD CONSTRAINT "cycle_phase_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle_phase_change" ADD CONSTRAINT "cycle_phase_change_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle_phase_change" ADD CONSTRAINT "cycle_phase_change_by_person_id_person_id_fk" FOREIGN KEY ("by_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle_unit" ADD CONSTRAINT "cycle_unit_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle_unit" ADD CONSTRAINT "cycle_unit_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework" ADD CONSTRAINT "framework_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework" ADD CONSTRAINT "framework_copied_from_id_framework_id_fk" FOREIGN KEY ("copied_from_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework" ADD CONSTRAINT "framework_adopted_by_person_id_fk" FOREIGN KEY ("adopted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework" ADD CONSTRAINT "framework_updated_by_person_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_nomination_id_nomination_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nomination"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_ratee_id_cycle_person_id_fk" FOREIGN KEY ("ratee_id") REFERENCES "public"."cycle_person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_drafted_by_person_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination_event" ADD CONSTRAINT "nomination_event_nomination_id_nomination_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nomination"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination_event" ADD CONSTRAINT "nomination_event_by_person_id_person_id_fk" FOREIGN KEY ("by_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_title_code_title_code_fk" FOREIGN KEY ("title_code") REFERENCES "public"."title"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discipline" ADD CONSTRAINT "discipline_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "honour" ADD CONSTRAINT "honour_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_uploaded_by_person_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "official_grade" ADD CONSTRAINT "official_grade_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "official_grade" ADD CONSTRAINT "official_grade_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_type_code_unit_type_code_fk" FOREIGN KEY ("type_code") REFERENCES "public"."unit_type"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_parent_id_unit_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_succession" ADD CONSTRAINT "unit_succession_predecessor_id_unit_id_fk" FOREIGN KEY ("predecessor_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_succession" ADD CONSTRAINT "unit_succession_successor_id_unit_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result" ADD CONSTRAINT "result_run_id_scoring_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."scoring_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result" ADD CONSTRAINT "result_ratee_id_cycle_person_id_fk" FOREIGN KEY ("ratee_id") REFERENCES "public"."cycle_person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scored_peer_form" ADD CONSTRAINT "scored_peer_form_ratee_id_cycle_person_id_fk" FOREIGN KEY ("ratee_id") REFERENCES "public"."cycle_person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scored_peer_form" ADD CONSTRAINT "scored_peer_form_run_id_scoring_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."scoring_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scoring_run" ADD CONSTRAINT "scoring_run_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scoring_run" ADD CONSTRAINT "scoring_run_by_person_id_person_id_fk" FOREIGN KEY ("by_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_result" ADD CONSTRAINT "unit_result_run_id_scoring_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."scoring_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_result" ADD CONSTRAINT "unit_result_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist_entry" ADD CONSTRAINT "shortlist_entry_nomination_id_nomination_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nomination"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist_entry" ADD CONSTRAINT "shortlist_entry_by_person_id_person_id_fk" FOREIGN KEY ("by_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist_opinion" ADD CONSTRAINT "shortlist_opinion_nomination_id_nomination_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nomination"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist_opinion" ADD CONSTRAINT "shortlist_opinion_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_credential_user_idx" ON "account_credential" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_session_token_key" ON "account_session" USING btree ("token");--> statement-breakpoint
CREATE INDEX "account_session_user_idx" ON "account_session" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_user_email_key" ON "account_user" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "account_user_person_key" ON "account_user" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "account_verification_identifier_idx" ON "account_verification" USING btree ("identifier");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_token_key" ON "invitation" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invitation_person_idx" ON "invitation" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_key" ON "assessment" USING btree ("cycle_id","ratee_id","role","rater_id");--> statement-breakpoint
CREATE INDEX "assessment_rater_idx" ON "assessment" USING btree ("rater_id","cycle_id");--> statement-breakpoint
CREATE INDEX "peer_assignment_ratee_idx" ON "peer_assignment" USING btree ("cycle_id","ratee_id");--> statement-breakpoint
CREATE INDEX "peer_form_ratee_idx" ON "peer_form" USING btree ("cycle_id","ratee_id");--> statement-breakpoint
CREATE INDEX "released_comment_ratee_idx" ON "released_comment" USING btree ("cycle_id","ratee_id");--> statement-breakpoint
CREATE INDEX "audit_entry_subject_idx" ON "audit_entry" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "audit_entry_actor_idx" ON "audit_entry" USING btree ("actor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "commendation_nomination_key" ON "commendation" USING btree ("nomination_id") WHERE "commendation"."withdrawn_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "commendation_verify_key" ON "commendation" USING btree ("verify_code");--> statement-breakpoint
CREATE INDEX "commendation_decision_idx" ON "commendation" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "commendation_person_idx" ON "commendation" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "decision_number_key" ON "decision" USING btree ("unit_id","number") WHERE "decision"."state" <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "decision_cycle_idx" ON "decision" USING btree ("cycle_id");--> statement-breakpoint
CREATE INDEX "cycle_unit_idx" ON "cycle" USING btree ("unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cycle_open_key" ON "cycle" USING btree ("unit_id") WHERE "cycle"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "cycle_person_key" ON "cycle_person" USING btree ("cycle_id","person_id","unit_id");--> statement-breakpoint
CREATE INDEX "cycle_person_unit_idx" ON "cycle_person" USING btree ("cycle_id","unit_id");--> statement-breakpoint
CREATE INDEX "cycle_person_path_idx" ON "cycle_person" USING btree ("cycle_id","unit_path" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "cycle_person_person_idx" ON "cycle_person" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "cycle_phase_change_idx" ON "cycle_phase_change" USING btree ("cycle_id");--> statement-breakpoint
CREATE INDEX "cycle_unit_path_idx" ON "cycle_unit" USING btree ("cycle_id","path" text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "framework_version_key" ON "framework" USING btree ("unit_id","version");--> statement-breakpoint
CREATE INDEX "framework_state_idx" ON "framework" USING btree ("state");--> statement-breakpoint
CREATE UNIQUE INDEX "consent_key" ON "consent" USING btree ("nomination_id","purpose");--> statement-breakpoint
CREATE UNIQUE INDEX "nomination_ratee_key" ON "nomination" USING btree ("cycle_id","ratee_id");--> statement-breakpoint
CREATE INDEX "nomination_unit_idx" ON "nomination" USING btree ("cycle_id","unit_id");--> statement-breakpoint
CREATE INDEX "nomination_event_idx" ON "nomination_event" USING btree ("nomination_id");--> statement-breakpoint
CREATE INDEX "appointment_person_idx" ON "appointment" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "appointment_unit_idx" ON "appointment" USING btree ("unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "appointment_open_key" ON "appointment" USING btree ("person_id","unit_id","title_code") WHERE "appointment"."to_on" is null;--> statement-breakpoint
CREATE INDEX "discipline_person_idx" ON "discipline" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "honour_person_idx" ON "honour" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "honour_commendation_key" ON "honour" USING btree ("commendation_id");--> statement-breakpoint
CREATE INDEX "import_file_by_idx" ON "import_file" USING btree ("uploaded_by");--> statement-breakpoint
CREATE UNIQUE INDEX "official_grade_person_key" ON "official_grade" USING btree ("person_id","year");--> statement-breakpoint
CREATE UNIQUE INDEX "official_grade_unit_key" ON "official_grade" USING btree ("unit_id","year");--> statement-breakpoint
CREATE UNIQUE INDEX "person_phone_key" ON "person" USING btree ("phone");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email_key" ON "person" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "person_member_code_key" ON "person" USING btree ("member_code");--> statement-breakpoint
CREATE INDEX "person_sort_idx" ON "person" USING btree ("sort_key");--> statement-breakpoint
CREATE INDEX "person_search_idx" ON "person" USING gin ("search_key" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "unit_code_key" ON "unit" USING btree ("code");--> statement-breakpoint
CREATE INDEX "unit_parent_idx" ON "unit" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "unit_path_idx" ON "unit" USING btree ("path" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "result_ratee_idx" ON "result" USING btree ("ratee_id");--> statement-breakpoint
CREATE INDEX "scored_peer_form_ratee_idx" ON "scored_peer_form" USING btree ("ratee_id");--> statement-breakpoint
CREATE INDEX "scoring_run_cycle_idx" ON "scoring_run" USING btree ("cycle_id","at");--> statement-breakpoint
CREATE INDEX "shortlist_entry_cycle_idx" ON "shortlist_entry" USING btree ("cycle_id","place");