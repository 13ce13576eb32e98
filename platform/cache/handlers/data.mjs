// Cached reads ('use cache'): Next's own store in memory, which first learns what other instances changed.
import { createRequire } from 'node:module'
import { learnChanges } from './state.mjs'

const { createDefaultCacheHandler } = createRequire(import.meta.url)(
  'next/dist/server/lib/cache-handlers/default.js',
)
const BYTES = 50 * 1024 * 1024

export default { ...createDefaultCacheHandler(BYTES), refreshTags: learnChanges }
