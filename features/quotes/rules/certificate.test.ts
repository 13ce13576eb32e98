import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/platform/day'
import { aLine, aQuoteDocument } from '@/tests/support/quote-documents'
import type { Certificate, DraftLine } from '../schema'
import { certificateProblems, certificateStanding } from './certificate'
import { enteredDraftSchema } from './entered-draft'

const certificate: Certificate = {
  agreement: 'usmca',
  certifier: 'producer',
  certifierName: 'Bandejas de Monterrey S.A.',
  criterion: 'B',
  from: '2026-06-01',
  to: '2027-05-31',
}
/** A stainless tray made in Mexico. */
const tray = (change: Partial<DraftLine> = {}) =>
  aLine(1, { hsCode: '7323.93.0080', origin: 'MX', leadTimeDays: 25, ...change })
const codes = (change: Partial<Certificate>, origin = 'MX') =>
  certificateProblems({ origin, certificate: { ...certificate, ...change } }).map(
    ({ field, code }) => `${field} ${code}`,
  )

describe('a certificate of origin', () => {
  it('is refused at its field', () => {
    expect(codes({})).toEqual([])
    expect(codes({}, 'CN')).toEqual(['origin certificate_origin'])
    expect(codes({ certifierName: ' ' })).toEqual(['certifierName certificate_certifier'])
    expect(codes({ to: '2026-05-31' })).toEqual(['to certificate_order'])
    expect(codes({ to: '2027-06-01' })).toEqual(['to certificate_long'])
    const { draft } = aQuoteDocument({ lines: [tray()] })
    const bad = {
      ...draft,
      lines: [tray({ origin: 'CN', certificate: { ...certificate, to: '2028-01-01' } })],
    }
    const paths = enteredDraftSchema.safeParse(bad).error?.issues.map(({ path }) => path.join('.'))
    expect(paths).toEqual(['lines.0.origin', 'lines.0.certificate.to'])
    expect(enteredDraftSchema.safeParse({ ...draft, lines: [tray({ certificate })] }).success).toBe(
      true,
    )
  })

  it('counts on the days of its period and on no others', () =>
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 800 }), (days) => {
        const entry = addDays(certificate.from, days)
        expect(certificateStanding({ certificate }, 'US', entry)?.counts).toBe(
          days >= 0 && entry <= certificate.to,
        )
      }),
    ))

  it('proves nothing where the agreement isn’t in force', () => {
    expect(certificateStanding({ certificate }, 'DE', '2026-12-01')).toBe(null)
    expect(certificateStanding({}, 'US', '2026-12-01')).toBe(null)
    expect(certificateStanding({ certificate }, 'US', undefined)).toBe(null)
  })
})

describe('a tray made in Mexico', () => {
  const quoted = (line: DraftLine) => aQuoteDocument({ lines: [line] }).duty
  const layers = (line: DraftLine) =>
    Object.fromEntries(
      [...(quoted(line).lines[0]?.layers ?? []), ...quoted(line).fees]
        .filter(({ status }) => status !== 'named')
        .map(({ programme, amountMinor }) => [programme, amountMinor]),
    )

  it('pays neither base duty nor processing fee with a certificate, but Section 232 and harbor maintenance', () => {
    const without = layers(tray())
    expect(without.mfn).toBeGreaterThan(0)
    expect(without.mpf).toBeGreaterThan(0)
    expect(layers(tray({ certificate }))).toEqual({ ...without, mfn: 0, mpf: 0 })
    expect(without.s232).toBeGreaterThan(0)
    expect(without.hmf).toBeGreaterThan(0)
  })

  it('jewelry of Mexican origin is free of the duty against forced labour too', () => {
    const ring = { hsCode: '7117.19.9000' }
    expect(layers(tray(ring)).s301_forced_labour).toBeGreaterThan(0)
    expect(layers(tray({ ...ring, certificate }))).toMatchObject({
      mfn: 0,
      s301_forced_labour: 0,
      mpf: 0,
    })
  })

  it('counts no certificate that ends before the expected entry, and shows its saving to the cent', () => {
    const late = tray({ certificate: { ...certificate, from: '2026-01-01', to: '2026-12-31' } })
    const [counted, lapsed, none] = [tray({ certificate }), late, tray()].map(quoted)
    expect(lapsed?.totalMinor).toBe(none?.totalMinor)
    const saved = (none?.totalMinor ?? 0) - (counted?.totalMinor ?? 0)
    const messageText = JSON.stringify(lapsed?.lines[0]?.message)
    expect(messageText).toContain('quotes.certificate.lapsed')
    expect(messageText).toContain(`"amountMinor":${saved}`)
    expect(messageText).not.toContain('if it originates under USMCA')
  })
})
