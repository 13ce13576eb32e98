import { route } from '@/features/accounts/route'
import { MOST_SHEET_MEGABYTES, requestSheet } from '@/features/requests/queries/request-sheet'
import { operation } from '@/platform/api/operation'
import { ProblemError } from '@/platform/api/problem'
import { InvalidInputError } from '@/platform/errors'

const readSheet = operation({
  id: 'readRequestSheet',
  method: 'POST',
  path: '/api/request-sheet',
  audience: 'site',
  file: true,
  rate: { limit: 'readSheet' },
  cache: 'private, no-store',
  ownPagesOnly: true,
})

/** Reads the rows of a sheet sent as a raw body. */
export const POST = route(
  readSheet,
  async ({ request, actor }) => {
    if (Number(request.headers.get('content-length') ?? 0) > MOST_SHEET_MEGABYTES * 1024 * 1024)
      throw new ProblemError('tooLarge', {
        code: 'sheets.too_large',
        values: { megabytes: MOST_SHEET_MEGABYTES },
      })
    if (!request.body) throw new InvalidInputError({ file: [{ code: 'sheets.empty' }] })
    return requestSheet(await actor(), request.body)
  },
  'request.submit',
)
