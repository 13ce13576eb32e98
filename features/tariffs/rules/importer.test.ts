import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DESTINATIONS, EU_STATES } from '../schema'
import { ddpStanding, IMPORT_WAYS, importerLaw } from './importer'

describe('delivery duty paid', () => {
  it('is offered nowhere until the house has set that it can import', () => {
    for (const destination of DESTINATIONS)
      for (const way of [null, 'none'] as const)
        expect(ddpStanding(destination, '2026-12-01', way)).toBe('house')
  })

  it('ends in the EU for an importer from abroad on 21 September 2027', () => {
    for (const state of EU_STATES) {
      expect(ddpStanding(state, '2027-09-20', 'seller')).toBe('offered')
      expect(ddpStanding(state, '2027-09-21', 'seller')).toBe('law')
      expect(ddpStanding(state, '2027-09-21', 'established')).toBe('offered')
    }
  })

  it('needs somebody established in Mexico and India', () => {
    for (const destination of ['MX', 'IN']) {
      expect(ddpStanding(destination, '2026-12-01', 'seller')).toBe('law')
      expect(ddpStanding(destination, '2026-12-01', 'established')).toBe('offered')
    }
  })

  it('is never offered where nobody has read the law, and one law is in force on a day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DESTINATIONS),
        fc.constantFrom(...IMPORT_WAYS),
        fc.integer({ min: 0, max: 1500 }),
        (destination, way, days) => {
          const day = new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)
          const law = importerLaw(destination, day)
          const standing = ddpStanding(destination, day, way)
          if (standing === 'offered') expect(law?.ways).toContain(way)
          if (!law && way !== 'none') expect(standing).toBe('law')
        },
      ),
    )
  })
})
