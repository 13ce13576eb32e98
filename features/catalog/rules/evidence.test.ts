import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/platform/day'
import { evidenceSchema, evidenceState } from './evidence'

const entered = {
  code: 'ni-2026-1',
  kind: 'nickel-release',
  number: 'SH-1',
  issuer: 'A laboratory',
  issuedOn: '2026-01-02',
  expiresOn: '',
  scope: 'All rings',
}

describe('a compliance document', () => {
  it('is valid through its last day, and ends soon for as many days before as the house has set', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.nat(365), (ahead, soon) => {
        const today = '2026-11-26'
        const expiresOn = addDays(today, ahead)
        const expected = ahead < 0 ? 'expired' : ahead <= soon ? 'soon' : 'valid'
        expect(evidenceState({ expiresOn, withdrawn: false }, today, soon)).toBe(expected)
        expect(evidenceState({ expiresOn, withdrawn: true }, today, soon)).toBe('withdrawn')
      }),
    )
    expect(evidenceState({ expiresOn: null, withdrawn: false }, '2099-01-01')).toBe('valid')
  })

  it('is entered with its number, issuer, days and scope', () => {
    expect(evidenceSchema.parse(entered)).toMatchObject({ code: 'NI-2026-1', expiresOn: null })
    for (const [wrong, field] of [
      [{ number: ' ' }, 'number'],
      [{ issuedOn: '2026-02-30' }, 'issuedOn'],
      [{ expiresOn: '2025-12-31' }, 'expiresOn'],
      [{ kind: 'iso' }, 'kind'],
      [{ code: 'a/b' }, 'code'],
      [{ expiresOn: 'soon' }, 'expiresOn'],
    ] as const) {
      const parsed = evidenceSchema.safeParse({ ...entered, ...wrong })
      expect(parsed.error?.issues.map(({ path }) => path[0])).toContain(field)
    }
  })
})
