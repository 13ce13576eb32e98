import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { threadNews } from '@/features/threads/queries/thread'
import { operation } from '@/platform/api/operation'
import { parseRequestNumber } from '@/platform/numbers'
import { pageLocaleIn } from '@/platform/reader-locale'

const news = operation({
  id: 'threadNews',
  method: 'GET',
  path: '/api/threads/{number}',
  audience: 'site',
  params: z.object({ number: z.string().max(20) }),
  query: z.object({
    after: z.coerce.number().int().min(0).default(0),
    /** for a page of the desk, which shows staff's internal entries too */
    desk: z.stringbool().default(false),
  }),
  rate: { limit: 'readThread' },
  cache: 'private, no-store',
  hidden: true,
})

/** Additions to the thread of a request since an entry, for those who may read it. */
export const GET = route(news, async ({ actor, params, query, request }) =>
  threadNews(await actor(), parseRequestNumber(params.number) ?? 0, {
    after: query.after,
    shared: !query.desk,
    locale: pageLocaleIn(request.headers),
  }),
)
