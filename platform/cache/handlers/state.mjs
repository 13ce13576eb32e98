// Connects the site's knowledge of changes (cache/shared.ts) to Next's own caches. Plain JavaScript,
// because Next loads its handlers outside the site's bundle.
import { createRequire } from 'node:module'

const { tagsManifest } = createRequire(import.meta.url)(
  'next/dist/server/lib/incremental-cache/tags-manifest.external.js',
)

/** The site's knowledge of changes; undefined during a build. */
const shared = () => globalThis[Symbol.for('fsc.shared-tags')]

/** Resolves when this process knows every committed change and Next knows which tags are dropped. */
export async function learnChanges() {
  const state = shared()
  if (!state) return
  await state.upToDate()
  for (const tag of state.untold)
    tagsManifest.set(tag, {
      ...tagsManifest.get(tag),
      expired: Math.ceil(state.droppedAt.get(tag)),
    })
  state.untold.clear()
}

/** Whether one of the tags was dropped after an instant. @param instant milliseconds since 1970 */
export function droppedSince(tags, instant) {
  const droppedAt = shared()?.droppedAt
  return droppedAt !== undefined && tags.some((tag) => (droppedAt.get(tag) ?? 0) >= instant)
}
