import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { submitRequest } from '@/features/requests/commands/submit-request'
import type { QuoteDraft } from '@/features/quotes/schema'
import { db } from '@/platform/db/client'
import { ConflictError } from '@/platform/errors'
import { boss } from '@/platform/jobs/boss'
import { namePlace } from './named-place'
import { anonymous, aRequest, now, seedRing } from './submit-request-fixtures'
import { failure } from '@/tests/support/failure'
import { SIGNING } from '@/tests/support/signing'

export const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}

export const colleague: Actor = {
  kind: 'staff',
  userId: 'wei',
  name: 'Wei',
  email: 'wei@fsc.example',
  roles: STAFF_ROLES,
}

export const conflict = async (promise: Promise<unknown>): Promise<string> => {
  const error = await failure(promise)
  if (!(error instanceof ConflictError)) throw error ?? new Error('it was taken')
  return error.message
}

/** A request of one bulk line, and the quote that staff opened for it. */
export async function aDraft() {
  const { serial: requestSerial } = await submitRequest(
    as(anonymous, now),
    aRequest({ lines: [{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 }] }),
    'en',
  )
  const { serial } = await startQuote(as(staff, now), requestSerial)
  const { id: requestId, companyId } = await db.quoteRequest.findUniqueOrThrow({
    where: { serial: requestSerial },
  })
  const guest: Actor = { kind: 'guest', linkedRequestIds: [requestId] }
  const view = await namePlace(staff, serial, now)
  return {
    serial,
    requestSerial,
    requestId,
    companyId,
    guest,
    draft: view.revision.document.draft,
    version: view.revision.version,
  }
}

export async function aSentQuote(change: Partial<QuoteDraft> = {}) {
  const made = await aDraft()
  const saved = await saveDraft(as(staff, now), {
    serial: made.serial,
    revision: 1,
    version: made.version,
    draft: { ...made.draft, ...change },
  })
  const sent = await sendRevision(as(staff, now), {
    serial: made.serial,
    revision: 1,
    version: saved.version,
    expectedTotalMinor: saved.document.totalMinor,
  })
  return {
    ...made,
    document: sent.document,
    hash: sent.documentHash,
    signature: {
      serial: made.serial,
      revision: 1,
      documentHash: sent.documentHash,
      signerName: 'Ana Ruiz',
      ...SIGNING,
    },
  }
}

/** The job queue, one product and two people at the desk. */
export async function openDesk(): Promise<void> {
  await boss()
  await seedRing()
  await db.user.createMany({
    data: [staff, colleague].flatMap((s) =>
      s.kind === 'staff'
        ? [
            {
              id: s.userId,
              name: s.name,
              email: s.email,
              role: 'STAFF' as const,
              emailVerified: true,
            },
          ]
        : [],
    ),
  })
}
