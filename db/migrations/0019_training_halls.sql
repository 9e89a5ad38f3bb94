CREATE TABLE "training_agenda_item" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "training_agenda_item_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"class_id" uuid NOT NULL,
	"title" text NOT NULL,
	"speaker" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "training_agenda_item_times" CHECK ("training_agenda_item"."ends_at" > "training_agenda_item"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "training_hall" (
	"class_id" uuid PRIMARY KEY NOT NULL,
	"place" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"seats" integer NOT NULL,
	"reply_by" timestamp with time zone NOT NULL,
	"is_open" boolean NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "training_hall_times" CHECK ("training_hall"."ends_at" > "training_hall"."starts_at" and "training_hall"."reply_by" <= "training_hall"."starts_at"),
	CONSTRAINT "training_hall_seats" CHECK ("training_hall"."seats" > 0)
);
--> statement-breakpoint
CREATE TABLE "training_mark" (
	"seat_id" uuid NOT NULL,
	"session" text NOT NULL,
	"is_present" boolean NOT NULL,
	"by_person_id" integer,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "training_mark_seat_id_session_pk" PRIMARY KEY("seat_id","session")
);
--> statement-breakpoint
CREATE TABLE "training_seat" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"class_id" uuid NOT NULL,
	"person_id" integer NOT NULL,
	"state" text NOT NULL,
	"seat" text NOT NULL,
	"in_office_since" date NOT NULL,
	"held_until" timestamp with time zone,
	"reason" text,
	"substitute_for_id" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "training_seat_reason" CHECK ("training_seat"."reason" is null or "training_seat"."state" = 'declined')
);
--> statement-breakpoint
ALTER TABLE "training_agenda_item" ADD CONSTRAINT "training_agenda_item_class_id_training_hall_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."training_hall"("class_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_hall" ADD CONSTRAINT "training_hall_class_id_training_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."training_class"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_mark" ADD CONSTRAINT "training_mark_seat_id_training_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."training_seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_mark" ADD CONSTRAINT "training_mark_by_person_id_person_id_fk" FOREIGN KEY ("by_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_seat" ADD CONSTRAINT "training_seat_class_id_training_hall_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."training_hall"("class_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_seat" ADD CONSTRAINT "training_seat_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_seat" ADD CONSTRAINT "training_seat_substitute_for_id_training_seat_id_fk" FOREIGN KEY ("substitute_for_id") REFERENCES "public"."training_seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "training_agenda_item_idx" ON "training_agenda_item" USING btree ("class_id");--> statement-breakpoint
CREATE UNIQUE INDEX "training_seat_key" ON "training_seat" USING btree ("class_id","person_id");--> statement-breakpoint
CREATE INDEX "training_seat_person_idx" ON "training_seat" USING btree ("person_id");