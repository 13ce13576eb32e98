import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { getImport } from '@/features/product-imports/queries/imports'
import { operation } from '@/platform/api/operation'

const importProgress = operation({
  id: 'importProgress',
  method: 'GET',
  path: '/api/staff/product-import/{id}',
  audience: 'staff',
  params: z.object({ id: z.string() }),
  rate: { limit: 'desk' },
  cache: 'no-store',
})

/** How far an import has come, for its page. */
export const GET = route(
  importProgress,
  async ({ actor, params: { id } }) => {
    const { state, progress, rowsRead, applied, published, added, changed } = await getImport(
      await actor(),
      id,
    )
    return { state, progress, rowsRead, applied, published, good: added + changed }
  },
  'catalog.desk',
)
