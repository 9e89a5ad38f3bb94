ALTER TABLE "account_user" ADD COLUMN "proof_email" text;--> statement-breakpoint
ALTER TABLE "account_user" ADD COLUMN "proof_email_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "is_proven" boolean;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "code_hash" text;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "code_sent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "code_tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "codes_sent" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "acknowledged_at" timestamp with time zone;