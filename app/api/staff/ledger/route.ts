import { z } from 'zod'
import { attachment } from '@/app/api/staff/sheet-answer'
import { route } from '@/features/accounts/route'
import { journalRows } from '@/features/ledger/queries/journal'
import { JOURNAL_FORMATS } from '@/features/ledger/rules/journal-formats'
import { operation } from '@/platform/api/operation'
import { writeSheet } from '@/platform/sheets/write'

const journal = operation({
  id: 'ledgerJournal',
  method: 'GET',
  path: '/api/staff/ledger',
  audience: 'staff',
  query: z.object({
    from: z.iso.date(),
    to: z.iso.date(),
    format: z.enum(JOURNAL_FORMATS).default('journal'),
  }),
  rate: { limit: 'desk', points: 20 },
  cache: 'no-store',
})

/** The postings of a period as CSV, for the accountant. */
export const GET = route(
  journal,
  async ({ actor, query: { from, to, format } }) =>
    attachment({
      fileName: `${format === 'journal' ? 'ledger' : format}-${from}-${to}.csv`,
      format: 'csv',
      body: writeSheet('csv', 'ledger', journalRows(await actor(), { from, to, format })),
    }),
  'ledger.read',
)
