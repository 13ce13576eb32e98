import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterDeed,
  goodsRefusal,
  LINE_STAGES,
  orderStage,
  REWORK_STAGES,
  stageOf,
  WORK_STAGES,
  type GoodsDeed,
  type GoodsFacts,
} from './goods-life'

const pieces = fc.integer({ min: 1, max: 12 })
const deed: fc.Arbitrary<GoodsDeed> = fc.oneof(
  fc.record({ kind: fc.constant('advance' as const), to: fc.constantFrom(...WORK_STAGES) }),
  fc.record({ kind: fc.constant('count_made' as const), made: pieces }),
  fc.record({ kind: fc.constant('accept_lot' as const), lot: pieces }),
  fc.record({
    kind: fc.constant('reject_lot' as const),
    lot: pieces,
    to: fc.constantFrom(...REWORK_STAGES),
  }),
  fc.record({ kind: fc.constant('ship' as const), pieces }),
  fc.record({ kind: fc.constant('arrive' as const), pieces }),
  fc.constant({ kind: 'move_day' as const }),
)
const begun = (quantity: number): GoodsFacts => ({
  order: 'CONFIRMED',
  isHeld: false,
  stage: 'SLOT',
  quantity,
  made: 0,
  ready: 0,
  shipped: 0,
  arrived: 0,
})

describe('the life of goods', () => {
  it('keeps every piece in its place, whatever actions come in whatever order', () => {
    fc.assert(
      fc.property(pieces, fc.array(deed, { maxLength: 60 }), (quantity, deeds) => {
        let facts = begun(quantity)
        for (const each of deeds) {
          if (goodsRefusal(facts, each) !== null) continue
          const after = afterDeed(facts, each)
          expect(after.arrived).toBeLessThanOrEqual(after.shipped)
          expect(after.shipped).toBeLessThanOrEqual(after.ready)
          expect(after.ready).toBeLessThanOrEqual(after.made)
          expect(after.made).toBeLessThanOrEqual(quantity)
          // What is ready, shipped or arrived never comes back.
          expect(after.ready).toBeGreaterThanOrEqual(facts.ready)
          expect(after.shipped).toBeGreaterThanOrEqual(facts.shipped)
          facts = after
        }
      }),
    )
  })

  it('always has a way to the buyer’s door, from any state', () => {
    fc.assert(
      fc.property(pieces, fc.array(deed, { maxLength: 40 }), (quantity, deeds) => {
        let facts = begun(quantity)
        const take = (each: GoodsDeed) => {
          if (goodsRefusal(facts, each) === null) facts = afterDeed(facts, each)
        }
        deeds.forEach(take)
        if (facts.ready < quantity) {
          take({ kind: 'advance', to: 'PRODUCTION' })
          take({ kind: 'count_made', made: quantity })
          take({ kind: 'advance', to: 'INSPECTION' })
          take({ kind: 'accept_lot', lot: quantity - facts.ready })
        }
        expect(facts.ready).toBe(quantity)
        if (facts.shipped < quantity) take({ kind: 'ship', pieces: quantity - facts.shipped })
        if (facts.arrived < quantity) take({ kind: 'arrive', pieces: quantity - facts.arrived })
        expect(stageOf(facts)).toBe('ARRIVED')
      }),
    )
  })

  it.each([
    ['AWAITING_DEPOSIT', 'not_confirmed'],
    ['CANCELLED', 'cancelled'],
  ] as const)('allows nothing for an order that is %s', (order, refusal) => {
    fc.assert(
      fc.property(deed, (each) => {
        expect(goodsRefusal({ ...begun(5), order }, each)).toBe(refusal)
      }),
    )
  })

  it.each([
    [{ made: 4 }, { kind: 'accept_lot', lot: 5 }, 'more_than_made'],
    [{ made: 4, ready: 2 }, { kind: 'reject_lot', lot: 3, to: 'PLATING' }, 'more_than_made'],
    [{ made: 4, ready: 3, shipped: 1 }, { kind: 'ship', pieces: 3 }, 'more_than_ready'],
    [{ made: 4, ready: 4, shipped: 2 }, { kind: 'arrive', pieces: 3 }, 'more_than_shipped'],
    [{}, { kind: 'count_made', made: 9 }, 'more_than_ordered'],
    [{ made: 4, ready: 3 }, { kind: 'count_made', made: 2 }, 'fewer_than_ready'],
    [{}, { kind: 'advance', to: 'PLATING' }, 'not_forward'],
  ] as const)('in state %j refuses %j: %s', (facts, deed, refusal) => {
    expect(goodsRefusal({ ...begun(8), stage: 'INSPECTION', ...facts }, deed)).toBe(refusal)
  })

  it('shows for an order the stage of the line that is furthest behind', () => {
    const line = (change: Partial<GoodsFacts>) => ({ ...begun(2), ...change })
    expect(orderStage([])).toBeNull()
    expect(orderStage([line({ ready: 2 }), line({ stage: 'PLATING' })])).toBe('PLATING')
    expect(LINE_STAGES).toContain(orderStage([line({ ready: 2, shipped: 2 })]))
  })
})
