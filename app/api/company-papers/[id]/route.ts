import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { paperFile } from '@/features/companies/queries/papers'
import { operation } from '@/platform/api/operation'
import { downloadOf } from '@/platform/files/download'

const companyPaper = operation({
  id: 'companyPaper',
  method: 'GET',
  path: '/api/company-papers/{id}',
  audience: 'site',
  params: z.object({ id: z.uuid() }),
  rate: { limit: 'file' },
  cache: 'private, no-store',
  hidden: true,
})

/** A paper of a buying company, for its own people and the house; always as a download. */
export const GET = route(companyPaper, async ({ actor, params: { id } }) =>
  downloadOf(await paperFile(await actor(), id)),
)
