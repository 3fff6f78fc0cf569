/** A browser's `localStorage`, whose keys are its own properties; `onSet` hears of every writing. */
export function fakeLocalStorage(onSet: (key: string, value: string) => void = () => {}): Storage {
  const methods = {
    getItem: (key: string) => (Object.hasOwn(storage, key) ? storage[key] : null),
    setItem(key: string, value: string) {
      Object.assign(storage, { [key]: value })
      onSet(key, value)
    },
    removeItem: (key: string) => void Reflect.deleteProperty(storage, key),
  }
  const storage: Record<string, string> = Object.create(methods)
  return storage as unknown as Storage
}
