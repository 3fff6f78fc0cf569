DROP INDEX "users_username_trgm";--> statement-breakpoint
DROP INDEX "users_display_name_trgm";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "search_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "users_search_trgm" ON "users" USING gin ("search_key" gin_trgm_ops);--> statement-breakpoint
UPDATE "chats" SET "name_key" = replace("name_key", 'ё', 'е');