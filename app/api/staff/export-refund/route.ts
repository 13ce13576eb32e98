import { z } from 'zod'
import { attachment } from '@/app/api/staff/sheet-answer'
import { route } from '@/features/accounts/route'
import { exportRefundRows } from '@/features/papers/queries/exports'
import { operation } from '@/platform/api/operation'
import { writeSheet } from '@/platform/sheets/write'

const exportRefund = operation({
  id: 'exportRefund',
  method: 'GET',
  path: '/api/staff/export-refund',
  audience: 'staff',
  query: z.object({
    month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/),
    format: z.enum(['csv', 'xlsx']).default('csv'),
  }),
  rate: { limit: 'desk', points: 20 },
  cache: 'no-store',
})

/** The exports of a month, matched with declaration, invoice and receipt, for the refund of their tax. */
export const GET = route(
  exportRefund,
  async ({ actor, query: { month, format } }) =>
    attachment({
      fileName: `export-refund-${month}.${format}`,
      format,
      body: writeSheet(format, month, exportRefundRows(await actor(), month)),
    }),
  'ledger.read',
)
