/** What is wrong with the address of a request before anything is looked up. */

const CONTROL = /\p{Cc}/u
/** A tab or a line end in a query is what somebody pasted; anything else was not typed. */
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
 * Takes a request's target apart. Pure.
 * @returns null where it holds control characters, bad percent-encoding, or is no path of this site
 */
export function readAddress(target: string): Address | null {
  if (!target.startsWith('/') || target.length > LONGEST) return null
  const at = target.indexOf('?')
  const path = decoded(at === -1 ? target : target.slice(0, at))
  const query = at === -1 ? '' : target.slice(at + 1)
  if (path === null || CONTROL.test(path) || path.includes('\\')) return null
  // What is no UTF-8 in a query is read as replacement characters, as browsers do.
  const typed = decoded(query) ?? query.replaceAll(/%(?=[01])/g, '\0')
  if (CONTROL.test(typed.replaceAll(PASTED, ''))) return null
  return { path: path.replaceAll(/\/{2,}/g, '/'), query }
}
