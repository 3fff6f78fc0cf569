import { type RefObject, useEffect, useEffectEvent } from 'react'

type Handlers = Record<string, (event: never) => void>

/**
 * Hears what happens inside of an element before anybody else does; handlers are named as React names them. In a text that the server
 * has drawn and whose code has not come yet, React stops what is pressed and tells nobody of it.
 */
export function useOwnEvents(ref: RefObject<HTMLElement | null>, handlers: Handlers): void {
  const hear = useEffectEvent((name: string, event: Event) => {
    if (ref.current?.contains(event.target as Node)) handlers[name]?.(event as never)
  })
  const names = Object.keys(handlers).join(' ')
  useEffect(() => {
    const stop = new AbortController()
    const options = { signal: stop.signal, capture: true, passive: false }
    for (const name of names.split(' ')) {
      addEventListener(name.slice(2).toLowerCase(), (event) => hear(name, event), options)
    }
    return () => stop.abort()
  }, [names])
}
