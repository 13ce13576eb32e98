import { exportCosts, importCosts, previewCosts } from '@/features/costs/commands/import-costs'
import { saveCost } from '@/features/costs/commands/save-cost'
import { reviewCostRate, saveCostRate } from '@/features/costs/commands/save-rate'
import { pricesAbove } from '@/features/costs/queries/cost-prices'
import { costPage } from '@/features/costs/queries/cost-page'
import { costTable } from '@/features/costs/queries/cost-table'
import { costHistory, costsOn } from '@/features/costs/queries/costs'
import { costRateTable } from '@/features/costs/queries/rate-table'
import { costRates } from '@/features/costs/queries/rates'
import { ratesToReview } from '@/features/costs/queries/rates-to-review'
import { as } from '@/tests/support/as'
import { type Calls, STAFF_ONLY } from './expected'

const NOTHING = { SKU: [], OPTION: [], LINE: [] }
const SHEET = 'subject,key,validFrom,currency,source\n'

/** What goods cost us: only for the house. */
export const costCalls: Calls = {
  costTable: { call: (v) => costTable(v), expected: STAFF_ONLY },
  costRateTable: { call: (v) => costRateTable(v), expected: STAFF_ONLY },
  costRates: { call: (v) => costRates(v), expected: { ...STAFF_ONLY, staff: 'nothing' } },
  costsOn: {
    call: async (v) => [...(await costsOn(v, NOTHING, '2026-11-24'))],
    expected: { ...STAFF_ONLY, staff: 'nothing' },
  },
  costHistory: {
    call: (v) => costHistory(v, { subject: 'SKU', key: 'none' }),
    expected: { ...STAFF_ONLY, staff: 'nothing' },
  },
  costPage: {
    call: (v) => costPage(v, { subject: 'SKU', key: 'none' }),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  pricesAbove: {
    call: async (v) => [...(await pricesAbove(v, []))],
    expected: { ...STAFF_ONLY, staff: 'nothing' },
  },
  ratesToReview: { call: (v) => ratesToReview(v), expected: { ...STAFF_ONLY, staff: 'nothing' } },
  exportCosts: { call: (v) => exportCosts(v), expected: STAFF_ONLY },
  previewCosts: { call: (v) => previewCosts(as(v), SHEET), expected: STAFF_ONLY },
  importCosts: { call: (v) => importCosts(as(v), SHEET), expected: STAFF_ONLY },
  saveCost: { call: (v) => saveCost(as(v), {}), expected: STAFF_ONLY },
  saveCostRate: { call: (v) => saveCostRate(as(v), {}), expected: STAFF_ONLY },
  reviewCostRate: { call: (v) => reviewCostRate(as(v), {}), expected: STAFF_ONLY },
}
