import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import type { QuoteDocument } from '../schema'
import { firstPicks, foundInPicks } from '../rules/choices'
import { draftMargin, savedDuty, type DraftMargin, type QuoteCosts } from '../rules/draft-margin'
import { floorBasis, floorStops } from '../rules/floor-stops'
import type { FreightChoice } from '../rules/freight-proposal'
import { costsOfPick, withEveryOffer } from '../rules/pick-margins'
import type { SendStop } from '../rules/send-stops'
import { db } from '@/platform/db/client'
import { approvalOf, type GivenApproval } from './duty-approvals'
import { proposedFreight } from './freight-proposals'
import { quoteCosts } from './quote-costs'

/** A composed draft measured against the minimum margin. */
export interface FloorState {
  costs: QuoteCosts
  margin: DraftMargin
  /** the same by every other pick */
  alternatives: (Pick<DraftMargin, 'costMinor' | 'marginMinor'> & { picks: string[] })[]
  /** what is below it by any pick; empty if nothing is */
  stops: SendStop[]
  /** the basis of an approval; empty if none is needed */
  basis: string
}

/**
 * Cost and margin of a composed draft by the costs of that day, and what of it is below the minimum
 * margin.
 * @param proposed what rate cards would charge for it, if that is known already
 */
export async function floorState(
  actor: Actor,
  document: QuoteDocument,
  now = new Date(),
  proposed?: Promise<readonly FreightChoice[]>,
): Promise<FloorState> {
  authorize(actor, 'cost.read')
  const { draft, exchangeRate } = document
  const costs = await quoteCosts(
    actor,
    { ...document, draft: withEveryOffer(draft) },
    now,
    proposed ?? proposedFreight(actor, draft, exchangeRate, now),
  )
  const marginOf = (picks: readonly string[], one: QuoteDocument) =>
    draftMargin(one.draft, savedDuty(one), costsOfPick(costs, document, { picks, document: one }))
  const margin = marginOf(firstPicks(draft), document)
  const alternatives = (document.alternatives ?? []).map((each) => {
    const { costMinor, marginMinor } = marginOf(each.picks, each.document)
    return { picks: each.picks, costMinor, marginMinor }
  })
  const stops = foundInPicks(document, (one, picks) =>
    floorStops(one, marginOf(picks, one), costs.floorPercent),
  )
  return {
    costs,
    margin,
    alternatives,
    stops,
    basis: stops.length > 0 ? floorBasis(document, stops) : '',
  }
}

export interface FloorApproval {
  given: GivenApproval | null
  /** the reader edited the draft: nobody approves their own */
  own: boolean
}

/**
 * The approval of exactly what is below the floor in a draft, and whether the reader may give it.
 */
export async function floorApproval(
  actor: Actor,
  { serial, revision }: { serial: number; revision: number },
  { stops, basis }: Pick<FloorState, 'stops' | 'basis'>,
): Promise<FloorApproval> {
  authorize(actor, 'cost.read')
  if (stops.length === 0) return { given: null, own: false }
  const row = await db.quoteRevision.findFirst({
    where: { number: revision, quote: { serial } },
    select: { id: true, editorIds: true },
  })
  if (!row) return { given: null, own: false }
  return {
    given: await approvalOf(db, { revisionId: row.id, kind: 'FLOOR', basis }),
    own: row.editorIds.includes(actor.userId),
  }
}
