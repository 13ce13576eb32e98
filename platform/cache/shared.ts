import 'server-only'

/**
 * What this process knows of changes that transactions told of, its own and other instances'. Next
 * loads its cache handlers itself, outside the site's bundle, and bundles instrumentation apart from
 * routes: hence the global. See handlers/state.mjs.
 */
interface SharedTags {
  /** tag -> when this process learnt that what carries it is to be dropped, milliseconds since 1970 */
  droppedAt: Map<string, number>
  /** those of them that Next has not been told yet */
  untold: Set<string>
  /** to be awaited before something is taken from a cache; nothing where this process is up to date */
  upToDate: () => Promise<void> | undefined
  /** takes in what is committed now */
  takeIn: () => Promise<void>
}

const KEY = Symbol.for('fsc.shared-tags')
const holder = globalThis as { [KEY]?: SharedTags }

export const sharedTags: SharedTags = (holder[KEY] ??= {
  droppedAt: new Map(),
  untold: new Set(),
  upToDate: () => undefined,
  takeIn: async () => undefined,
})

/** Drops from this process's caches what carries one of the tags, as if a transaction had told of it. */
export function dropHere(tags: readonly string[]): void {
  const now = performance.timeOrigin + performance.now()
  for (const tag of tags) {
    sharedTags.droppedAt.set(tag, now)
    sharedTags.untold.add(tag)
  }
}

/** Brings this process's caches up to what is committed: for the one who has just committed and then looks at it. */
export const dropWhatChanged = (): Promise<void> => sharedTags.takeIn()
