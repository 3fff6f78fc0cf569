/**
 * Keeps one value per process, however many copies of this file are loaded: the custom server and Next's route handlers
 * each get their own copy of a module, and share only `globalThis`.
 */
export function remember<T>(name: string, make: () => T): T {
  const slots = globalThis as unknown as Record<symbol, T | undefined>
  const key = Symbol.for(`messenger.${name}`)
  slots[key] ??= make()
  return slots[key]
}

/** Puts a value where `remember` finds it. */
export function provide<T>(name: string, value: T): void {
  ;(globalThis as unknown as Record<symbol, T | undefined>)[Symbol.for(`messenger.${name}`)] = value
}
