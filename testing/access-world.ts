import { randomUUID } from 'node:crypto'
import { ACTORS, type ActorName, type ChatName } from '#testing/access-table.ts'
import { ApiClient, type SignedUp, signInBrowser, signUp } from '#testing/api-client.ts'
import { openDatabaseOf } from '#testing/database-line.ts'
import type { RunningServer } from '#testing/server.ts'

/** The people of the table on one server, and what each of them shows when he asks. */
export interface AccessWorld {
  client(actor: ActorName): ApiClient
  /** What a handshake of this actor carries. */
  handshake(actor: ActorName): Record<string, string>
  /** Fresh chats, with everybody in his place: what one test does to them is of no concern to the next. */
  chats(): Promise<Record<ChatName, number>>
  /** Signed in, whether he may do anything or not. */
  people: Record<'stranger' | 'removed' | 'member' | 'owner', SignedUp>
}

export async function createAccessWorld(server: RunningServer): Promise<AccessWorld> {
  const [stranger, removed, member, owner] = (await Promise.all(
    ['stranger', 'removed', 'member', 'owner'].map((name) => signUp(server, name)),
  )) as [SignedUp, SignedUp, SignedUp, SignedUp]
  const people = { stranger, removed, member, owner }
  const headers: Record<ActorName, Record<string, string>> = {
    anonymous: {},
    signed_out: { cookie: await endedCookie(server, member), origin: server.url },
    stranger: stranger.api.headers,
    removed: removed.api.headers,
    member: member.api.headers,
    owner: owner.api.headers,
  }
  const database = await openDatabaseOf(server)
  const create = async (body: object) => ((await owner.api.post('/api/chats/', body)).body as { id: number }).id
  return {
    people,
    client: (actor) => new ApiClient(server, headers[actor]),
    handshake: (actor) => headers[actor],
    async chats() {
      const group = await create({ name: `Group ${randomUUID()}`, member_ids: [member.id, removed.id] })
      const direct = await create({ user_id: member.id })
      const open = await create({ name: `Open ${randomUUID()}` })
      for (const person of [member, removed]) {
        await person.api.post('/api/messages/', { chat_id: open, content: 'joins' })
      }
      await database.query('DELETE FROM members WHERE user_id = $1', [removed.id])
      return { group, direct, public: open, missing: 2_147_483_647 }
    },
  }
}

/** The cookie of a browser that has signed out. */
async function endedCookie(server: RunningServer, person: SignedUp): Promise<string> {
  const cookie = await signInBrowser(server, person.username)
  const page = new ApiClient(server, { cookie, origin: server.url })
  const { status } = await page.post('/auth/sign-out', {})
  if (status !== 204) throw new Error(`Not signed out: ${status}`)
  return cookie
}

/** Whether this actor has a session that counts. */
export function isSignedIn(actor: ActorName): actor is 'stranger' | 'removed' | 'member' | 'owner' {
  return ACTORS.indexOf(actor) > 1
}
