import { timingSafeEqual } from 'node:crypto'
import { revalidateTag } from 'next/cache'
import { dropHere } from '@/platform/cache/shared'
import { ALL_TAGS } from '@/platform/cache-tags'
import { env } from '@/platform/env'
import { problem } from '@/platform/api/problem'

/**
 * Called by the site's own start alone: without its secret there is nothing here, at any rate.
 * Refreshes prerendered pages after a start: what the build knew may be older than the database.
 */
export async function POST(request: Request): Promise<Response> {
  const secret = env().INTERNAL_SECRET
  const given = request.headers.get('x-internal-secret') ?? ''
  if (
    !secret ||
    given.length !== secret.length ||
    !timingSafeEqual(Buffer.from(given), Buffer.from(secret))
  )
    return problem('nothingHere')
  for (const tag of ALL_TAGS) revalidateTag(tag, { expire: 0 })
  dropHere(ALL_TAGS)
  return Response.json({ refreshed: ALL_TAGS })
}
