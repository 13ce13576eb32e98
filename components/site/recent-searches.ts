/** Searches made in this browser, the latest first. */

const KEY = 'fsc.searches.v1'
const MOST = 6

/** At most six; none where the browser stores nothing. */
export function recentSearches(): string[] {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(parsed)
      ? parsed.filter((each): each is string => typeof each === 'string').slice(0, MOST)
      : []
  } catch {
    return []
  }
}

/** Puts a search first. */
export function rememberSearch(query: string): void {
  const text = query.trim().slice(0, 80)
  try {
    localStorage.setItem(
      KEY,
      JSON.stringify([text, ...recentSearches().filter((each) => each !== text)].slice(0, MOST)),
    )
  } catch {
    // Storage is only a convenience.
  }
}
