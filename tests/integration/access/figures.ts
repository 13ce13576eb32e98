import {
  expiring,
  lostReasons,
  margins,
  pipeline,
  quotedCurrencies,
  responseTimes,
  tariffShares,
  winRates,
} from '@/features/figures/queries/figures'
import { figureTable } from '@/features/figures/queries/figure-table'
import { type Calls, STAFF_ONLY } from './expected'

const PERIOD = { from: '2026-11-01', to: '2026-11-30', currency: '', report: '' }
const told = (call: Promise<unknown>) => call.then(() => 'figures')

export const figureCalls: Calls = {
  pipeline: { call: (v) => told(pipeline(v, PERIOD)), expected: STAFF_ONLY },
  responseTimes: { call: (v) => told(responseTimes(v, PERIOD)), expected: STAFF_ONLY },
  winRates: { call: (v) => told(winRates(v, 'line', PERIOD)), expected: STAFF_ONLY },
  lostReasons: { call: (v) => told(lostReasons(v, PERIOD)), expected: STAFF_ONLY },
  tariffShares: { call: (v) => told(tariffShares(v, PERIOD)), expected: STAFF_ONLY },
  margins: { call: (v) => told(margins(v, PERIOD)), expected: STAFF_ONLY },
  expiring: { call: (v) => told(expiring(v, PERIOD)), expected: STAFF_ONLY },
  quotedCurrencies: { call: (v) => told(quotedCurrencies(v)), expected: STAFF_ONLY },
  figureTable: {
    call: (v) => told(figureTable(v, 'pipeline', PERIOD, 'en')),
    expected: STAFF_ONLY,
  },
}
