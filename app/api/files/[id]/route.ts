import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { getAttachment } from '@/features/requests/queries/requests'
import { operation } from '@/platform/api/operation'
import { downloadOf } from '@/platform/files/download'

const requestFile = operation({
  id: 'requestFile',
  method: 'GET',
  path: '/api/files/{id}',
  audience: 'site',
  params: z.object({ id: z.uuid() }),
  rate: { limit: 'file' },
  cache: 'private, no-store',
  hidden: true,
})

/** A file of a request, for those who may see the request; always as a download, never run in our pages. */
export const GET = route(requestFile, async ({ actor, params: { id } }) =>
  downloadOf(await getAttachment(await actor(), id)),
)
