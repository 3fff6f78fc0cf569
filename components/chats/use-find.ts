'use client'

import { useEffect, useState } from 'react'
import { useMessenger } from '#client/hooks.ts'
import { matchRank } from '#components/chats/text-match.ts'
import type { Chat } from '#contracts/chats.ts'
import type { User } from '#contracts/users.ts'

/** A pause in typing after which the server is asked. */
const PAUSE_MS = 150

export interface Found {
  /** The query that these answer. */
  query: string
  people: readonly User[]
  publicChats: readonly Chat[]
  status: 'loading' | 'ready' | 'failed'
}

const NOTHING: Found = { query: '', people: [], publicChats: [], status: 'ready' }

/**
 * People and public chats of the server that answer a query, as one types. Until the next answer is there, what the last
 * one holds for the new query is shown: nothing flickers, and Enter never opens what was not asked for. An empty query
 * finds everybody when `everybody` is set, else nothing.
 */
export function useFind(text: string, everybody = false): Found & { again(): void } {
  const messenger = useMessenger()
  const query = text.trim()
  const idle = query === '' && !everybody
  const [found, setFound] = useState<Found>({ ...NOTHING, status: 'loading' })
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same once more.
  useEffect(() => {
    if (idle) return setFound(NOTHING)
    let stale = false
    setFound((before) => ({ ...before, status: 'loading' }))
    const ask = async () => {
      const [people, publicChats] = await Promise.all([
        query === '' ? messenger.listPeople() : messenger.searchPeople(query),
        query === '' ? undefined : messenger.searchPublicChats(query),
      ])
      if (stale) return
      if (!people.ok || publicChats?.ok === false) setFound({ ...NOTHING, query, status: 'failed' })
      else setFound({ query, people: people.data, publicChats: publicChats?.data ?? [], status: 'ready' })
    }
    const timer = setTimeout(ask, query === '' ? 0 : PAUSE_MS)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [messenger, query, idle, attempt])

  const again = () => setAttempt((count) => count + 1)
  return found.query === query ? { ...found, again } : { ...narrowed(found, query), again }
}

function narrowed(found: Found, query: string): Found {
  return {
    query,
    people: found.people.filter((user) => matchRank(`${user.display_name} ${user.username}`, query) > 0),
    publicChats: found.publicChats.filter((chat) => matchRank(chat.name, query) > 0),
    status: 'loading',
  }
}
