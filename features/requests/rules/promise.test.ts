import { describe, expect, it } from 'vitest'
import { lateBefore, waiting, type Clock } from './promise'

const china = (text: string) => new Date(`${text}+08:00`)
const at = (now: string): Clock => ({
  now: china(now),
  working: { calendar: {}, opensAt: '08:30', closesAt: '17:30' },
  promise: { workingMinutes: 9 * 60 },
})

describe('an answer within one working day', () => {
  it('is late a moment after, not at the moment', () => {
    const came = china('2026-11-24T10:00')
    expect(waiting(came, at('2026-11-25T10:00'))).toEqual({
      ageHours: 9,
      due: china('2026-11-25T10:00'),
      late: false,
      hoursLeft: 0,
    })
    expect(waiting(came, at('2026-11-25T10:01')).late).toBe(true)
  })

  it('doesn’t age at night and on a weekend', () => {
    const came = china('2026-11-27T16:30')
    expect(waiting(came, at('2026-11-27T17:30'))).toMatchObject({ ageHours: 1, hoursLeft: 8 })
    expect(waiting(came, at('2026-11-29T23:00'))).toMatchObject({ ageHours: 1, hoursLeft: 8 })
    expect(waiting(came, at('2026-11-30T09:30'))).toMatchObject({ ageHours: 2, hoursLeft: 7 })
  })

  it('is listed by the instant from which on it isn’t late', () => {
    expect(lateBefore(at('2026-11-30T09:30'))).toEqual(china('2026-11-27T09:30'))
  })
})
