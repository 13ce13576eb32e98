import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { takeStatement } from '@/features/transfers/commands/take-statement'
import { MOST_FILE_BYTES } from '@/features/transfers/readers/statement'
import { say } from '@/i18n/say'
import { operation } from '@/platform/api/operation'
import { ProblemError } from '@/platform/api/problem'
import { readBoundedBody } from '@/platform/bounded-body'
import { pageLocaleIn } from '@/platform/reader-locale'

const keepStatement = operation({
  id: 'takeStatement',
  method: 'POST',
  path: '/api/staff/statements',
  audience: 'staff',
  query: z.object({
    /** of a table's account; other files contain it */
    currency: z.string().regex(/^[A-Z]{3}$/),
    draft: z.string().default(''),
    /** how to read the columns of a table, as JSON */
    columns: z.string().max(4_000).optional(),
  }),
  file: true,
  rate: { limit: 'desk' },
  cache: 'no-store',
  ownPagesOnly: true,
})

/** A bank's file as a raw body; `?draft=1` takes it, otherwise the answer only says what would be taken. */
export const POST = route(
  keepStatement,
  async ({ context, request, query: { currency, draft, columns } }) => {
    const bytes = await readBoundedBody(request, MOST_FILE_BYTES)
    if (!bytes)
      throw new ProblemError('tooLarge', { code: 'refusals.file_large', values: { megabytes: 20 } })
    const profile = columns === undefined ? {} : { profile: parsed(columns) }
    const file = { bytes, currency, ...profile }
    const { problem, odd, ...run } = await takeStatement(await context(), file, draft !== '1')
    const locale = pageLocaleIn(request.headers)
    return {
      ...run,
      odd: odd.map((each) => say(each, locale)),
      problems: problem ? [{ line: 0, message: say(problem, locale) }] : [],
      open: [],
    }
  },
  'transfer.match',
)

/** Text that isn't JSON isn't a profile either, and is refused as one. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
