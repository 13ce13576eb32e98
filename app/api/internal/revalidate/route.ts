import { timingSafeEqual } from 'node:crypto'
import { revalidateTag } from 'next/cache'
import { plainRoute } from '@/features/accounts/route'
import { dropHere } from '@/platform/cache/shared'
import { ALL_TAGS } from '@/platform/cache-tags'
import { env } from '@/platform/env'

/**
 * Called only by the site's own start: without its secret there is nothing here, at any rate.
 * Refreshes prerendered pages after a start: the build's data may be older than the database.
 */
export const POST = plainRoute({ id: 'revalidate', isHere: hasSecret, rate: null }, () => {
  for (const tag of ALL_TAGS) revalidateTag(tag, { expire: 0 })
  dropHere(ALL_TAGS)
  return { refreshed: ALL_TAGS }
})

function hasSecret({ headers }: Request): boolean {
  const secret = env().INTERNAL_SECRET ?? ''
  const presented = headers.get('x-internal-secret') ?? ''
  return (
    secret !== '' &&
    presented.length === secret.length &&
    timingSafeEqual(Buffer.from(presented), Buffer.from(secret))
  )
}
