CREATE TABLE "text_draft" (
	"person_id" integer NOT NULL,
	"place" text NOT NULL,
	"field" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "text_draft_person_id_place_field_pk" PRIMARY KEY("person_id","place","field")
);
--> statement-breakpoint
ALTER TABLE "text_draft" ADD CONSTRAINT "text_draft_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;