const keys = new Map<string, symbol>()

/**
 * Keeps one value per process, however many copies of this file are loaded: the custom server and Next's route handlers
 * each get their own copy of a module, and share only `globalThis`.
 */
export function remember<T>(name: string, make: () => T): T {
  const slots = globalThis as unknown as Record<symbol, T | undefined>
  const key = keyOf(name)
  slots[key] ??= make()
  return slots[key]
}

/** Puts a value where `remember` finds it. */
export function provide<T>(name: string, value: T): void {
  ;(globalThis as unknown as Record<symbol, T | undefined>)[keyOf(name)] = value
}

/** Asked for many times in every request. */
function keyOf(name: string): symbol {
  const known = keys.get(name)
  if (known) return known
  const key = Symbol.for(`messenger.${name}`)
  keys.set(name, key)
  return key
}
