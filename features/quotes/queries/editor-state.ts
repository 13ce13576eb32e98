import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, may } from '@/features/accounts/rules/permissions'
import type { HouseTerms } from '@/features/company/rules/house-terms'
import { NotFoundError } from '@/platform/errors'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import type { FreightChoice } from '../rules/freight-proposal'
import type { SendStop } from '../rules/send-stops'
import { designFinishes, type LineFinishes } from './line-designs'
import { designFamilies, type DesignFamily } from './design-families'
import { creditState, type CreditState } from './credit-approval'
import {
  discountApproval,
  discountState,
  type DiscountApproval,
  type DiscountState,
} from './discount-approval'
import { dutyApprovalState, type DutyApprovalState } from './duty-approvals'
import { floorApproval, floorState, type FloorApproval, type FloorState } from './floor-approval'
import { proposedFreight } from './freight-proposals'
import type { RevisionView } from './quotes'
import { getSendStops, sendBounds } from './send-limits'

type Shown = Pick<RevisionView, 'id' | 'number' | 'state' | 'document' | 'editorIds'>

/** What the editor shows beside a draft. */
export interface EditorState {
  duty: DutyApprovalState
  /** null where the reader sees no costs */
  floor: { state: FloorState; approval: FloorApproval } | null
  /** its discount off the list prices, against the reader's limit */
  discount: { state: DiscountState; approval: DiscountApproval }
  /** what its net days need of its company's credit */
  credit: CreditState
  /** what keeps it from being sent */
  stops: SendStop[]
  /** what rate cards would charge */
  freight: FreightChoice[]
  outlooks: { id: string; title: string }[]
  /** finishes and sizes in which its lines can be offered */
  families: DesignFamily[]
  /** finishes in which its made-to-order lines can be offered, by line */
  finishes: Record<string, LineFinishes>
}

/**
 * All that the editor shows beside a draft: each part is read once, independent ones concurrently.
 * @throws NotFoundError for a revision that is no draft
 */
export async function editorState(
  actor: Actor,
  { serial, revision: shown }: { serial: number; revision: Shown },
  house: HouseTerms,
  now = new Date(),
): Promise<EditorState> {
  authorize(actor, 'quote.list')
  const { number: revision, state, document } = shown
  if (state !== 'DRAFT') throw new NotFoundError(`draft ${revision} of quote ${serial}`)
  const { draft, exchangeRate } = document
  const proposing = proposedFreight(actor, draft, exchangeRate, now)
  const [rules, proposed, floor, bounds, families, finishes] = await Promise.all([
    rulesInForce(),
    proposing,
    may(actor, 'cost.read') ? floorState(actor, document, now, proposing) : null,
    sendBounds(draft.destination),
    designFamilies(actor, draft),
    designFinishes(actor, draft),
  ])
  const loaded = { draft: shown, rules, house }
  const duty = await dutyApprovalState(actor, { serial, revision }, now, loaded)
  const [approval, discount, discountYes, credit, stops] = await Promise.all([
    floor && floorApproval(actor, { serial, revision }, floor),
    discountState(actor, document, house.quoting),
    discountApproval(actor, { serial, revision }, document, house.quoting),
    creditState(actor, shown.id, document),
    getSendStops(actor, document, duty.given ? [] : duty.rows, { house: house.house, bounds }),
  ])
  return {
    duty,
    floor: floor && approval ? { state: floor, approval } : null,
    discount: { state: discount, approval: discountYes },
    credit,
    stops: [
      ...stops,
      ...(floor && !approval?.given ? floor.stops : []),
      ...(discountYes.given ? [] : discount.stops),
      ...(credit.given ? [] : credit.stops),
    ],
    freight: proposed.map(({ used: _, ...choice }) => choice),
    outlooks: rules.outlooks.map(({ outlook: { id, title } }) => ({ id, title })),
    families,
    finishes,
  }
}
