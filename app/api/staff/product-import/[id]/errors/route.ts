import { z } from 'zod'
import { attachment } from '@/app/api/staff/sheet-answer'
import { route } from '@/features/accounts/route'
import { wrongRowsFile } from '@/features/product-imports/jobs/error-file'
import { operation } from '@/platform/api/operation'
import { pageLocaleIn } from '@/platform/reader-locale'

const wrongRows = operation({
  id: 'wrongRows',
  method: 'GET',
  path: '/api/staff/product-import/{id}/errors',
  audience: 'staff',
  params: z.object({ id: z.string() }),
  rate: { limit: 'desk' },
  cache: 'no-store',
})

/** The wrong rows of an import as a file to correct. */
export const GET = route(
  wrongRows,
  async ({ actor, params: { id }, request }) =>
    attachment(await wrongRowsFile(await actor(), id, pageLocaleIn(request.headers))),
  'catalog.desk',
)
