import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  daysInWords,
  dayText,
  dayTextIn,
  instantText,
  isTimeZone,
  monthText,
  zoneText,
} from './dates'

const instants = fc.date({
  min: new Date('2000-01-01'),
  max: new Date('2099-12-31'),
  noInvalidDate: true,
})
const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))

describe('a day', () => {
  it('is never all digits, in any language of the site, and keeps its date', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom('en', 'es-MX', 'zh-CN', 'hi'), (at, locale) => {
        const day = at.toISOString().slice(0, 10)
        const text = dayText(day, locale)
        expect(text).toMatch(/\p{L}/u)
        expect(text).toContain(day.slice(0, 4))
        expect(text).toContain(String(Number(day.slice(8))))
      }),
    )
  })

  it('has a month that is never all digits either', () => {
    expect(['2026-11', 'unknown'].map((month) => monthText(month, 'en'))).toEqual([
      'Nov 2026',
      'unknown',
    ])
    expect(monthText('2026-11', 'zh-CN')).toMatch(/\p{L}/u)
  })

  it('is also formatted within a source’s text, while names that contain one stay', () => {
    expect(daysInWords('HSRates of 2026-02-22; file of 2021-01-27.', 'en')).toBe(
      'HSRates of Feb 22, 2026; file of Jan 27, 2021.',
    )
    expect(daysInWords('mfn-7117-from-2026-01-01, FR 2026-15530, 2026-99-01', 'en')).toBe(
      'mfn-7117-from-2026-01-01, FR 2026-15530, 2026-99-01',
    )
  })

  it('is the one of the zone, not of the machine', () => {
    const at = new Date('2026-11-28T23:35:00Z')
    expect(dayTextIn(at, 'Asia/Shanghai', 'en')).toBe('Nov 29, 2026')
    expect(dayTextIn(at, 'America/Mexico_City', 'en')).toBe('Nov 28, 2026')
    expect(dayText('2026-12-19', 'en')).toBe('Dec 19, 2026')
  })

  it('of another shape is left alone', () => {
    expect(dayText('2026-13-45', 'en')).toBe('2026-13-45')
    expect(dayText('soon', 'en')).toBe('soon')
  })
})

describe('an instant', () => {
  it('has its zone, with the offset of that day', () => {
    const winter = new Date('2026-11-28T23:35:00Z')
    expect(instantText(winter, 'Asia/Shanghai', 'en')).toBe('Nov 29, 2026, 07:35 (Shanghai, UTC+8)')
    expect(instantText(winter, 'America/New_York', 'en')).toBe(
      'Nov 28, 2026, 18:35 (New York, UTC-5)',
    )
    expect(instantText(winter, 'UTC', 'en')).toBe('Nov 28, 2026, 23:35 (UTC)')
    expect(zoneText('America/New_York', new Date('2026-07-01T00:00:00Z'))).toBe('New York, UTC-4')
  })

  it('has letters for its month and a zone, anywhere and at any time', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        expect(instantText(at, zone, 'en')).toMatch(
          /^\p{L}+ \d{1,2}, \d{4}, \d\d:\d\d \(.*UTC.*\)$/u,
        )
      }),
    )
  })
})

describe('the name of a zone', () => {
  it('is valid for calculations', () => {
    fc.assert(
      fc.property(zones, (zone) => {
        expect(isTimeZone(zone)).toBe(true)
      }),
    )
    for (const name of ['', 'Nowhere/City', '../etc/passwd', 'UTC\n', '<b>', 'A'.repeat(80)])
      expect(isTimeZone(name)).toBe(false)
  })
})
