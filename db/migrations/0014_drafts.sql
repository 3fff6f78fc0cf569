ALTER TABLE "members" ADD COLUMN "draft" jsonb;--> statement-breakpoint
CREATE INDEX "members_drafts" ON "members" USING btree ("chat_id") WHERE draft is not null;