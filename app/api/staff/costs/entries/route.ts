import { fileRoute } from '@/app/api/staff/take-file'
import { route } from '@/features/accounts/route'
import { exportCosts, importCosts, previewCosts } from '@/features/costs/commands/import-costs'
import { say } from '@/i18n/say'
import { operation } from '@/platform/api/operation'
import { asDecimalSign } from '@/platform/numbers-among'

const costSheet = operation({
  id: 'costSheet',
  method: 'GET',
  path: '/api/staff/costs/entries',
  audience: 'staff',
  rate: { limit: 'desk' },
  cache: 'private, no-store',
})

/** The newest entry of every article as CSV, which can be sent back. */
export const GET = route(
  costSheet,
  async ({ actor }) =>
    new Response(await exportCosts(await actor()), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="costs.csv"',
      },
    }),
  'cost.read',
)

/**
 * A sheet of costs as a raw body, CSV or XLSX; `?draft=1` takes it, otherwise the answer only says
 * what it would do.
 */
export const POST = fileRoute(
  {
    id: 'importCosts',
    path: '/api/staff/costs/entries',
    permission: 'cost.edit',
    megabytes: 5,
    workbooks: true,
  },
  async ({ context, file, draft, entered: { decimalSign }, locale }) => {
    const sign = asDecimalSign(decimalSign)
    if (draft) return importCosts(context, file, { said: sign })
    const run = await previewCosts(context, file, sign)
    return {
      ...run,
      problems: run.problems.map(({ line, column, message }) => ({
        line,
        message: `${column}: ${say(message, locale)}`,
      })),
    }
  },
)
