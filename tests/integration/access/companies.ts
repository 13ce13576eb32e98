import { addNote } from '@/features/companies/commands/add-note'
import { mergeCompanies } from '@/features/companies/commands/merge-companies'
import { removeAddress, saveAddress } from '@/features/companies/commands/save-address'
import { saveCompany } from '@/features/companies/commands/save-company'
import { addTaxNumber, removeTaxNumber } from '@/features/companies/commands/save-tax-number'
import { companyOwners, companyTrade, getCompany } from '@/features/companies/queries/company'
import { companyTable } from '@/features/companies/queries/company-table'
import { likelySame } from '@/features/companies/queries/likely-same'
import { mergePreview } from '@/features/companies/queries/merge-preview'
import { as } from '@/tests/support/as'
import type { Trade } from './a-trade'
import { type Calls, STAFF_ONLY } from './expected'

const companyOf = ({ companyId }: Trade): string => companyId

export const companyCalls: Calls = {
  companyTable: { call: (v) => companyTable(v), expected: STAFF_ONLY },
  getCompany: { call: (v, t) => getCompany(v, companyOf(t)), expected: STAFF_ONLY },
  companyTrade: { call: (v, t) => companyTrade(v, companyOf(t)), expected: STAFF_ONLY },
  companyOwners: { call: (v) => companyOwners(v).then(() => 'a list'), expected: STAFF_ONLY },
  likelySame: {
    call: (v, t) => likelySame(v, companyOf(t)).then(() => 'a list'),
    expected: STAFF_ONLY,
  },
  // With itself: let in, and then told that there is no such pair.
  mergePreview: {
    call: (v, t) => mergePreview(v, companyOf(t), companyOf(t)),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  mergeCompanies: { call: (v) => mergeCompanies(as(v), {}), expected: STAFF_ONLY },
  saveCompany: { call: (v) => saveCompany(as(v), {}), expected: STAFF_ONLY },
  saveAddress: { call: (v) => saveAddress(as(v), {}), expected: STAFF_ONLY },
  removeAddress: { call: (v) => removeAddress(as(v), {}), expected: STAFF_ONLY },
  addTaxNumber: { call: (v) => addTaxNumber(as(v), {}), expected: STAFF_ONLY },
  removeTaxNumber: { call: (v) => removeTaxNumber(as(v), {}), expected: STAFF_ONLY },
  addNote: { call: (v) => addNote(as(v), {}), expected: STAFF_ONLY },
}
