import { route } from '@/features/accounts/route'
import { saveDocument } from '@/features/catalog/commands/save-document'
import { operation } from '@/platform/api/operation'
import { ProblemError } from '@/platform/api/problem'
import { MAX_FILE_BYTES } from '@/platform/files/receive'

const keepDocument = operation({
  id: 'keepDocument',
  method: 'POST',
  path: '/api/staff/documents',
  audience: 'staff',
  file: true,
  rate: { limit: 'desk' },
  cache: 'no-store',
  ownPagesOnly: true,
})

/**
 * A compliance document: its file as a raw body (empty where only the entries change), `?name=` its
 * name, with the other entries.
 */
export const POST = route(
  keepDocument,
  async ({ context, request }) => {
    if (Number(request.headers.get('content-length') ?? 0) > MAX_FILE_BYTES)
      throw new ProblemError('tooLarge', { code: 'refusals.file_large', values: { megabytes: 20 } })
    const {
      id = '',
      version = '',
      name = '',
      ...entries
    } = Object.fromEntries(new URL(request.url).searchParams)
    return saveDocument(await context(), {
      id,
      version: Number(version) || 0,
      entries,
      file: name && request.body ? { name, body: request.body } : null,
    })
  },
  'catalog.edit',
)
