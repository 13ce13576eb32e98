import type { Permission } from '@/features/accounts/rules/permissions'

/**
 * The life of a line of goods, from its slot in the factory to the buyer's door: where its pieces
 * are, and which actions are allowed. Pieces that aren't ready are all in one stage of work; ready,
 * shipped and arrived are counted, so that part of a line may be at sea while the rest is plated.
 * Commands and forms both ask this table. Pure.
 */

export const WORK_STAGES = [
  'SLOT',
  'MATERIALS',
  'TOOLING',
  'PRODUCTION',
  'PLATING',
  'PACKING',
  'INSPECTION',
] as const
export type WorkStage = (typeof WORK_STAGES)[number]

export const LINE_STAGES = [...WORK_STAGES, 'READY', 'SHIPPED', 'ARRIVED'] as const
export type LineStage = (typeof LINE_STAGES)[number]

/** Where rework begins. */
export const REWORK_STAGES = ['PRODUCTION', 'PLATING', 'PACKING'] as const satisfies WorkStage[]
export type ReworkStage = (typeof REWORK_STAGES)[number]

export const MOVE_CAUSES = [
  'materials',
  'tooling',
  'capacity',
  'rework',
  'holiday',
  'buyer',
  'carrier',
  'deposit',
  'earlier',
  /** both sides have signed it; nobody enters it */
  'amendment',
] as const
export type MoveCause = (typeof MOVE_CAUSES)[number]

export interface GoodsFacts {
  order: 'AWAITING_DEPOSIT' | 'CONFIRMED' | 'CANCELLED'
  /** on hold: nothing moves on and nothing leaves */
  isHeld: boolean
  /** stage of the pieces that aren't ready */
  stage: WorkStage
  /** pieces: arrived ≤ shipped ≤ ready ≤ made ≤ quantity */
  quantity: number
  made: number
  ready: number
  shipped: number
  arrived: number
}

export type GoodsDeed =
  | { kind: 'advance'; to: WorkStage }
  | { kind: 'count_made'; made: number }
  | { kind: 'accept_lot'; lot: number }
  | { kind: 'reject_lot'; lot: number; to: ReworkStage }
  | { kind: 'ship'; pieces: number }
  | { kind: 'arrive'; pieces: number }
  | { kind: 'move_day' }

/** What an action requires, and how it is recorded. */
export const GOODS_DEEDS = {
  advance: { permission: 'order.fulfil', audit: 'order_line.advance' },
  count_made: { permission: 'order.fulfil', audit: 'order_line.count_made' },
  accept_lot: { permission: 'order.fulfil', audit: 'order_line.inspect' },
  reject_lot: { permission: 'order.fulfil', audit: 'order_line.inspect' },
  ship: { permission: 'order.fulfil', audit: 'shipment.send' },
  arrive: { permission: 'order.fulfil', audit: 'shipment.arrive' },
  move_day: { permission: 'order.fulfil', audit: 'order_line.move_day' },
} as const satisfies Record<GoodsDeed['kind'], { permission: Permission; audit: string }>

/** Why an action isn't allowed, as a code of its words. */
export type GoodsRefusal =
  | 'not_confirmed'
  | 'cancelled'
  | 'held'
  /** every piece is ready already */
  | 'all_ready'
  | 'not_forward'
  | 'nothing_made'
  | 'not_in_production'
  /** fewer than are ready already */
  | 'fewer_than_ready'
  | 'more_than_ordered'
  | 'not_at_inspection'
  | 'more_than_made'
  | 'more_than_ready'
  | 'more_than_shipped'

const at = (stage: WorkStage): number => WORK_STAGES.indexOf(stage)

/**
 * Why an action isn't allowed now; null where it is. The caller has checked that pieces are whole
 * and more than 0.
 */
export function goodsRefusal(facts: GoodsFacts, deed: GoodsDeed): GoodsRefusal | null {
  const { order, stage, quantity, made, ready, shipped, arrived } = facts
  if (order === 'CANCELLED') return 'cancelled'
  if (order === 'AWAITING_DEPOSIT') return 'not_confirmed'
  if (facts.isHeld && (deed.kind === 'advance' || deed.kind === 'ship')) return 'held'
  switch (deed.kind) {
    case 'advance':
      if (ready === quantity) return 'all_ready'
      if (at(deed.to) <= at(stage)) return 'not_forward'
      return deed.to === 'INSPECTION' && made === ready ? 'nothing_made' : null
    case 'count_made':
      if (at(stage) < at('PRODUCTION')) return 'not_in_production'
      if (deed.made < ready) return 'fewer_than_ready'
      return deed.made > quantity ? 'more_than_ordered' : null
    case 'accept_lot':
    case 'reject_lot':
      if (deed.lot > made - ready) return 'more_than_made'
      return stage === 'INSPECTION' ? null : 'not_at_inspection'
    case 'ship':
      return deed.pieces > ready - shipped ? 'more_than_ready' : null
    case 'arrive':
      return deed.pieces > shipped - arrived ? 'more_than_shipped' : null
    case 'move_day':
      return ready === quantity ? 'all_ready' : null
  }
}

/** The state of a line after an allowed action. Pieces that aren't accepted yet stay in work. */
export function afterDeed(facts: GoodsFacts, deed: GoodsDeed): GoodsFacts {
  switch (deed.kind) {
    case 'advance':
      return { ...facts, stage: deed.to }
    case 'count_made':
      return { ...facts, made: deed.made }
    case 'accept_lot': {
      const ready = facts.ready + deed.lot
      const stage = ready === facts.quantity || ready < facts.made ? 'INSPECTION' : 'PRODUCTION'
      return { ...facts, ready, stage }
    }
    case 'reject_lot':
      return { ...facts, stage: deed.to }
    case 'ship':
      return { ...facts, shipped: facts.shipped + deed.pieces }
    case 'arrive':
      return { ...facts, arrived: facts.arrived + deed.pieces }
    case 'move_day':
      return facts
  }
}

/** The stage shown for a whole line: that of its last pieces. */
export function stageOf(line: Omit<GoodsFacts, 'order' | 'isHeld' | 'made'>): LineStage {
  if (line.arrived === line.quantity) return 'ARRIVED'
  if (line.shipped === line.quantity) return 'SHIPPED'
  return line.ready === line.quantity ? 'READY' : line.stage
}

/** The stage of an order: that of the line furthest behind; null without goods. */
export function orderStage(lines: readonly Parameters<typeof stageOf>[0][]): LineStage | null {
  const reached = lines.map((line) => LINE_STAGES.indexOf(stageOf(line)))
  return reached.length > 0 ? (LINE_STAGES[Math.min(...reached)] ?? null) : null
}
