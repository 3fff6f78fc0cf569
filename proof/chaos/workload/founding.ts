import type { Result } from '#client/messenger.ts'
import type { Chat } from '#contracts/chats.ts'
import type { Screen } from '#proof/chaos/clients/screen.ts'
import type { Random } from '#proof/chaos/schedule/random.ts'
import type { World } from '#proof/chaos/world.ts'

export async function openDirect(screen: Screen, world: World, random: Random): Promise<void> {
  const others = world.people.filter(({ id }) => id !== screen.person.id)
  const { id } = random.pick(others)
  know(world, await screen.messenger.openDirect(id), [screen.person.id, id])
}

export async function foundGroup(screen: Screen, world: World, random: Random): Promise<void> {
  const members = random.shuffle(world.people.filter(({ id }) => id !== screen.person.id)).slice(0, random.int(1, 4))
  const ids = members.map(({ id }) => id)
  know(world, await screen.messenger.createGroup(world.newName('group'), ids), [screen.person.id, ...ids])
}

export async function foundPublic(screen: Screen, world: World): Promise<void> {
  know(world, await screen.messenger.createPublic(world.newName('public')), [screen.person.id])
}

function know(world: World, made: Result<Chat>, memberIds: number[]): void {
  if (made.ok) world.addChat({ id: made.data.id, kind: made.data.kind, memberIds })
}
