DROP INDEX "messages_countable";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "messages_countable" ON "messages" USING btree ("chat_id","seq","author_id") WHERE system is null and deleted_at is null;