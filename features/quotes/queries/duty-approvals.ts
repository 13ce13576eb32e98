import 'server-only'
import { houseTerms } from '@/features/company/queries/house-terms'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import type { HouseTerms } from '@/features/company/rules/house-terms'
import { ownWork } from '@/features/tariffs/queries/own-work'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import type { RulesInForce } from '@/features/tariffs/rules/rules-in-force'
import { db } from '@/platform/db/client'
import type { ApprovalKind, Prisma } from '@/platform/db/generated/client'
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
  /** what a yes is given to; empty where none is asked */
  basis: string
  /** null until one is given to just this */
  given: GivenApproval | null
  /** the one who asks wrote at the draft */
  own: boolean
  /** the tariff desk is of one person, who may say yes to their own work */
  ownAllowed: boolean
}

interface Known {
  document: QuoteDocument
  rules: RulesInForce
  house: HouseTerms
}

/** The yes of one kind to exactly what a basis is of; null where there is none. */
export async function approvalOf(
  tx: Pick<Prisma.TransactionClient, 'quoteApproval'>,
  { revisionId, kind, basis }: { revisionId: string; kind: ApprovalKind; basis: string },
): Promise<GivenApproval | null> {
  const found = await tx.quoteApproval.findUnique({
    where: { revisionId_kind_basisHash: { revisionId, kind, basisHash: basis } },
  })
  return found && { by: found.approvedBy, at: found.approvedAt, reason: found.reason }
}

/**
 * What the tariff desk is to say yes to, by the rules of this moment: a row may have grown old
 * since the draft was saved.
 * @param known the draft as it is saved, rules and terms of this moment, where they were read already
 * @throws NotFoundError where there is no such draft
 */
export async function dutyApprovalState(
  actor: Actor,
  { serial, revision }: { serial: number; revision: number },
  now = new Date(),
  known?: Known,
): Promise<DutyApprovalState> {
  authorize(actor, 'quote.list')
  const row = await db.quoteRevision.findFirst({
    where: { number: revision, state: 'DRAFT', quote: { serial } },
    select: { id: true, editorIds: true, ...(known ? {} : { document: true }) },
  })
  if (!row) throw new NotFoundError(`draft ${revision} of quote ${serial}`)
  const {
    document: saved,
    rules,
    house,
  } = known ?? {
    document: quoteDocumentSchema.parse(row.document),
    rules: await rulesInForce(),
    house: await houseTerms(),
  }
  const document = composeRevision(saved.draft, saved, rules, now, house)
  const rows = rowsToApprove(document)
  const basis = rows.length > 0 ? approvalBasis(document) : ''
  return {
    rows,
    basis,
    given:
      rows.length > 0 ? await approvalOf(db, { revisionId: row.id, kind: 'DUTY', basis }) : null,
    own: row.editorIds.includes(actor.userId),
    ownAllowed: rows.length > 0 && (await ownWork(db)).allowed,
  }
}
