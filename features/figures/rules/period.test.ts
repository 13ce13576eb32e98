import { describe, expect, it } from 'vitest'
import { readPeriod } from './period'

describe('a period', () => {
  it('covers ninety days by default, and names what can’t be read', () => {
    expect(readPeriod({}, '2026-11-29')).toEqual({
      period: { from: '2026-09-01', to: '2026-11-29', currency: '', report: '' },
      unread: [],
    })
    expect(readPeriod({ from: '2026-13-01', currency: 'ZZZ' }, '2026-11-29')).toEqual({
      period: { from: '2026-09-01', to: '2026-11-29', currency: '', report: '' },
      unread: ['from', 'currency'],
    })
    expect(readPeriod({ from: '2026-11-10', to: '2026-11-01' }, '2026-11-29').period.from).toBe(
      '2026-11-01',
    )
    expect(readPeriod({ from: '1999-01-01' }, '2026-11-29').unread).toEqual(['from'])
  })
})
