import { z } from 'zod'
import { fileRoute } from '@/app/api/staff/take-file'
import { route } from '@/features/accounts/route'
import {
  exportEntries,
  importEntries,
  previewEntries,
} from '@/features/price-lists/commands/import-entries'
import { parseListNumber } from '@/features/price-lists/schema'
import { say } from '@/i18n/say'
import { operation } from '@/platform/api/operation'
import { NotFoundError } from '@/platform/errors'
import { asDecimalSign } from '@/platform/numbers-among'

const params = z.object({ number: z.string() })

const listSheet = operation({
  id: 'priceListSheet',
  method: 'GET',
  path: '/api/staff/price-lists/{number}/entries',
  audience: 'staff',
  params,
  query: z.object({ version: z.coerce.number<string>().int().catch(0) }),
  rate: { limit: 'desk' },
  cache: 'private, no-store',
})

/** @throws NotFoundError */
function serialOf(number: string): number {
  const serial = parseListNumber(number)
  if (serial === null) throw new NotFoundError()
  return serial
}

/** Entries of a version as CSV, `?version=2`. */
export const GET = route(
  listSheet,
  async ({ actor, params: { number }, query: { version } }) =>
    new Response(await exportEntries(await actor(), serialOf(number), version), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${number}-v${version}.csv"`,
      },
    }),
  'price-list.read',
)

/**
 * A sheet of entries as a raw body, CSV or XLSX; `?draft=1&edit=3` takes it, otherwise the answer
 * only says what it would do. `decimalSign` is the decimal sign of its numbers.
 */
export const POST = fileRoute(
  {
    id: 'importPriceList',
    path: '/api/staff/price-lists/{number}/entries',
    params,
    permission: 'price-list.edit',
    megabytes: 5,
    workbooks: true,
  },
  async ({ context, params: { number }, file, draft, entered: { edit, decimalSign }, locale }) => {
    const serial = serialOf(number)
    const sign = asDecimalSign(decimalSign)
    if (draft) return importEntries(context, { serial, edit: Number(edit), said: sign }, file)
    const run = await previewEntries(context, serial, file, sign)
    return {
      ...run,
      problems: run.problems.map(({ line, problem }) => ({ line, message: say(problem, locale) })),
    }
  },
)
