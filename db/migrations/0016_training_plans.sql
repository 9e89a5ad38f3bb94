CREATE TABLE "training_class" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"name" text NOT NULL,
	"year" integer NOT NULL,
	"quarter" integer NOT NULL,
	"people" integer NOT NULL,
	"amount" bigint NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"held_on" date,
	"moved_year" integer,
	"moved_quarter" integer,
	"moved_reason" text,
	"moved_at" timestamp with time zone,
	"cancelled_reason" text,
	"cancelled_at" timestamp with time zone,
	"created_by" integer,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "training_class_held" CHECK (("training_class"."state" = 'held') = ("training_class"."held_on" is not null)),
	CONSTRAINT "training_class_cancelled" CHECK (("training_class"."state" = 'cancelled') = ("training_class"."cancelled_at" is not null)),
	CONSTRAINT "training_class_moved" CHECK (num_nulls("training_class"."moved_year", "training_class"."moved_quarter", "training_class"."moved_reason", "training_class"."moved_at") in (0, 4))
);
--> statement-breakpoint
CREATE TABLE "training_class_goal" (
	"class_id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	CONSTRAINT "training_class_goal_class_id_goal_id_pk" PRIMARY KEY("class_id","goal_id")
);
--> statement-breakpoint
CREATE TABLE "training_class_topic" (
	"class_id" uuid NOT NULL,
	"topic_id" integer NOT NULL,
	CONSTRAINT "training_class_topic_class_id_topic_id_pk" PRIMARY KEY("class_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "training_completion" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"class_id" uuid NOT NULL,
	"person_id" integer NOT NULL,
	"seat" text NOT NULL,
	"completed_on" date NOT NULL,
	"by_person_id" integer,
	"at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" integer,
	"revoked_reason" text,
	CONSTRAINT "training_completion_revoked" CHECK (("training_completion"."revoked_at" is null) = ("training_completion"."revoked_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "training_cost" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "training_cost_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"class_id" uuid NOT NULL,
	"label" text NOT NULL,
	"amount" bigint NOT NULL,
	"spent_on" date NOT NULL,
	"by_person_id" integer,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "training_goal" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"name" text NOT NULL,
	"target" integer NOT NULL,
	"counted_from" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "training_goal_target" CHECK ("training_goal"."target" between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "training_goal_person" (
	"rule_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	CONSTRAINT "training_goal_person_rule_id_person_id_pk" PRIMARY KEY("rule_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "training_goal_rule" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "training_goal_rule_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"goal_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"posts" jsonb NOT NULL,
	"new_since" date,
	"is_first_term" boolean DEFAULT false NOT NULL,
	"decision" text NOT NULL,
	"by_person_id" integer,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "training_goal_rule_days" CHECK ("training_goal_rule"."to_on" is null or "training_goal_rule"."to_on" >= "training_goal_rule"."from_on")
);
--> statement-breakpoint
CREATE TABLE "training_plan" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"unit_id" integer NOT NULL,
	"name" text NOT NULL,
	"from_year" integer NOT NULL,
	"to_year" integer NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"approved_by" text,
	"decision_number" text,
	"decided_on" date,
	"created_by" integer,
	"created_at" timestamp with time zone NOT NULL,
	"approved_at" timestamp with time zone,
	CONSTRAINT "training_plan_years" CHECK ("training_plan"."to_year" between "training_plan"."from_year" and "training_plan"."from_year" + 9),
	CONSTRAINT "training_plan_approved" CHECK (("training_plan"."state" = 'approved') = ("training_plan"."decision_number" is not null))
);
--> statement-breakpoint
CREATE TABLE "training_plan_year" (
	"plan_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"classes" integer NOT NULL,
	"people" integer NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "training_plan_year_plan_id_year_pk" PRIMARY KEY("plan_id","year")
);
--> statement-breakpoint
ALTER TABLE "training_class" ADD CONSTRAINT "training_class_plan_id_training_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."training_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_class" ADD CONSTRAINT "training_class_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_class_goal" ADD CONSTRAINT "training_class_goal_class_id_training_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."training_class"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_class_goal" ADD CONSTRAINT "training_class_goal_goal_id_training_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."training_goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_class_topic" ADD CONSTRAINT "training_class_topic_class_id_training_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."training_class"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_class_topic" ADD CONSTRAINT "training_class_topic_topic_id_training_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."training_topic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_completion" ADD CONSTRAINT "training_completion_class_id_training_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."training_class"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_completion" ADD CONSTRAINT "training_completion_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_completion" ADD CONSTRAINT "training_completion_by_person_id_person_id_fk" FOREIGN KEY ("by_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_completion" ADD CONSTRAINT "training_completion_revoked_by_person_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_cost" ADD CONSTRAINT "training_cost_class_id_training_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."training_class"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_cost" ADD CONSTRAINT "training_cost_by_person_id_person_id_fk" FOREIGN KEY ("by_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_goal" ADD CONSTRAINT "training_goal_plan_id_training_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."training_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_goal_person" ADD CONSTRAINT "training_goal_person_rule_id_training_goal_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."training_goal_rule"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_goal_person" ADD CONSTRAINT "training_goal_person_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_goal_rule" ADD CONSTRAINT "training_goal_rule_goal_id_training_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."training_goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_goal_rule" ADD CONSTRAINT "training_goal_rule_by_person_id_person_id_fk" FOREIGN KEY ("by_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_plan" ADD CONSTRAINT "training_plan_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_plan" ADD CONSTRAINT "training_plan_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_plan_year" ADD CONSTRAINT "training_plan_year_plan_id_training_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."training_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "training_class_plan_idx" ON "training_class" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "training_class_goal_idx" ON "training_class_goal" USING btree ("goal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "training_completion_key" ON "training_completion" USING btree ("class_id","person_id") WHERE "training_completion"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "training_completion_person_idx" ON "training_completion" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "training_cost_class_idx" ON "training_cost" USING btree ("class_id");--> statement-breakpoint
CREATE INDEX "training_goal_plan_idx" ON "training_goal" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "training_goal_person_idx" ON "training_goal_person" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "training_goal_rule_key" ON "training_goal_rule" USING btree ("goal_id","from_on");--> statement-breakpoint
CREATE INDEX "training_plan_unit_idx" ON "training_plan" USING btree ("unit_id");