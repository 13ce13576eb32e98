import type { QuoteDraft, TariffTerms } from '@/features/quotes/schema'

const DAY = '2027-03-01'
const EVENT = 'the talks end'

/** Every kind of tariff terms; none in earlier quotes. */
export const DUTY_TERMS = {
  'no tariff terms': null,
  floating: { kind: 'floating' },
  capped: { kind: 'capped', capPercent: '10', premiumMinor: 35_00 },
  'locked to a day': { kind: 'locked', until: DAY, trigger: null, premiumMinor: 0 },
  'locked to an event': { kind: 'locked', until: null, trigger: EVENT, premiumMinor: 90_00 },
  'locked to both': { kind: 'locked', until: DAY, trigger: EVENT, premiumMinor: null },
} as const satisfies Record<string, TariffTerms | null>

export const DUTY_INCOTERMS = [
  'EXW',
  'FOB',
  'CIF',
  'DAP',
  'DDP',
] as const satisfies QuoteDraft['incoterm'][]
