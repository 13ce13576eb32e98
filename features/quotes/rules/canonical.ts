import { createHash } from 'node:crypto'

/**
 * JSON with object keys in order and no white space (the idea of RFC 8785, for
 * the values a quote document holds: strings, safe integers, booleans, null).
 * Equal documents give equal text on any machine.
 * @throws TypeError on a fraction, undefined or anything else JSON can't keep exactly
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string')
    return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`not a whole, safe number: ${value}`)
    return String(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`
  }
  throw new TypeError(`no canonical form for ${typeof value}`)
}

/** SHA-256 of the canonical form, lower-case hex: signatures are bound to it. */
export function documentHash(document: unknown): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex')
}
