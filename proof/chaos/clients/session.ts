import { setTimeout as wait } from 'node:timers/promises'
import { askRest, mayTryAgain, type RestAnswer } from '#proof/chaos/clients/rest.ts'
import type { Asker } from '#proof/chaos/recording/recorder.ts'
import type { Cable } from '#proof/chaos/system/cable.ts'
import { PASSWORD, type Person, type World } from '#proof/chaos/world.ts'

/** ms between tries that got no useful answer. */
const PAUSE = 250

/** A sign-in, and what a request needs to be let in by it. */
export interface Session {
  /** Kept as the session's user agent, so that its row is found again. */
  name: string
  headers: Record<string, string>
  /** The bearer token of a program; null for a browser. */
  token: string | null
}

/** Who asks by this session over HTTP. */
export function askerOf(client: string, person: Person, session: Session | null): Asker {
  return { client, user: person.id, session: session?.name ?? null, transport: 'rest' }
}

/** Asks again while the answer may change. @throws when the run is over before */
export async function untilAnswered(world: World, ask: () => Promise<RestAnswer>): Promise<RestAnswer> {
  for (;;) {
    const answer = await ask()
    if (!mayTryAgain(answer)) return answer
    if (world.isGivenUp) throw new Error('The run is over')
    await wait(PAUSE)
  }
}

/** Makes an account; the name is one that nobody has. */
export async function register(world: World, cable: Cable, username: string): Promise<Person> {
  const stranger: Asker = { client: cable.client, user: 1, session: null, transport: 'rest' }
  const body = { username, password: PASSWORD }
  const answer = await untilAnswered(world, () =>
    askRest(world.recorder, cable.url, stranger, { method: 'POST', path: '/api/users/register', body, headers: {} }),
  )
  if (answer.status === 200) return { id: (answer.data as { id: number }).id, username }
  // An earlier try had gone through, and only its answer was lost.
  if (answer.code === 'username_taken') return { id: await ownId(world, cable, username), username }
  throw new Error(`${username} was not registered: ${answer.status} ${JSON.stringify(answer.data)}`)
}

async function ownId(world: World, cable: Cable, username: string): Promise<number> {
  const session = await signInProgram(world, cable, { id: 1, username })
  const me = { method: 'GET', path: '/api/users/me', headers: session.headers } as const
  const asker = askerOf(cable.client, { id: 1, username }, session)
  const answer = await untilAnswered(world, () => askRest(world.recorder, cable.url, asker, me))
  return (answer.data as { id: number }).id
}

/** As a program of the person: a bearer token. */
export async function signInProgram(world: World, cable: Cable, person: Person): Promise<Session> {
  const { name, answer } = await signIn(world, cable, person, '/api/users/login', {})
  const { access_token: token } = answer.data as { access_token: string }
  return { name, headers: { authorization: `Bearer ${token}` }, token }
}

/** As a browser of the person: the session cookie, which counts on the server's own pages only. */
export async function signInBrowser(world: World, cable: Cable, person: Person): Promise<Session> {
  const own = { origin: cable.url }
  const { name, answer } = await signIn(world, cable, person, '/auth/sign-in', own)
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return { name, headers: { cookie, ...own }, token: null }
}

async function signIn(
  world: World,
  cable: Cable,
  person: Person,
  path: string,
  headers: Record<string, string>,
): Promise<{ name: string; answer: RestAnswer }> {
  let name = ''
  const body = { username: person.username, password: PASSWORD, remember: true }
  const answer = await untilAnswered(world, () => {
    // Each try may open a session of its own.
    name = world.newName(`session-of-${cable.client}`)
    const asker = { ...askerOf(cable.client, person, null), session: name }
    return askRest(world.recorder, cable.url, asker, {
      method: 'POST',
      path,
      body,
      headers: { ...headers, 'user-agent': name },
    })
  })
  if (answer.status !== 200) throw new Error(`${cable.client} was not let in: ${answer.status} ${answer.code}`)
  return { name, answer }
}
