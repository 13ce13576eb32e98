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
import { composeRevision, revisionDuty } from '../rules/compose-revision'
import { isChoosable } from '../rules/choices'
import { approvalBasis, rowsOfPicks, rowsToApprove } from '../rules/duty-approval'
import type { RowReading } from '../rules/readings'
import { quoteDocumentSchema } from '../schema'
import type { RevisionView } from './quotes'

/** An approval as it was given. */
export interface GivenApproval {
  by: string
  at: Date
  reason: string
}

/** A draft as the tariff desk sees it. */
export interface DutyApprovalState {
  /** doubtful rows; empty where there are none, or the duty isn't ours */
  rows: RowReading[]
  /** the basis of an approval; empty where none is needed */
  basis: string
  /** null until this basis is approved */
  given: GivenApproval | null
  /** the reader edited the draft */
  own: boolean
  /** the tariff desk has only one person, who may approve their own work */
  ownAllowed: boolean
}

interface Known {
  draft: Pick<RevisionView, 'id' | 'document' | 'editorIds'>
  rules: RulesInForce
  house: HouseTerms
}

/** The approval of one kind for exactly this basis; null if there is none. */
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
 * What the tariff desk has to approve, by the rules of this moment: a reading may have aged since
 * the draft was saved.
 * @param loaded the saved draft, rules and terms of this moment, if they were read already
 * @throws NotFoundError if there is no such draft
 */
export async function dutyApprovalState(
  actor: Actor,
  { serial, revision }: { serial: number; revision: number },
  now = new Date(),
  loaded?: Known,
): Promise<DutyApprovalState> {
  authorize(actor, 'quote.list')
  const draft = loaded?.draft ?? (await savedDraft(serial, revision))
  const [rules, house] = loaded
    ? [loaded.rules, loaded.house]
    : [await rulesInForce(), await houseTerms()]
  const { document: saved } = draft
  // Most drafts have no doubtful row: the whole is computed only for the others.
  const whole = () => composeRevision(saved.draft, saved, rules, now, house)
  const rows = isChoosable(saved.draft)
    ? rowsOfPicks(whole())
    : rowsToApprove({ duty: revisionDuty(saved.draft, saved, rules, now, house) })
  const basis = rows.length > 0 ? approvalBasis(whole()) : ''
  return {
    rows,
    basis,
    given:
      rows.length > 0 ? await approvalOf(db, { revisionId: draft.id, kind: 'DUTY', basis }) : null,
    own: draft.editorIds.includes(actor.userId),
    ownAllowed: rows.length > 0 && (await ownWork(db)).allowed,
  }
}

async function savedDraft(serial: number, revision: number): Promise<Known['draft']> {
  const row = await db.quoteRevision.findFirst({
    where: { number: revision, state: 'DRAFT', quote: { serial } },
    select: { id: true, editorIds: true, document: true },
  })
  if (!row) throw new NotFoundError(`draft ${revision} of quote ${serial}`)
  return { ...row, document: quoteDocumentSchema.parse(row.document) }
}
