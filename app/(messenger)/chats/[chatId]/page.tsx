import { notFound } from 'next/navigation'
import { requireSignIn } from '#app/(messenger)/require-sign-in.ts'
import { routeOf } from '#components/shell/route.ts'

/** A chat; the layout draws it. What is no chat id is no page. */
export default async function ChatPage({ params }: { params: Promise<{ chatId: string }> }) {
  const path = `/chats/${(await params).chatId}`
  if (routeOf(path).place !== 'chat') notFound()
  await requireSignIn(path)
  return null
}
