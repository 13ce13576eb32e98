/**
 * Unsaved entries of forms, kept in the browser's store until they are saved: a record per form,
 * object and person, so that nobody sees what somebody else typed in this browser. Old records are
 * removed, and so are the oldest beyond a number.
 */

/** Increases when earlier records can't be read any more. */
const VERSION = 1
const PREFIX = 'fsc.typed.'
/** Half-finished forms older than this are of no use. */
const MOST_DAYS = 14
const MOST_RECORDS = 30
/** The most characters of one record; a store holds some five million. */
const MOST_CHARACTERS = 400_000

export interface KeptEntries<T> {
  /** ISO instant of the last change */
  at: string
  value: T
}

/** The key under which a form's entries are kept. */
export const keptKey = (person: string, form: string, object: string): string =>
  `${PREFIX}${VERSION}.${[person, form, object].map(encodeURIComponent).join('.')}`

/** Whether a stored value has the shape of an example: entries of another version of a form aren't shown in it. */
export function isLike<T>(example: T, value: unknown): value is T {
  if (Array.isArray(example))
    return (
      Array.isArray(value) &&
      value.every((each) => example.length === 0 || isLike(example[0], each))
    )
  if (typeof example === 'object' && example !== null)
    return (
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.keys(value).every((key) => key in example) &&
      Object.entries(example).every(([key, each]) =>
        isLike(each, (value as Record<string, unknown>)[key]),
      )
    )
  return typeof example === typeof value
}

/** Whether a stored value is a form's texts by name. */
export const isTexts = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((each) => typeof each === 'string')

/**
 * Reads kept entries.
 * @param fits whether kept entries still have the form's shape
 * @returns null where nothing fitting is kept, or the store is not available
 */
export function readKept<T>(
  store: Storage,
  key: string,
  fits: (value: unknown) => value is T,
  now: Date,
): KeptEntries<T> | null {
  const record = recordAt(store, key)
  if (!record || isOld(record.at, now) || !fits(record.value)) return null
  return { at: record.at, value: record.value }
}

/** Keeps entries, and makes room. A browser that refuses is no error: the form works as before. */
export function keep(store: Storage, key: string, value: unknown, now: Date): void {
  const text = JSON.stringify({ at: now.toISOString(), value })
  try {
    if (text.length > MOST_CHARACTERS) return store.removeItem(key)
    tidyStore(store, key, now)
    store.setItem(key, text)
  } catch {
    // full or refused
  }
}

/** Removes kept entries. */
export function dropKept(store: Storage, key: string): void {
  try {
    store.removeItem(key)
  } catch {
    // refused
  }
}

/** Removes records that are old, damaged or too many, except `key`. */
function tidyStore(store: Storage, key: string, now: Date): void {
  const others = Array.from({ length: store.length }, (_, i) => store.key(i) ?? '').filter(
    (each) => each.startsWith(PREFIX) && each !== key,
  )
  const dated = others.map((each) => ({ key: each, at: recordAt(store, each)?.at ?? '' }))
  dated
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .forEach((each, i) => {
      if (i >= MOST_RECORDS - 1 || isOld(each.at, now)) store.removeItem(each.key)
    })
}

const isOld = (at: string, now: Date): boolean =>
  !(now.getTime() - Date.parse(at) < MOST_DAYS * 86_400_000)

function recordAt(store: Storage, key: string): { at: string; value: unknown } | null {
  try {
    const record: unknown = JSON.parse(store.getItem(key) ?? 'null')
    return typeof record === 'object' &&
      record !== null &&
      'value' in record &&
      'at' in record &&
      typeof record.at === 'string'
      ? { at: record.at, value: record.value }
      : null
  } catch {
    return null
  }
}
