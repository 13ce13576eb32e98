import { activatePriceList } from '@/features/price-lists/commands/activate-price-list'
import {
  exportEntries,
  importEntries,
  previewEntries,
} from '@/features/price-lists/commands/import-entries'
import { dropGroup, saveGroup } from '@/features/price-lists/commands/save-group'
import { savePriceList } from '@/features/price-lists/commands/save-price-list'
import { startVersion } from '@/features/price-lists/commands/start-version'
import { dropDraft, withdrawPriceList } from '@/features/price-lists/commands/withdraw-price-list'
import {
  companyName,
  searchCompanies,
  searchGroups,
} from '@/features/price-lists/queries/companies'
import { getGroup, groupTable } from '@/features/price-lists/queries/groups'
import { companyPriceLists, priceListTable } from '@/features/price-lists/queries/price-list-table'
import { getPriceList } from '@/features/price-lists/queries/price-lists'
import { hasOwnPrices, ownPrices } from '@/features/price-lists/queries/own-product-prices'
import { previewPriceList } from '@/features/price-lists/queries/preview'
import { now } from '../quotes/submit-request-fixtures'
import { type Calls, STAFF_ONLY, OWNERS_ALONE } from './expected'
import { as } from '@/tests/support/as'

const NOBODY = '00000000-0000-4000-8000-000000000000'

export const priceListCalls: Calls = {
  ownPrices: {
    call: async (v) => Object.keys(await ownPrices(v, ['ring-rg-1'], now)),
    expected: OWNERS_ALONE,
  },
  hasOwnPrices: {
    call: async (v) => (await hasOwnPrices(v, now)) || null,
    expected: OWNERS_ALONE,
  },
  priceListTable: { call: (v) => priceListTable(v), expected: STAFF_ONLY },
  companyPriceLists: {
    call: (v) => companyPriceLists(v, NOBODY).then(() => 'a list'),
    expected: STAFF_ONLY,
  },
  getPriceList: {
    call: (v) => getPriceList(v, 0),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  previewPriceList: {
    call: (v) => previewPriceList(v, 0, 1),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  savePriceList: {
    call: (v) => savePriceList(as(v), { serial: null, edit: 0, entries: {} }),
    expected: STAFF_ONLY,
  },
  startVersion: {
    call: (v) => startVersion(as(v), 0),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  activatePriceList: {
    call: (v) => activatePriceList(as(v), { serial: 0, edit: 1 }),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  withdrawPriceList: {
    call: (v) => withdrawPriceList(as(v), 0),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  dropDraft: { call: (v) => dropDraft(as(v), { serial: 0, edit: 1 }), expected: STAFF_ONLY },
  previewEntries: { call: (v) => previewEntries(as(v), 0, ''), expected: STAFF_ONLY },
  importEntries: {
    call: (v) => importEntries(as(v), { serial: 0, edit: 1 }, ''),
    expected: STAFF_ONLY,
  },
  exportEntries: {
    call: (v) => exportEntries(v, 0, 1),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  searchCompanies: {
    call: (v) => searchCompanies(v, '').then(() => 'a list'),
    expected: STAFF_ONLY,
  },
  searchGroups: { call: (v) => searchGroups(v, '').then(() => 'a list'), expected: STAFF_ONLY },
  groupTable: { call: (v) => groupTable(v), expected: STAFF_ONLY },
  getGroup: { call: (v) => getGroup(v, NOBODY), expected: { ...STAFF_ONLY, staff: 'not found' } },
  companyName: { call: (v) => companyName(v, '').then(() => 'a name'), expected: STAFF_ONLY },
  saveGroup: {
    call: (v) => saveGroup(as(v), { id: null, version: 0, entries: {} }),
    expected: STAFF_ONLY,
  },
  dropGroup: { call: (v) => dropGroup(as(v), ''), expected: { ...STAFF_ONLY, staff: 'not found' } },
}
