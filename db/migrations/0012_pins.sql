ALTER TABLE "messages" ADD COLUMN "pinned_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "messages_pinned" ON "messages" USING btree ("chat_id","seq") WHERE pinned_at is not null;