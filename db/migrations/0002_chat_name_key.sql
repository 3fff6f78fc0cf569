DROP INDEX "chats_public_name_trgm";--> statement-breakpoint
ALTER TABLE "chats" ADD COLUMN "name_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "chats_public_name_trgm" ON "chats" USING gin ("name_key" gin_trgm_ops) WHERE kind = 'public';