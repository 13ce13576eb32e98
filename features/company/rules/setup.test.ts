import { expect, it } from 'vitest'
import { calendarYearsMissing, missingSections } from './setup'

it('a section with several settings counts as set once one of them is', () => {
  expect(missingSections(['company', 'rate:EUR', 'quoting', 'money'])).toEqual([
    'bank',
    'tolerance',
    'delivery',
    'plan',
    'calendar',
    'centre',
    'mail',
    'reminders',
    'terms',
    'privacy',
    'consent',
    'about',
  ])
})

it('asks for the calendar of the next year from November on', () => {
  expect(calendarYearsMissing(['calendar:2026'], '2026-10-31')).toEqual([])
  expect(calendarYearsMissing(['calendar:2026'], '2026-11-01')).toEqual(['2027'])
  expect(calendarYearsMissing([], '2026-11-29')).toEqual(['2026', '2027'])
})
