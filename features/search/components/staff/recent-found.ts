/** What somebody opened from the search before, by its keys, the latest first; in this browser, each person's own. */

const MOST = 8
const keyOf = (personId: string): string => `fsc.desk.opened.v1.${personId}`

/** Keys alone: titles are asked for anew, of what the person may still read. None where the browser keeps nothing. */
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

/** Puts one first. */
export function rememberOpened(personId: string, key: string): void {
  try {
    const keys = [key, ...openedBefore(personId).filter((each) => each !== key)]
    localStorage.setItem(keyOf(personId), JSON.stringify(keys.slice(0, MOST)))
  } catch {
    // Nothing is lost that was promised.
  }
}
