import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  readTolerances,
  sampleDeedOpen,
  sampleGate,
  sampleState,
  SAMPLE_STATES,
  type SampleFacts,
} from './sample-life'

const deeds = fc.constantFrom('pay', 'ship', 'photograph', 'approve', 'reject')

it('keeps its order through any history: decided only when photographed, made again when rejected, at rest when approved', () => {
  fc.assert(
    fc.property(fc.array(deeds, { maxLength: 30 }), (history) => {
      let facts: SampleFacts = { paid: false, shipped: false, photographed: false, decision: null }
      for (const deed of history) {
        const before = sampleState(facts)
        if (deed === 'pay') facts = { ...facts, paid: true }
        if (deed === 'ship' && sampleDeedOpen('ship', before))
          facts = { ...facts, shipped: true, photographed: false, decision: null }
        if (deed === 'photograph' && sampleDeedOpen('photograph', before))
          facts = { ...facts, photographed: true }
        if ((deed === 'approve' || deed === 'reject') && sampleDeedOpen('decide', before))
          facts = { ...facts, decision: deed === 'approve' ? 'APPROVED' : 'REJECTED' }
        const after = sampleState(facts)
        if (before === 'approved') expect(after).toBe('approved')
        if (after === 'approved')
          expect(facts).toMatchObject({ paid: true, shipped: true, photographed: true })
        if (facts.photographed) expect(facts.shipped).toBe(true)
      }
    }),
  )
})

it('opens the bulk when a sample of each design is approved, whatever other samples wait', () => {
  const samples = fc.array(
    fc.record({ design: fc.constantFrom('a', 'b', 'c'), state: fc.constantFrom(...SAMPLE_STATES) }),
  )
  fc.assert(
    fc.property(samples, (all) => {
      const gate = sampleGate(all)
      expect(gate === 'none').toBe(all.length === 0)
      const each = [...new Set(all.map(({ design }) => design))].every((design) =>
        all.some((one) => one.design === design && one.state === 'approved'),
      )
      if (all.length > 0) expect(gate === 'approved').toBe(each)
    }),
  )
})

it('reads tolerances one per line, and reports the lines that it can’t read', () => {
  expect(readTolerances('Band width | 6 | 0.1 | mm\n\nWeight\t4.2\t0.30\tg\nthick')).toEqual({
    tolerances: [
      { what: 'Band width', target: '6', plusMinus: '0.1', unit: 'mm' },
      { what: 'Weight', target: '4.2', plusMinus: '0.3', unit: 'g' },
    ],
    wrong: [4],
  })
})
