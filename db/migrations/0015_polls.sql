CREATE TABLE "anonymous_votes" (
	"user_id" integer NOT NULL,
	"chat_id" integer NOT NULL,
	"rev" bigint NOT NULL,
	"polls" jsonb NOT NULL,
	CONSTRAINT "anonymous_votes_user_id_chat_id_pk" PRIMARY KEY("user_id","chat_id")
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "poll" jsonb;--> statement-breakpoint
ALTER TABLE "anonymous_votes" ADD CONSTRAINT "anonymous_votes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "anonymous_votes" ADD CONSTRAINT "anonymous_votes_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "anonymous_votes_chat" ON "anonymous_votes" USING btree ("chat_id");