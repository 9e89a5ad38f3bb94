CREATE TABLE "inbox_item" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inbox_item_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer NOT NULL,
	"kind" text NOT NULL,
	"params" jsonb NOT NULL,
	"place" text NOT NULL,
	"key" text,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "mail_outbox" ADD COLUMN "public_id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_outbox" ADD COLUMN "key" text;--> statement-breakpoint
ALTER TABLE "inbox_item" ADD CONSTRAINT "inbox_item_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "inbox_item_key" ON "inbox_item" USING btree ("person_id","key");--> statement-breakpoint
CREATE INDEX "inbox_item_at_idx" ON "inbox_item" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "inbox_item_unread_idx" ON "inbox_item" USING btree ("person_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "inbox_item_age_idx" ON "inbox_item" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_outbox_key_key" ON "mail_outbox" USING btree ("key");