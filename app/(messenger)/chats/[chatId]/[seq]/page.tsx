import { notFound } from 'next/navigation'
import { requireSignIn } from '#app/(messenger)/require-sign-in.ts'
import { routeOf } from '#components/shell/route.ts'

/** A message of a chat; the layout draws the chat and leads to it. What is no place of a chat is no page. */
export default async function MessagePage({ params }: { params: Promise<{ chatId: string; seq: string }> }) {
  const { chatId, seq } = await params
  const path = `/chats/${chatId}/${seq}`
  if (routeOf(path).place !== 'chat') notFound()
  await requireSignIn(path)
  return null
}
