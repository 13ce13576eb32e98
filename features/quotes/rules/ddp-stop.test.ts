import { describe, expect, it } from 'vitest'
import { INCOTERMS } from '@/features/tariffs/schema'
import { addDays } from '@/platform/day'
import { aQuoteDocument } from '@/tests/support/quote-documents'
import { ddpStops } from './ddp-stop'

const quote = (incoterm: (typeof INCOTERMS)[number], destination: string, asOf: string) => {
  const { draft, duty } = aQuoteDocument({ lines: 1, incoterm, tariffTerms: null })
  return {
    draft: { ...draft, destination, transportMode: 'ocean' as const },
    duty: { ...duty, asOf, entryDay: addDays(asOf, 65) },
    leadTimeDays: 30,
  }
}
const codes = (...args: Parameters<typeof ddpStops>) => ddpStops(...args).map(({ code }) => code)

describe('a duty paid quote', () => {
  it('is stopped where the house hasn’t set that it can import, and no other Incoterm is', () => {
    for (const incoterm of INCOTERMS)
      expect(codes(quote(incoterm, 'GB', '2026-12-01'), null)).toEqual(
        incoterm === 'DDP' ? ['ddp_house'] : [],
      )
    expect(codes(quote('DDP', 'GB', '2026-12-01'), 'seller')).toEqual([])
  })

  it('follows the law of the day its goods are expected to enter', () => {
    // 30 days of production and 35 at sea: what is sent on 18 July 2027 enters on 21 September.
    expect(codes(quote('DDP', 'DE', '2027-07-17'), 'seller')).toEqual([])
    expect(codes(quote('DDP', 'DE', '2027-07-18'), 'seller')).toEqual(['ddp_law'])
    expect(codes(quote('DDP', 'DE', '2027-07-18'), 'established')).toEqual([])
  })
})
