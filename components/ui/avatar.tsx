import type { CSSProperties } from 'react'
import type { PresenceState } from '#contracts/users.ts'
import { archesOf, colorIndex, initials } from './avatar-look.ts'
import { classNames } from './class-names.ts'

export type AvatarSize = 26 | 32 | 36 | 40 | 42 | 46 | 50 | 54 | 64 | 84 | 92

interface AvatarProps {
  /** The person's id, or the chat's for a group: it decides the colours. */
  id: number
  name: string
  size: AvatarSize
  /** Groups and public chats are squircles, people are circles. */
  group?: boolean
  /** Leave it out to show none: for groups, and for everybody while disconnected. */
  presence?: PresenceState
  /** The colour behind the avatar, for the ring around the presence dot. */
  ground?: string
  className?: string
}

/** A face made of a name. It is decoration: the name and the presence are said in words beside it. */
export function Avatar({ id, name, size, group = false, presence, ground, className }: AvatarProps) {
  const arches = archesOf(id)
  const style = {
    '--avatar': `${size / 16}rem`,
    '--avatar-ground': ground,
    '--avatar-colors': `var(--mm-av${colorIndex(id)})`,
    '--avatar-light': `${arches.light}%`,
    '--avatar-dark': `${arches.dark}%`,
  } as CSSProperties
  return (
    <span aria-hidden style={style} className={classNames('avatar', className)}>
      <span className={classNames('avatar-face', group ? 'rounded-squircle' : 'rounded-full')} />
      {initials(name)}
      {(presence === 'online' || presence === 'idle') && <span className={`avatar-presence ${presence}`} />}
    </span>
  )
}
