import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { exportCards } from '@/features/freight/commands/import-cards'
import { operation } from '@/platform/api/operation'

const freightSheet = operation({
  id: 'freightSheet',
  method: 'GET',
  path: '/api/staff/freight-rates',
  audience: 'staff',
  query: z.object({ lane: z.string().max(60).optional() }),
  rate: { limit: 'desk' },
  cache: 'no-store',
})

/** The current rows of rate cards as CSV, of one lane or of all, for staff. */
export const GET = route(
  freightSheet,
  async ({ actor, query: { lane } }) =>
    new Response(await exportCards(await actor(), lane ?? null), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="freight.csv"',
      },
    }),
  'freight.edit',
)
