import type { Chat } from '#contracts/chats.ts'
import { ChatProgram } from '#proof/chaos/clients/chat-program.ts'
import { Leaver } from '#proof/chaos/clients/leaver.ts'
import { askRest } from '#proof/chaos/clients/rest.ts'
import { RestSender } from '#proof/chaos/clients/rest-sender.ts'
import { Screen } from '#proof/chaos/clients/screen.ts'
import { askerOf, register, type Session, signInProgram, untilAnswered } from '#proof/chaos/clients/session.ts'
import { Walker } from '#proof/chaos/clients/walker.ts'
import { liveScreen } from '#proof/chaos/workload/live-screen.ts'
import type { Size } from '#proof/chaos/workload/size.ts'
import type { KnownChat, Person, World } from '#proof/chaos/world.ts'

/** Everybody who takes part, signed in and with something to talk in. */
export interface Population {
  screens: Screen[]
  senders: RestSender[]
  walkers: Walker[]
  programs: ChatProgram[]
  leavers: Leaver[]
  /** A private group of the first three people for what is too much for everybody. */
  flood: KnownChat
}

export async function populate(world: World, size: Size): Promise<Population> {
  const office = await world.openCable('office')
  for (let at = 0; at < size.people; at++) {
    world.people.push(await register(world, office, world.newName('person')))
  }
  const [first] = world.people
  if (!first) throw new Error('A run needs people')
  const flood = await foundChats(world, size)
  const screens = await Promise.all(
    world.people.flatMap((person) =>
      Array.from({ length: size.screensPerPerson }, async (_, at) =>
        Screen.open(world, person, await world.openCable(`screen-${person.id}-${at + 1}`)),
      ),
    ),
  )
  const each = async <T>(
    kind: string,
    count: number,
    make: (person: Person, cable: Awaited<ReturnType<World['openCable']>>, at: number) => T,
  ) =>
    Promise.all(
      Array.from({ length: count }, async (_, at) => {
        const person = world.people[at % world.people.length] ?? first
        return make(person, await world.openCable(`${kind}-${at + 1}`), at)
      }),
    )
  const random = (kind: string, at: number) => world.random.fork(`${kind}-${at}`)
  return {
    screens,
    flood,
    senders: await each(
      'sender',
      size.senders,
      (person, cable, at) => new RestSender(world, person, cable, random('sender', at)),
    ),
    walkers: await each(
      'walker',
      size.walkers,
      (person, cable, at) => new Walker(world, person, cable, random('walker', at)),
    ),
    leavers: await each(
      'leaver',
      size.leavers,
      (person, cable, at) => new Leaver(world, person, cable, random('leaver', at)),
    ),
    programs: await each('program', size.programs, (person, cable, at) => {
      const chats = world.chatsOf(person.id).filter(({ id }) => id !== flood.id)
      return new ChatProgram(world, person, cable, random('program-chat', at).pick(chats).id, random('program', at))
    }),
  }
}

/** Everybody begins; resolves when the run is over and all have stopped to write. */
export async function liveAll(world: World, all: Population, size: Size): Promise<void> {
  await Promise.all([
    ...all.screens.map((screen, at) => liveScreen(screen, world, world.random.fork(`screen-${at}`), size.screenPause)),
    ...all.senders.map((sender) => sender.live(size.programPause)),
    ...all.walkers.map((walker) => walker.live(size.programPause)),
    ...all.programs.map((program) => program.live(size.programPause)),
    ...all.leavers.map((leaver) => leaver.live([500, 3000])),
  ])
}

/** One chat with everybody, some groups and pairs, two public ones, and the group for floods, which is answered. */
async function foundChats(world: World, size: Size): Promise<KnownChat> {
  const ids = world.people.map(({ id }) => id)
  const sessions = new Map<number, Session>()
  const make = async (founder: Person, body: Record<string, unknown>, memberIds: number[]) => {
    const cable = world.cables[0]
    if (!cable) throw new Error('A chat is founded over a cable')
    const session = sessions.get(founder.id) ?? (await signInProgram(world, cable, founder))
    sessions.set(founder.id, session)
    const request = { method: 'POST', path: '/api/chats/', body, headers: session.headers } as const
    const asker = askerOf(cable.client, founder, session)
    const answer = await untilAnswered(world, () => askRest(world.recorder, cable.url, asker, request))
    if (answer.status !== 200) throw new Error(`A chat was not founded: ${JSON.stringify(answer.data)}`)
    const { id, kind } = answer.data as Chat
    const known = { id, kind, memberIds: [founder.id, ...memberIds] }
    world.addChat(known)
    return known
  }
  const group = (founder: Person, members: number[]) =>
    make(founder, { name: world.newName('group'), member_ids: members, visibility: 'private' }, members)
  const founder = world.people[0] as Person
  const others = (person: Person) => ids.filter((id) => id !== person.id)
  await group(founder, others(founder))
  for (const person of world.people.slice(0, Math.ceil(size.people / 3))) {
    await group(person, world.random.shuffle(others(person)).slice(0, 3))
    const [peer] = world.random.shuffle(others(person))
    if (peer) await make(person, { user_id: peer }, [peer])
  }
  for (const person of world.people.slice(0, 2)) await make(person, { name: world.newName('public') }, [])
  return group(founder, ids.slice(1, 3))
}
