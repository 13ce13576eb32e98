import 'server-only'
import { houseTerms } from '@/features/company/queries/house-terms'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { ownWork } from '@/features/tariffs/queries/own-work'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { NotFoundError } from '@/platform/errors'
import { composeRevision } from '../rules/compose-revision'
import { approvalBasis, rowsToApprove } from '../rules/duty-approval'
import type { RowReading } from '../rules/readings'
import { quoteDocumentSchema, type QuoteDocument } from '../schema'

/** A yes as it was given. */
export interface GivenApproval {
  by: string
  at: Date
  reason: string
}

/** How a draft stands to the tariff desk. */
export interface DutyApprovalState {
  /** rows in doubt; empty where none are, or the duty isn't ours */
  rows: RowReading[]
  /** what a yes is given to */
  basis: string
  /** null until one is given to just this */
  given: GivenApproval | null
  /** the one who asks wrote at the draft */
  own: boolean
  /** the tariff desk is of one person, who may say yes to their own work */
  ownAllowed: boolean
}

/** The yes to exactly this document; null where there is none. */
export async function approvalOf(
  tx: Pick<Prisma.TransactionClient, 'dutyApproval'>,
  revisionId: string,
  document: QuoteDocument,
): Promise<GivenApproval | null> {
  const found = await tx.dutyApproval.findUnique({
    where: { revisionId_basisHash: { revisionId, basisHash: approvalBasis(document) } },
  })
  return found && { by: found.approvedBy, at: found.approvedAt, reason: found.reason }
}

/**
 * What the tariff desk is to say yes to, by the rules of this moment: a row may have grown old
 * since the draft was saved.
 * @throws NotFoundError where there is no such draft
 */
export async function dutyApprovalState(
  actor: Actor,
  { serial, revision }: { serial: number; revision: number },
  now = new Date(),
): Promise<DutyApprovalState> {
  authorize(actor, 'quote.edit')
  const row = await db.quoteRevision.findFirst({
    where: { number: revision, state: 'DRAFT', quote: { serial } },
  })
  if (!row) throw new NotFoundError(`draft ${revision} of quote ${serial}`)
  const saved = quoteDocumentSchema.parse(row.document)
  const [rules, house] = await Promise.all([rulesInForce(), houseTerms()])
  const document = composeRevision(saved.draft, saved, rules, now, house)
  const rows = rowsToApprove(document)
  return {
    rows,
    basis: approvalBasis(document),
    given: rows.length > 0 ? await approvalOf(db, row.id, document) : null,
    own: row.editorIds.includes(actor.userId),
    ownAllowed: (await ownWork(db)).allowed,
  }
}
