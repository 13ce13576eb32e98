/** Checks the address of a request before anything is looked up. */

const CONTROL = /\p{Cc}/u
/** A tab or a line end in a query was pasted; other control characters were not typed by a person. */
const PASTED = /[\t\n\r]/g
const LONGEST = 8192

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

export interface Address {
  /** percent-decoded, one slash between segments */
  path: string
  query: string
}

/**
 * Splits a request's target. Pure.
 * @returns null where it contains control characters, bad percent-encoding, or isn't a path of this site
 */
export function readAddress(target: string): Address | null {
  if (!target.startsWith('/') || target.length > LONGEST) return null
  const at = target.indexOf('?')
  const path = decoded(at === -1 ? target : target.slice(0, at))
  const query = at === -1 ? '' : target.slice(at + 1)
  if (path === null || CONTROL.test(path) || path.includes('\\')) return null
  // Invalid UTF-8 in a query is read as replacement characters, as browsers do.
  const decodedQuery = decoded(query) ?? query.replaceAll(/%(?=[01])/g, '\0')
  if (CONTROL.test(decodedQuery.replaceAll(PASTED, ''))) return null
  return { path: path.replaceAll(/\/{2,}/g, '/'), query }
}
