CREATE TABLE "rater_severity" (
	"run_id" uuid NOT NULL,
	"person_id" integer NOT NULL,
	"box" "bytea" NOT NULL,
	CONSTRAINT "rater_severity_run_id_person_id_pk" PRIMARY KEY("run_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "run_flag" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"run_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"unit_id" integer,
	"ratee_id" integer,
	"labels" jsonb NOT NULL,
	"strength" double precision NOT NULL,
	"p" double precision,
	"evidence" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scoring_repeat" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"run_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_person_id" integer,
	"is_same_input" boolean NOT NULL,
	"is_same_output" boolean
);
--> statement-breakpoint
CREATE TABLE "scoring_task" (
	"cycle_id" integer PRIMARY KEY NOT NULL,
	"token" uuid NOT NULL,
	"repeats" uuid,
	"stage" text NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"beat_at" timestamp with time zone NOT NULL,
	"by_person_id" integer,
	"failure" text
);
--> statement-breakpoint
ALTER TABLE "result" ADD COLUMN "status" text;--> statement-breakpoint
ALTER TABLE "result" ADD COLUMN "fair" double precision;--> statement-breakpoint
ALTER TABLE "result" ADD COLUMN "low" double precision;--> statement-breakpoint
ALTER TABLE "result" ADD COLUMN "high" double precision;--> statement-breakpoint
ALTER TABLE "result" ADD COLUMN "p_top" double precision;--> statement-breakpoint
ALTER TABLE "result" ADD COLUMN "p_quota" double precision;--> statement-breakpoint
ALTER TABLE "result" ADD COLUMN "rank_expected" double precision;--> statement-breakpoint
ALTER TABLE "scoring_run" ADD COLUMN "output_hash" text;--> statement-breakpoint
ALTER TABLE "scoring_run" ADD COLUMN "summary" jsonb;--> statement-breakpoint
ALTER TABLE "scoring_run" ADD COLUMN "seconds" double precision;--> statement-breakpoint
ALTER TABLE "unit_result" ADD COLUMN "link" jsonb;--> statement-breakpoint
ALTER TABLE "rater_severity" ADD CONSTRAINT "rater_severity_run_id_scoring_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."scoring_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rater_severity" ADD CONSTRAINT "rater_severity_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_flag" ADD CONSTRAINT "run_flag_run_id_scoring_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."scoring_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_flag" ADD CONSTRAINT "run_flag_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_flag" ADD CONSTRAINT "run_flag_ratee_id_cycle_person_id_fk" FOREIGN KEY ("ratee_id") REFERENCES "public"."cycle_person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scoring_repeat" ADD CONSTRAINT "scoring_repeat_run_id_scoring_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."scoring_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scoring_repeat" ADD CONSTRAINT "scoring_repeat_by_person_id_person_id_fk" FOREIGN KEY ("by_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scoring_task" ADD CONSTRAINT "scoring_task_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scoring_task" ADD CONSTRAINT "scoring_task_repeats_scoring_run_id_fk" FOREIGN KEY ("repeats") REFERENCES "public"."scoring_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scoring_task" ADD CONSTRAINT "scoring_task_by_person_id_person_id_fk" FOREIGN KEY ("by_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "run_flag_run_idx" ON "run_flag" USING btree ("run_id","kind");--> statement-breakpoint
CREATE INDEX "scoring_repeat_run_idx" ON "scoring_repeat" USING btree ("run_id","at");--> statement-breakpoint
CREATE INDEX "result_top_idx" ON "result" USING btree ("run_id","p_top");