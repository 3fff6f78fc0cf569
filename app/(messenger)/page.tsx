import { requireSignIn } from './require-sign-in.ts'

/** The list of chats; the layout draws it. */
export default async function ListPage() {
  await requireSignIn('/')
  return null
}
