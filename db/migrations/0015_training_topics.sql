CREATE TABLE "training_topic" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "training_topic_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"unit_id" integer NOT NULL,
	"name" text NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"skills" jsonb NOT NULL,
	"created_by" integer,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	"retired_reason" text,
	CONSTRAINT "training_topic_retired" CHECK (("training_topic"."retired_at" is null) = ("training_topic"."retired_reason" is null))
);
--> statement-breakpoint
ALTER TABLE "training_topic" ADD CONSTRAINT "training_topic_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_topic" ADD CONSTRAINT "training_topic_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "training_topic_name_key" ON "training_topic" USING btree ("unit_id","name") WHERE "training_topic"."retired_at" is null;--> statement-breakpoint
CREATE INDEX "training_topic_unit_idx" ON "training_topic" USING btree ("unit_id");