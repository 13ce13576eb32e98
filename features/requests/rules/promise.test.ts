import { describe, expect, it } from 'vitest'
import { answerDue, isLate } from './promise'

const china = (text: string) => new Date(`${text}+08:00`)

describe('one working day, China time', () => {
  it.each([
    ['2026-11-24T10:00', '2026-11-25T10:00'], // Tuesday to Wednesday
    ['2026-11-27T16:00', '2026-11-30T16:00'], // Friday to Monday
    ['2026-11-28T09:00', '2026-12-01T00:00'], // Saturday counts from Monday 00:00
    ['2026-11-29T23:59', '2026-12-01T00:00'],
  ])('%s is due %s', (created, due) => expect(answerDue(china(created))).toEqual(china(due)))

  it('is late a moment after, not at the moment', () => {
    expect(isLate(china('2026-11-24T10:00'), china('2026-11-25T10:00'))).toBe(false)
    expect(isLate(china('2026-11-24T10:00'), china('2026-11-25T10:01'))).toBe(true)
  })
})
