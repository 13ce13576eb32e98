import { describe, expect, it } from 'vitest'
import { translator } from '@/i18n/translator'
import { promiseOf, promiseWords } from './promise'

const office = { opensAt: '09:00', closesAt: '18:00' }
const said = (hours: number | null, house: Parameters<typeof promiseOf>[0] = office) =>
  translator('common.promise')('answer', promiseWords(promiseOf(house, hours)))

describe('the promise of a reply', () => {
  it('is told in days where its hours are whole days, and otherwise in hours', () => {
    expect(said(9)).toBe(
      'A named person answers within one working day (working hours 09:00 to 18:00, China time).',
    )
    expect(said(18)).toContain(' within 2 working days ')
    expect(said(4)).toContain(' within 4 working hours ')
    expect(said(1)).toContain(' within 1 working hour ')
  })

  it('promises nothing where nothing is set, or the hours of the house don’t fit in a day', () => {
    const nothing = 'A named person answers.'
    expect(said(null)).toBe(nothing)
    expect(said(9, { opensAt: null, closesAt: null })).toBe(nothing)
    expect(said(9, { opensAt: '18:00', closesAt: '09:00' })).toBe(nothing)
  })
})
