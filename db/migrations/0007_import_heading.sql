CREATE TABLE "import_heading" (
	"unit_id" integer NOT NULL,
	"kind" text NOT NULL,
	"heading" text NOT NULL,
	"field" text NOT NULL,
	"chosen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_heading_unit_id_kind_heading_pk" PRIMARY KEY("unit_id","kind","heading")
);
--> statement-breakpoint
ALTER TABLE "import_heading" ADD CONSTRAINT "import_heading_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;