// Prerendered pages: Next's own store in memory and on disk, which first learns what other instances
// changed, and doesn't keep a page past a change that came while it was being rendered.
import { createRequire } from 'node:module'
import { droppedSince, learnChanges } from './state.mjs'

const { default: FileSystemCache } = createRequire(import.meta.url)(
  'next/dist/server/lib/incremental-cache/file-system-cache.js',
)
const TAGS = 'x-next-cache-tags'
/** GONE_TAG of ../../cache-tags.ts */
const GONE = 'gone'
/**
 * Stored with a page, never sent: when its rendering began. Next counts from its end, and would
 * miss a change in between.
 */
const BEGUN = 'x-fsc-begun'

export default class PageCache extends FileSystemCache {
  /** Next creates one of these for each request, before it renders. */
  begun = performance.timeOrigin + performance.now()

  async get(key, context) {
    await learnChanges()
    const page = await super.get(key, context)
    const { [TAGS]: tags, [BEGUN]: begun, ...headers } = page?.value?.headers ?? {}
    if (typeof tags !== 'string' || begun === undefined) return page
    if (droppedSince(tags.split(','), Number(begun))) return null
    return { ...page, value: { ...page.value, headers: { ...headers, [TAGS]: tags } } }
  }

  async set(key, page, context) {
    const tags = page?.headers?.[TAGS]
    if (typeof tags !== 'string') return super.set(key, page, context)
    // No page of Next can answer 410. Next stores a page before it sends it, from the same object.
    if (tags.split(',').includes(GONE)) page.status = 410
    return super.set(
      key,
      { ...page, headers: { ...page.headers, [BEGUN]: String(this.begun) } },
      context,
    )
  }
}
