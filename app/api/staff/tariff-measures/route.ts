import { route } from '@/features/accounts/route'
import { exportMeasures } from '@/features/tariffs/commands/import-rules'
import { operation } from '@/platform/api/operation'

const measureSheet = operation({
  id: 'measureSheet',
  method: 'GET',
  path: '/api/staff/tariff-measures',
  audience: 'staff',
  rate: { limit: 'desk' },
  cache: 'no-store',
})

/** The current measures as CSV, for staff. */
export const GET = route(
  measureSheet,
  async ({ actor }) =>
    new Response(await exportMeasures(await actor()), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="us-measures.csv"',
      },
    }),
  'tariff.read',
)
