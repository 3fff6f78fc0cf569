ALTER TABLE "messages" ADD COLUMN "mentions" integer[];--> statement-breakpoint
CREATE INDEX "messages_mentioning" ON "messages" USING btree ("chat_id","seq") WHERE mentions is not null;