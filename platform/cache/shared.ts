import 'server-only'

/**
 * This process's knowledge of announced changes, its own and other instances'. Next loads its cache
 * handlers itself, outside the site's bundle, and bundles instrumentation apart from routes: hence
 * the global. See handlers/state.mjs.
 */
interface SharedTags {
  /** tag -> when this process learnt that its entries are stale, milliseconds since 1970 */
  droppedAt: Map<string, number>
  /** tags that Next hasn't been told of yet */
  untold: Set<string>
  /** must be awaited before a cache is used; undefined where this process is up to date */
  upToDate: () => Promise<void> | undefined
  /** handles everything committed by now */
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

/** Drops everything with one of the tags from this process's caches, as if a transaction had announced it. */
export function dropHere(tags: readonly string[]): void {
  const now = performance.timeOrigin + performance.now()
  for (const tag of tags) {
    sharedTags.droppedAt.set(tag, now)
    sharedTags.untold.add(tag)
  }
}

/** Applies every committed change to this process's caches, for a caller who has just committed and then reads. */
export const dropWhatChanged = (): Promise<void> => sharedTags.takeIn()
