/** A value kept in the visitor's browser, the same in every tab. For use with `useSyncExternalStore`. */
export interface StoredValue<T> {
  get: () => T
  set: (value: T) => void
  subscribe: (listener: () => void) => () => void
}

/**
 * Makes a value stored under a key of localStorage.
 * @param read turns stored content, possibly damaged or of an older shape, into a value; must not throw
 * @param empty the value where nothing is stored
 */
export function storedValue<T>(
  key: string,
  read: (content: unknown) => T,
  empty: T,
): StoredValue<T> {
  const listeners = new Set<() => void>()
  let snapshot: { raw: string | null; value: T } = { raw: null, value: empty }
  /** set where the browser refuses storage: the value then lives as long as the page */
  let unstored = false

  function get(): T {
    if (unstored) return snapshot.value
    let raw: string | null
    try {
      raw = localStorage.getItem(key)
    } catch {
      return snapshot.value
    }
    if (raw !== snapshot.raw) snapshot = { raw, value: raw === null ? empty : read(parse(raw)) }
    return snapshot.value
  }

  function set(value: T): void {
    const raw = JSON.stringify(value)
    try {
      localStorage.setItem(key, raw)
      unstored = false
    } catch {
      unstored = true
    }
    snapshot = { raw, value }
    listeners.forEach((listener) => listener())
  }

  function subscribe(listener: () => void): () => void {
    const fromOtherTab = (event: StorageEvent) => {
      if (event.key === key || event.key === null) listener()
    }
    listeners.add(listener)
    window.addEventListener('storage', fromOtherTab)
    return () => {
      listeners.delete(listener)
      window.removeEventListener('storage', fromOtherTab)
    }
  }

  return { get, set, subscribe }
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}
