CREATE TABLE "read_times" (
	"chat_id" integer NOT NULL,
	"user_id" integer NOT NULL,
	"seq" bigint NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "read_times_chat_id_user_id_seq_pk" PRIMARY KEY("chat_id","user_id","seq")
);
--> statement-breakpoint
ALTER TABLE "read_times" ADD CONSTRAINT "read_times_chat_id_user_id_members_chat_id_user_id_fk" FOREIGN KEY ("chat_id","user_id") REFERENCES "public"."members"("chat_id","user_id") ON DELETE cascade ON UPDATE no action;