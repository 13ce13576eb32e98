/** A parameter in Stripe's form encoding: `line_items[0][quantity]=1` becomes nested objects. */
export type FormValue = string | FormObject
export interface FormObject {
  [key: string]: FormValue
}

const KEY = /^([A-Za-z0-9_]+)((?:\[[A-Za-z0-9_-]*\])*)$/
const MAX_DEPTH = 6

/**
 * Reads form-encoded parameters. Lists come out as objects with the keys `0`, `1`, …; empty
 * brackets continue the count.
 * @returns null when a key is malformed, nested too deep, or both a text and an object
 */
export function parseForm(encoded: string): FormObject | null {
  const root = emptyObject()
  for (const [name, value] of new URLSearchParams(encoded)) {
    const match = KEY.exec(name)
    if (!match) return null
    const path = [
      match[1] ?? '',
      ...[...(match[2] ?? '').matchAll(/\[([^\]]*)\]/g)].map((part) => part[1] ?? ''),
    ]
    if (path.length > MAX_DEPTH || !assign(root, path, value)) return null
  }
  return root
}

function assign(root: FormObject, path: readonly string[], value: string): boolean {
  let at = root
  for (const [depth, part] of path.entries()) {
    const key = part === '' ? String(Object.keys(at).length) : part
    if (depth === path.length - 1) {
      if (typeof at[key] === 'object') return false
      at[key] = value
      return true
    }
    const next = (at[key] ??= emptyObject())
    if (typeof next === 'string') return false
    at = next
  }
  return false
}

/** No prototype: a parameter named `__proto__` is a name like any other. */
const emptyObject = (): FormObject => Object.create(null) as FormObject

/** The items of an object that stands for a list, in the order of their numbers; anything else unchanged. */
export function asList(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  if (!entries.every(([key]) => /^\d{1,3}$/.test(key))) return value
  return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item as unknown)
}
