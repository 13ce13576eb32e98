import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, type Actor } from '@/features/accounts/rules/actor'
import { authorize, authorizeKind, scopeOf } from '@/features/accounts/rules/permissions'
import { holdGoods } from '@/features/fulfilment/commands/hold-goods'
import { holdLimit } from '@/features/quotes/commands/hold-limit'
import {
  readSigning,
  signatureColumns,
  type ReadSigning,
} from '@/features/quotes/commands/write-signature'
import { quotaClaim } from '@/features/orders/rules/quota-claim'
import { amendmentDocumentSchema } from '@/features/quotes/amendment-schema'
import { amendReservations } from '@/features/tariffs/commands/amend-reservations'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit, recordRefusal } from '@/platform/audit'
import type { OrderAmendment, Prisma } from '@/platform/db/generated/client'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { enqueue } from '@/platform/jobs'
import { schemaWords } from '@/platform/validation-words'
import { amendmentPaperJob } from '../jobs/amendment-paper'
import { amendmentWaitsJob } from '../jobs/amendment-waits'
import { amendedOrder } from '../queries/amend-facts'
import { signAmendmentSchema } from '../schema'
import { withinCredit } from './amended-credit'
import { applyAmendment } from './apply-amendment'
import { openAmendment } from './end-amendment'
import { tellProposer } from './tell-house'

/**
 * Signs an amendment for its buyer as a quote is signed: exactly the document that was read, by its hash, under the
 * consent in force, within the signer’s limit for what it adds. This brings the amendment into force: lines, days,
 * plan and books follow in the same transaction. Signed twice at once, it is signed once.
 * @param ipAddress kept as evidence of the signature
 * @throws InvalidInputError by the fields of the form, and at `change` where it can’t be signed: expired, withdrawn,
 *   overtaken, or adding more than the signer may sign for; ConflictError `consent_changed`, `sign_in`;
 *   NotFoundError also for somebody else’s
 */
export async function signAmendment(
  context: Context,
  input: unknown,
  ipAddress: string | null,
): Promise<void> {
  const { actor, now } = context
  authorizeKind(actor, 'amendment.sign')
  const parsed = signAmendmentSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, number, documentHash, signerName, signerTimeZone } = parsed.data
  const database = databaseOf(context)
  const found = await database.orderAmendment.findFirst({
    where: {
      number,
      state: { not: 'PROPOSED' },
      order: { serial, quote: scopeOf(actor, 'order.read') },
    },
    include: { order: { select: { quote: { include: { request: true } } } }, signature: true },
  })
  if (!found) throw new NotFoundError(`amendment ${number} of order ${serial}`)
  const { quote } = found.order
  authorize(actor, 'amendment.sign', quote)
  const { document } = amendmentDocumentSchema.parse(found.document)
  // A second click, or a second tab, counts as the same signature.
  const isSigned = (state: string, hash: string) => state === 'SIGNED' && hash === documentHash
  if (isSigned(found.state, found.documentHash)) return
  const signing = await readSigning(database, actor, quote.companyId, document, {
    ...parsed.data,
    serial: quote.serial,
    revision: document.revision,
    picks: [],
    purchaseOrderFile: null,
  })
  const signer = {
    signerName,
    signerEmail: actor.kind === 'member' ? actor.email : quote.request.contactEmail,
    signerTimeZone,
    acceptedAt: now,
    userId: actor.kind === 'member' ? actor.userId : null,
    ipAddress,
  }
  const isOver = await inTransaction(context, async (tx, within) => {
    const order = await amendedOrder(tx, serial, now, await holdGoods(tx, { serial }))
    const current = await tx.orderAmendment.findUniqueOrThrow({ where: { id: found.id } })
    if (isSigned(current.state, current.documentHash)) return false
    const amendment = await openAmendment(tx, order, number, documentHash, now)
    const added = Math.max(0, Number(amendment.totalMinor) - Number(amendment.beforeMinor))
    const signable = {
      companyId: quote.companyId,
      currency: amendment.currency,
      amountMinor: added,
    }
    if (!mayApprove(actor, quote.companyId)) {
      const verdict = await holdLimit(tx, actor, signable, now)
      if (verdict.kind === 'over') {
        await enqueue(tx, amendmentWaitsJob, { amendmentId: amendment.id, askedBy: signerName })
        return true
      }
    }
    await write(tx, amendment, { signer, signing, added, document })
    await withinCredit(tx, order, document, () => applyAmendment(within, order, amendment))
    await amendReservations(within, {
      ...quotaClaim(
        document,
        { quoteId: order.quote.id, serial: order.quote.serial },
        signerName,
        now,
      ),
      currency: order.currency,
    })
    await recordAudit(tx, {
      actor: { ...auditActor(actor), name: signerName },
      action: 'amendment.sign',
      objectType: 'order',
      objectId: order.id,
      before: { totalMinor: Number(amendment.beforeMinor) },
      after: { amendment: number, hash: documentHash, totalMinor: Number(amendment.totalMinor) },
    })
    await addEntry(within, {
      requestId: order.requestId,
      kind: 'EVENT',
      event: 'amendment_signed',
      values: {
        order: serial,
        amendment: number,
        totalMinor: Number(amendment.totalMinor),
        currency: amendment.currency,
        signer: signerName,
      },
      cause: `amendment-signed:${amendment.id}`,
    })
    await tellProposer(tx, order, amendment, { what: 'signed', by: signerName })
    await enqueue(tx, amendmentPaperJob, { amendmentId: amendment.id })
    return false
  })
  if (!isOver) return
  await recordRefusal(context, {
    actor: { ...auditActor(actor), name: signerName },
    action: 'amendment.sign',
    objectType: 'order',
    objectId: found.orderId,
    reason: 'over_limit',
  })
  throw new InvalidInputError({ change: [schemaWords.amendment_over_limit] })
}

/** An approver signs above others’ limits; their own limit, if any, is checked as for any buyer. */
const mayApprove = (actor: Actor, companyId: string): boolean =>
  actor.kind === 'member' &&
  actor.memberships.some(
    (each) =>
      each.companyId === companyId &&
      each.roles.includes('approver') &&
      !each.roles.includes('buyer'),
  )

async function write(
  tx: Prisma.TransactionClient,
  { id, number, documentHash }: OrderAmendment,
  {
    signer,
    signing,
    added,
    document: { quoteSerial, revision },
  }: {
    signer: {
      signerName: string
      signerEmail: string
      signerTimeZone: string | null
      acceptedAt: Date
      userId: string | null
      ipAddress: string | null
    }
    signing: ReadSigning
    added: number
    document: { quoteSerial: number; revision: number }
  },
): Promise<void> {
  const { signerName, signerEmail, signerTimeZone } = signer
  await tx.amendmentSignature.create({
    data: {
      ...signatureColumns(signing, signer, {
        quoteSerial,
        revision,
        amendment: number,
        documentHash,
        purchaseOrderFile: null,
      }),
      amendmentId: id,
      signerName,
      signerEmail,
      signerTimeZone,
      signedAt: signer.acceptedAt,
      signedById: signer.userId,
      ipAddress: signer.ipAddress,
      addedMinor: added,
    },
  })
}
