import type { HouseTerms } from '@/features/company/rules/house-terms'
import { planOrderFault, waitsForNoDeposit } from '@/features/company/rules/plan-gates'
import { composeRevision } from '@/features/quotes/rules/compose-revision'
import type { QuotePlan } from '@/features/quotes/rules/payment-plan'
import type { DraftLine, QuoteDocument, QuoteDraft } from '@/features/quotes/schema'
import type { RulesInForce } from '@/features/tariffs/rules/rules-in-force'

/** What an amendment of a signed order changes, and what can’t be changed any more. Pure; amounts in minor units. */

/** A line of the order as it stands, with what can’t be undone of it. */
export interface AmendedLine {
  /** id of the line in the document */
  lineId: string
  quantity: number
  made: number
  ready: number
  shipped: number
  /** its current day; null until production can be planned */
  day: string | null
}

export interface AmendFacts {
  state: 'AWAITING_DEPOSIT' | 'CONFIRMED' | 'CANCELLED'
  lines: readonly AmendedLine[]
  /** somebody approves a sample of it, so that its gate can come */
  hasSample: boolean
  /** at the factory, `YYYY-MM-DD` */
  today: string
}

export interface AmendChanges {
  /** of the document's lines, by id; lines that aren’t named stay */
  lines: readonly { lineId: string; quantity: number; unitPriceMinor: number }[]
  /** ids of removed lines */
  removed: readonly string[]
  added:
    | { kind: 'charge'; id: string; title: string; amountMinor: number }
    /** goods like those of another line */
    | {
        kind: 'goods'
        id: string
        likeLineId: string
        title: string
        quantity: number
        unitPriceMinor: number
      }
    /** goods of the catalog */
    | { kind: 'article'; line: DraftLine }
    | null
  delivery: Pick<QuoteDraft, 'incoterm' | 'namedPlace' | 'freightMinor' | 'insuranceMinor'>
  /** null where the plan stays */
  plan: { depositPercent: string; plan: QuotePlan } | null
  days: readonly { lineId: string; day: string; cause?: 'capacity' }[]
}

/** Why an amendment is refused, as a message code, and which entry it is about. */
export interface AmendRefusal {
  at: 'change' | 'remove' | 'quantity' | 'price' | 'day' | 'delivery' | 'plan' | 'added'
  /** the line; null where it is about the whole */
  lineId: string | null
  code:
    | 'cancelled'
    | 'left'
    | 'nothing'
    | 'below_made'
    | 'price_left'
    | 'delivery_left'
    | 'no_day'
    | 'day_past'
    | 'all_ready'
    | 'plan_order'
    | 'plan_sum'
    | 'no_sample'
    | 'unknown_line'
    | 'no_room'
    | 'removed_begun'
    | 'no_goods'
  /** the least number of pieces, with `below_made` */
  pieces?: number
}

/** Why an amendment can't be proposed, or can't come into force. */
export function amendRefusals(
  { state, lines, hasSample, today }: AmendFacts,
  { draft }: Pick<QuoteDocument, 'draft'>,
  changes: AmendChanges,
): AmendRefusal[] {
  const whole = (at: AmendRefusal['at'], code: AmendRefusal['code']): AmendRefusal => ({
    at,
    lineId: null,
    code,
  })
  if (state === 'CANCELLED') return [whole('change', 'cancelled')]
  if (lines.length > 0 && lines.every(({ shipped, quantity }) => shipped === quantity))
    return [whole('change', 'left')]
  const standing = new Map(lines.map((line) => [line.lineId, line]))
  const signed = new Map(draft.lines.map((line) => [line.id, line]))
  const refusals: AmendRefusal[] = []
  for (const { lineId, quantity, unitPriceMinor } of changes.lines) {
    const [line, was] = [standing.get(lineId), signed.get(lineId)]
    if (!was) refusals.push({ at: 'quantity', lineId, code: 'unknown_line' })
    if (line && quantity < line.made)
      refusals.push({ at: 'quantity', lineId, code: 'below_made', pieces: line.made })
    if (line && line.shipped > 0 && was?.unitPriceMinor !== unitPriceMinor)
      refusals.push({ at: 'price', lineId, code: 'price_left' })
  }
  for (const lineId of changes.removed) {
    const line = standing.get(lineId)
    if (!signed.has(lineId)) refusals.push({ at: 'remove', lineId, code: 'unknown_line' })
    else if (line && (line.made > 0 || line.shipped > 0))
      refusals.push({ at: 'remove', lineId, code: 'removed_begun' })
  }
  const stays = ({ id, kind }: DraftLine) => kind !== 'charge' && !changes.removed.includes(id)
  const addsGoods = changes.added?.kind === 'goods' || changes.added?.kind === 'article'
  if (!addsGoods && !draft.lines.some(stays)) refusals.push(whole('change', 'no_goods'))
  for (const { lineId, day } of changes.days) {
    const line = standing.get(lineId)
    const amendedQuantity = changes.lines.find((each) => each.lineId === lineId)?.quantity
    if (!line?.day) refusals.push({ at: 'day', lineId, code: 'no_day' })
    else if (day < today) refusals.push({ at: 'day', lineId, code: 'day_past' })
    else if (line.ready === (amendedQuantity ?? line.quantity))
      refusals.push({ at: 'day', lineId, code: 'all_ready' })
  }
  if (lines.some(({ shipped }) => shipped > 0) && !isSameDelivery(draft, changes.delivery))
    refusals.push(whole('delivery', 'delivery_left'))
  if (changes.added?.kind === 'goods' && !signed.has(changes.added.likeLineId))
    refusals.push(whole('added', 'unknown_line'))
  const fault = changes.plan && planFault(changes.plan, hasSample)
  if (fault) refusals.push(whole('plan', fault))
  if (refusals.length === 0 && isSame(draft, changes)) refusals.push(whole('change', 'nothing'))
  return refusals
}

/** The fault of a plan: a gate that can’t come, or shares that don't add up. */
export function planFault(
  { depositPercent, plan }: NonNullable<AmendChanges['plan']>,
  hasSample: boolean,
): 'plan_order' | 'plan_sum' | 'no_sample' | null {
  if (planOrderFault(plan.parts) || waitsForNoDeposit(plan.parts, depositPercent))
    return 'plan_order'
  if (!hasSample && plan.parts.some(({ gate }) => gate === 'sample_approved')) return 'no_sample'
  const hundredths = (percent: string) => Math.round(Number(percent) * 100)
  const sum = plan.parts.reduce(
    (all, { percent }) => all + hundredths(percent),
    hundredths(depositPercent),
  )
  return sum === 10_000 ? null : 'plan_sum'
}

const isSameDelivery = (was: AmendChanges['delivery'], is: AmendChanges['delivery']): boolean =>
  was.incoterm === is.incoterm &&
  was.namedPlace === is.namedPlace &&
  was.freightMinor === is.freightMinor &&
  was.insuranceMinor === is.insuranceMinor

const isSame = (
  draft: QuoteDraft,
  { lines, removed, added, delivery, plan, days }: AmendChanges,
): boolean =>
  added === null &&
  removed.length === 0 &&
  days.length === 0 &&
  isSameDelivery(draft, delivery) &&
  (plan === null ||
    JSON.stringify([draft.depositPercent, draft.plan]) ===
      JSON.stringify([plan.depositPercent, plan.plan])) &&
  lines.every((line) => {
    const was = draft.lines.find(({ id }) => id === line.lineId)
    return was?.quantity === line.quantity && was.unitPriceMinor === line.unitPriceMinor
  })

/** The draft of an order with an amendment: what the amendment doesn’t name stays as signed. */
export function amendedDraft(draft: QuoteDraft, changes: AmendChanges): QuoteDraft {
  const { added, delivery, plan } = changes
  const removed = new Set(changes.removed)
  const changedLines = new Map(changes.lines.map((line) => [line.lineId, line]))
  const lines = draft.lines.flatMap(({ splitOf, ...line }): DraftLine[] => {
    if (removed.has(line.id)) return []
    const change = changedLines.get(line.id)
    return [
      {
        ...line,
        ...(splitOf && !removed.has(splitOf) ? { splitOf } : {}),
        ...(change ? { quantity: change.quantity, unitPriceMinor: change.unitPriceMinor } : {}),
      },
    ]
  })
  const like = added?.kind === 'goods' && draft.lines.find(({ id }) => id === added.likeLineId)
  const { freight, ...rest } = draft
  return {
    ...rest,
    // Freight from rate cards stays with the way and sum it was given for.
    ...(freight && isSameDelivery(draft, delivery) ? { freight } : {}),
    ...delivery,
    ...plan,
    lines: [
      ...lines,
      ...(added?.kind === 'charge' ? [chargeLine(draft, added)] : []),
      ...(added?.kind === 'goods' && like ? [likeLine(like, added)] : []),
      ...(added?.kind === 'article' ? [added.line] : []),
    ],
  }
}

const chargeLine = (
  { lines }: QuoteDraft,
  { id, title, amountMinor }: { id: string; title: string; amountMinor: number },
): DraftLine => ({
  id,
  kind: 'charge',
  sku: null,
  title,
  details: [],
  imagePath: null,
  quantity: 1,
  unitPriceMinor: amountMinor,
  setupFeeMinor: 0,
  listUnitPriceMinor: null,
  hsCode: null,
  origin: lines[0]?.origin ?? 'CN',
  unitWeightGrams: null,
  leadTimeDays: 0,
})

/** Goods like those of another line: tools exist already, and proof stays with the line that it was given for. */
function likeLine(
  { certificate: _, sample: __, splitOf: ___, ...like }: DraftLine,
  added: Extract<AmendChanges['added'], { kind: 'goods' }>,
): DraftLine {
  const { id, title, quantity, unitPriceMinor } = added
  return { ...like, id, title: title || like.title, quantity, unitPriceMinor, setupFeeMinor: 0 }
}

/**
 * Composes the amended order as a document like the signed one, with the same day, rates and terms, so that nothing
 * changes that the amendment doesn’t name. The final duty is settled at entry, as signed.
 * @param signedAt when the signed revision was sent
 * @throws RangeError where deductions exceed the goods
 */
export function composeAmended(
  before: QuoteDocument,
  draft: QuoteDraft,
  rules: RulesInForce,
  house: HouseTerms,
  signedAt: Date,
): QuoteDocument {
  const { cancellation, depositDays, lateInterestPercent, texts, seller } = before
  const { alternatives: _, ...amended } = composeRevision(
    draft,
    {
      quoteSerial: before.quoteSerial,
      revision: before.revision,
      buyer: before.buyer,
      contact: before.contact,
      exchangeRate: before.exchangeRate,
      language: before.language,
    },
    rules,
    signedAt,
    {
      ...house,
      texts: texts ?? {},
      quoting: {
        ...house.quoting,
        depositDays: depositDays ?? null,
        lateInterestPercent: lateInterestPercent ?? null,
        cancelMaterialsPercent: cancellation?.materialsPercent ?? null,
        cancelProductionPercent: cancellation?.productionPercent ?? null,
      },
    },
  )
  return {
    ...amended,
    seller,
    ...(before.dutyApproval ? { dutyApproval: before.dutyApproval } : {}),
  }
}

/**
 * What an amendment gives away: how much cheaper the same pieces are than at the former prices, and pieces of an added
 * article than by the list, and their freight where the way is the same. 0 where it gives nothing.
 */
export function givenAway(before: QuoteDraft, after: QuoteDraft): number {
  const was = new Map(before.lines.map((line) => [line.id, line]))
  const lines = after.lines.reduce((sum, line) => {
    const old = was.get(line.id)
    if (!old) return sum + line.quantity * (usualPrice(before, line) - line.unitPriceMinor)
    return (
      sum +
      line.quantity * (old.unitPriceMinor - line.unitPriceMinor) +
      old.setupFeeMinor -
      line.setupFeeMinor
    )
  }, 0)
  const sameWay = before.incoterm === after.incoterm && before.namedPlace === after.namedPlace
  const way = sameWay
    ? before.freightMinor + before.insuranceMinor - after.freightMinor - after.insuranceMinor
    : 0
  return Math.max(0, lines + way + after.discountMinor - before.discountMinor)
}

/** What a piece that comes new costs otherwise: as the order has the same article, else by the list. */
function usualPrice(
  { lines }: QuoteDraft,
  { kind, sku, listUnitPriceMinor, priceList, unitPriceMinor }: DraftLine,
): number {
  if (kind !== 'catalog') return unitPriceMinor
  const agreed = lines.flatMap((line) => (line.sku === sku ? [line.unitPriceMinor] : []))
  return agreed.length > 0
    ? Math.min(...agreed)
    : (priceList?.unitPriceMinor ?? listUnitPriceMinor ?? unitPriceMinor)
}
