import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { threadFile } from '@/features/threads/queries/thread'
import { operation } from '@/platform/api/operation'
import { downloadOf } from '@/platform/files/download'

const file = operation({
  id: 'threadFile',
  method: 'GET',
  path: '/api/threads/files/{id}',
  audience: 'site',
  params: z.object({ id: z.uuid() }),
  rate: { limit: 'file' },
  cache: 'private, no-store',
  hidden: true,
})

/** A file of an entry, for those who may read the entry; always as a download, never run in our pages. */
export const GET = route(file, async ({ actor, params: { id } }) =>
  downloadOf(await threadFile(await actor(), id)),
)
