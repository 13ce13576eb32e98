import { describe, expect, it } from 'vitest'
import { planSetting, type PlanTemplate } from '../settings/plan'
import { templateFor } from './plan-template'

const typed = (more: Record<string, string>) =>
  planSetting.schema.safeParse({
    title: '30/70',
    depositPercent: '30',
    gate1: 'ready_to_ship',
    percent1: '70',
    ...more,
  })

describe('a template of a payment plan', () => {
  it('is parsed from its form', () => {
    expect(typed({ days1: '5', toolsFirst: 'on' }).data).toEqual({
      title: '30/70',
      use: 'chosen',
      aboveUsd: null,
      depositPercent: '30',
      toolsFirst: true,
      parts: [{ gate: 'ready_to_ship', percent: '70', days: 5 }],
    })
  })

  it.each([
    ['that doesn’t sum', { percent1: '60' }, 'depositPercent'],
    ['with a share that waits for nothing', { percent2: '10' }, 'percent2'],
    ['whose gate is over', { percent1: '40', gate2: 'sample_approved', percent2: '30' }, 'gate1'],
    [
      'that waits for a deposit of nothing',
      { depositPercent: '0', gate1: 'deposit_received', percent1: '100' },
      'gate1',
    ],
    ['above no amount', { use: 'above' }, 'aboveUsd'],
    ['of more than all', { depositPercent: '130' }, 'depositPercent'],
  ])('%s is refused', (_, more, field) => {
    const { error } = typed(more)
    expect(error?.issues.map(({ path }) => path[0])).toContain(field)
  })

  it('is chosen by the quote’s content, the highest matching bound first', () => {
    const of = (use: PlanTemplate['use'], aboveUsd: number | null = null): PlanTemplate => ({
      title: `${use} ${aboveUsd}`,
      use,
      aboveUsd,
      depositPercent: '100',
      toolsFirst: false,
      parts: [],
    })
    const all = [of('chosen'), of('every'), of('above', 1_000), of('above', 9_000), of('samples')]
    const chosen = (totalUsdMinor: number, samplesOnly = false) =>
      templateFor(all, { totalUsdMinor, samplesOnly })?.title
    expect(chosen(100_000)).toBe('every null')
    expect(chosen(100_001)).toBe('above 1000')
    expect(chosen(900_001)).toBe('above 9000')
    expect(chosen(900_001, true)).toBe('samples null')
    expect(templateFor([of('chosen')], { totalUsdMinor: 1, samplesOnly: true })).toBeNull()
  })
})
