import 'server-only'
import { createHash } from 'node:crypto'
import { db } from '@/platform/db/client'
import { ConflictError } from '@/platform/errors'
import { formatRequestNumber } from '@/platform/numbers'
import type { ParsedRequest } from '../rules/request-check'
import type { SubmissionContext } from '../queries/submission-context'

/** A key was reused with other content. */
export class RepeatedRequestError extends ConflictError {
  /** @param number RFQ-00042 of the request that holds the key; null when somebody else sent it */
  constructor(readonly number: string | null) {
    super('key_used')
  }
}

/** SHA-256 of what was asked, whatever the attempt: the key and the files' secrets are left out. */
export function contentHash(request: ParsedRequest): string {
  const { idempotencyKey: _, files, ...content } = request
  const comparable = { ...content, files: files.map(({ id, linePosition }) => [id, linePosition]) }
  return createHash('sha256').update(JSON.stringify(comparable)).digest('hex')
}

/**
 * Checks that a request that already has the key is this very one.
 * @throws RepeatedRequestError when it was made from other content
 */
export async function assertSame(
  earlier: NonNullable<SubmissionContext['earlier']>,
  request: ParsedRequest,
): Promise<void> {
  if (earlier.contactEmail !== request.contactEmail) throw new RepeatedRequestError(null)
  const audit = await db.auditEvent.findFirst({
    where: { objectType: 'quote_request', objectId: earlier.id, action: 'request.submit' },
    select: { after: true },
  })
  const after = audit?.after
  const same =
    typeof after === 'object' &&
    after !== null &&
    'contentHash' in after &&
    after.contentHash === contentHash(request)
  if (!same) throw new RepeatedRequestError(formatRequestNumber(earlier.serial))
}
