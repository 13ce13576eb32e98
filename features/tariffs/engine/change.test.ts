import { describe, expect, it } from 'vitest'
import { usRules } from '../data/us'
import { applyChanges } from './change'
import { line, rated, ship } from '@/tests/support/shipments'

describe('a change of the rules', () => {
  it('ends a measure without rewriting what was known', () => {
    const ended = applyChanges(
      usRules,
      [{ kind: 'end_measure', measureId: 's301-list4a', on: '2026-12-01' }],
      '2026-11-24',
    )
    const duty = (knownAt?: string) =>
      rated(
        ended,
        ship([line({ hsCode: '7117.19.9000', origin: 'CN' })], knownAt ? { knownAt } : {}),
      )[0]?.totalRatePercent
    expect([duty(), duty('2026-11-24'), duty('2026-11-23')]).toEqual(['23.5', '23.5', '31'])
  })
  it('that can’t be made says which and why', () => {
    expect(() =>
      applyChanges(usRules, [{ kind: 'end_measure', measureId: 'nothing', on: '2026-12-01' }]),
    ).toThrow(
      expect.objectContaining({
        index: 0,
        problem: {
          code: 'duty.measure_missing_to_end',
          values: { id: 'nothing', on: { day: '2026-12-01' } },
        },
      }),
    )
    expect(() =>
      applyChanges(usRules, [
        {
          kind: 'move_phase',
          agreementId: 'us-mx-steel',
          phaseId: 'x',
          state: 'in_force',
          from: '2026-12-01',
          source: '',
        },
      ]),
    ).toThrow(
      expect.objectContaining({
        problem: {
          code: 'duty.phase_missing',
          values: { phase: 'x', agreement: 'us-mx-steel' },
        },
      }),
    )
  })
})
