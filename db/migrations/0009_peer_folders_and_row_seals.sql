CREATE TABLE "peer_folder" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cycle_id" integer NOT NULL,
	"is_new" boolean NOT NULL,
	"box" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "peer_ratee" (
	"cycle_id" integer NOT NULL,
	"ratee_id" integer NOT NULL,
	"sent" integer NOT NULL,
	CONSTRAINT "peer_ratee_cycle_id_ratee_id_pk" PRIMARY KEY("cycle_id","ratee_id")
);
--> statement-breakpoint
CREATE TABLE "audit_row" (
	"table_name" text NOT NULL,
	"key" text NOT NULL,
	"number" bigint NOT NULL,
	"shape" integer NOT NULL,
	"mac" "bytea" NOT NULL,
	CONSTRAINT "audit_row_table_name_key_pk" PRIMARY KEY("table_name","key")
);
--> statement-breakpoint
CREATE TABLE "audit_shape" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_shape_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"table_name" text NOT NULL,
	"columns" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_sum" (
	"table_name" text PRIMARY KEY NOT NULL,
	"sum" "bytea" NOT NULL,
	"rows" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_entry" ADD COLUMN "rows" "bytea";--> statement-breakpoint
ALTER TABLE "peer_folder" ADD CONSTRAINT "peer_folder_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_ratee" ADD CONSTRAINT "peer_ratee_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_ratee" ADD CONSTRAINT "peer_ratee_ratee_id_cycle_person_id_fk" FOREIGN KEY ("ratee_id") REFERENCES "public"."cycle_person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "peer_folder_cycle_idx" ON "peer_folder" USING btree ("cycle_id");