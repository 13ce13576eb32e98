import { z } from 'zod'
import { route } from '@/features/accounts/route'
import type { Message } from '@/i18n/message'
import { operation } from '@/platform/api/operation'
import { ProblemError } from '@/platform/api/problem'
import type { ProblemKind } from '@/platform/api/problem-kinds'
import { keepUnclaimed } from '@/platform/files/keep'
import { MAX_FILE_BYTES, receiveFile, type Refusal } from '@/platform/files/receive'

const REFUSALS: Record<Refusal, [kind: ProblemKind, detail: Message]> = {
  too_large: ['tooLarge', { code: 'refusals.file_large', values: { megabytes: 20 } }],
  empty: ['invalidInput', { code: 'refusals.file_empty' }],
  type_not_accepted: ['unsupported', { code: 'refusals.file_kinds' }],
  content_does_not_match: ['unsupported', { code: 'refusals.file_content' }],
}

const upload = operation({
  id: 'upload',
  method: 'POST',
  path: '/api/uploads',
  audience: 'site',
  query: z.object({ name: z.string().default('') }),
  file: true,
  status: 201,
  rate: { limit: 'upload' },
  cache: 'no-store',
  ownPagesOnly: true,
})

/** One file as a raw body, `?name=` its name. Answers its id and the secret that puts it onto a request. */
export const POST = route(upload, async ({ query, request }) => {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_FILE_BYTES)
    throw refused('too_large')
  if (!request.body) throw refused('empty')
  const received = await receiveFile(query.name, request.body)
  if ('refused' in received) throw refused(received.refused)
  const { id, claimToken } = await keepUnclaimed(received.file)
  const { fileName, sizeBytes, contentType } = received.file
  return { id, claimToken, fileName, sizeBytes, contentType }
})

const refused = (reason: Refusal): ProblemError => new ProblemError(...REFUSALS[reason], { reason })
