ALTER TABLE "messages" ADD COLUMN "reply_seq" bigint;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "quote" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "forward_user_id" integer;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_forward_user_id_users_id_fk" FOREIGN KEY ("forward_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_quotes" ON "messages" USING btree ("chat_id","reply_seq") WHERE quote is not null;