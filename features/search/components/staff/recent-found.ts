/** The keys of results that somebody opened, the latest first; stored in this browser, separately for each person. */

const MOST = 8
const keyOf = (personId: string): string => `fsc.desk.opened.v1.${personId}`

/** Only keys: titles are read again, for what the person may still read. Empty where the browser stores nothing. */
export function openedBefore(personId: string): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(personId)) ?? '[]')
    return Array.isArray(stored)
      ? stored.filter((each): each is string => typeof each === 'string').slice(0, MOST)
      : []
  } catch {
    return []
  }
}

/** Puts a key first. */
export function rememberOpened(personId: string, key: string): void {
  try {
    const keys = [key, ...openedBefore(personId).filter((each) => each !== key)]
    localStorage.setItem(keyOf(personId), JSON.stringify(keys.slice(0, MOST)))
  } catch {
    // No promise is broken if it can't be stored.
  }
}
