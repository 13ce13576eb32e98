import { addNote } from '@/features/companies/commands/add-note'
import { mergeCompanies } from '@/features/companies/commands/merge-companies'
import { removeAddress, saveAddress } from '@/features/companies/commands/save-address'
import { saveCompany } from '@/features/companies/commands/save-company'
import { addPaper, removePaper } from '@/features/companies/commands/save-paper'
import { addTaxNumber, removeTaxNumber } from '@/features/companies/commands/save-tax-number'
import { companyOwners, companyTrade, getCompany } from '@/features/companies/queries/company'
import { companyTable } from '@/features/companies/queries/company-table'
import { likelySame } from '@/features/companies/queries/likely-same'
import { mergePreview } from '@/features/companies/queries/merge-preview'
import {
  acceptMemberInvitation,
  joinByInvitation,
} from '@/features/companies/commands/accept-member-invitation'
import { answerJoinRequest, askToJoin } from '@/features/companies/commands/ask-to-join'
import { inviteMember, withdrawMemberInvitation } from '@/features/companies/commands/invite-member'
import { createApiKey } from '@/features/companies/commands/create-api-key'
import { revokeApiKey } from '@/features/companies/commands/revoke-api-key'
import { leaveCompany, removeMember } from '@/features/companies/commands/remove-member'
import { setCompanyZone } from '@/features/companies/commands/set-company-zone'
import { setLimit } from '@/features/companies/commands/set-limit'
import { setMemberLetters } from '@/features/companies/commands/set-member-letters'
import { setMemberRoles } from '@/features/companies/commands/set-member-roles'
import { adoptLegalData, setLegalData } from '@/features/companies/commands/set-legal-data'
import { setOwnSettings } from '@/features/companies/commands/set-own-settings'
import {
  companiesOfDomain,
  companyPeople,
  ownCompanies,
} from '@/features/companies/queries/company-people'
import { companyApiKeys } from '@/features/companies/queries/api-keys'
import { legalData } from '@/features/companies/queries/legal-data'
import { ownCompany } from '@/features/companies/queries/own-company'
import { companyPapers, paperFile } from '@/features/companies/queries/papers'
import { ownSettings } from '@/features/companies/queries/own-settings'
import { ownInvoiceTable } from '@/features/papers/queries/own-invoices'
import { ownDesigns } from '@/features/quotes/queries/own-designs'
import { as } from '@/tests/support/as'
import type { Trade } from './a-trade'
import { type Answer, type Asker, type Calls, EVERYBODY, STAFF_ONLY, THEIR_OWN } from './expected'

const companyOf = ({ companyId }: Trade): string => companyId

const NONE = '00000000-0000-4000-8000-000000000000'

/** What belongs to a company and to no request: a link opens none of it. */
const THE_COMPANY: Record<Asker, Answer> = {
  ...STAFF_ONLY,
  stranger: 'not found',
  owner: 'answered',
  staff: 'refused',
}
const THE_COMPANY_AND_STAFF: Record<Asker, Answer> = { ...THE_COMPANY, staff: 'answered' }
/** An owner's action, on whichever company the object belongs to. */
const OWNERS_OF_ANY: Record<Asker, Answer> = { ...THE_COMPANY, stranger: 'answered' }
const NONE_THERE: Record<Asker, Answer> = { ...THE_COMPANY, owner: 'not found' }
const WHO_BUYS: Record<Asker, Answer> = { ...THE_COMPANY, stranger: 'answered' }

export const companyCalls: Calls = {
  companyTable: { call: (v) => companyTable(v), expected: STAFF_ONLY },
  getCompany: { call: (v, t) => getCompany(v, companyOf(t)), expected: STAFF_ONLY },
  companyTrade: { call: (v, t) => companyTrade(v, companyOf(t)), expected: STAFF_ONLY },
  companyOwners: { call: (v) => companyOwners(v).then(() => 'a list'), expected: STAFF_ONLY },
  likelySame: {
    call: (v, t) => likelySame(v, companyOf(t)).then(() => 'a list'),
    expected: STAFF_ONLY,
  },
  // Of a company with itself: the actor is let in, and then told that there is no such pair.
  mergePreview: {
    call: (v, t) => mergePreview(v, companyOf(t), companyOf(t)),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  mergeCompanies: { call: (v) => mergeCompanies(as(v), {}), expected: STAFF_ONLY },
  saveCompany: { call: (v) => saveCompany(as(v), {}), expected: STAFF_ONLY },
  saveAddress: {
    call: (v, t) => saveAddress(as(v), { companyId: companyOf(t), version: '0' }),
    expected: THE_COMPANY_AND_STAFF,
  },
  removeAddress: {
    call: (v, t) => removeAddress(as(v), { companyId: companyOf(t), id: NONE }),
    expected: { ...THE_COMPANY_AND_STAFF, owner: 'not found', staff: 'not found' },
  },
  addTaxNumber: {
    call: (v, t) => addTaxNumber(as(v), { companyId: companyOf(t) }),
    expected: THE_COMPANY_AND_STAFF,
  },
  removeTaxNumber: {
    call: (v, t) => removeTaxNumber(as(v), { companyId: companyOf(t), id: NONE }),
    expected: { ...THE_COMPANY_AND_STAFF, owner: 'not found', staff: 'not found' },
  },
  setLegalData: {
    call: (v, t) => setLegalData(as(v), { companyId: companyOf(t), version: '1' }),
    expected: THE_COMPANY_AND_STAFF,
  },
  adoptLegalData: {
    call: (v, t) =>
      adoptLegalData(as(v), { companyId: companyOf(t), version: '1', acceptanceId: 'none' }),
    expected: THE_COMPANY,
  },
  legalData: { call: (v, t) => legalData(v, companyOf(t)), expected: THE_COMPANY },
  addPaper: {
    call: (v, t) => addPaper(as(v), { companyId: companyOf(t) }),
    expected: THE_COMPANY_AND_STAFF,
  },
  removePaper: {
    call: (v, t) => removePaper(as(v), { companyId: companyOf(t), id: NONE }),
    expected: { ...THE_COMPANY_AND_STAFF, owner: 'not found', staff: 'not found' },
  },
  companyPapers: {
    call: (v, t) => companyPapers(v, companyOf(t), new Date()).then(() => 'a list'),
    expected: THE_COMPANY_AND_STAFF,
  },
  paperFile: { call: (v) => paperFile(v, NONE), expected: { ...NONE_THERE, staff: 'not found' } },
  ownCompany: { call: (v, t) => ownCompany(v, companyOf(t)), expected: THE_COMPANY },
  companyPeople: {
    call: (v, t) => companyPeople(v, companyOf(t), new Date()),
    expected: THE_COMPANY,
  },
  // For nothing: let in, and then told so.
  createApiKey: {
    call: (v, t) => createApiKey(as(v), { companyId: companyOf(t), name: 'x', days: '90' }),
    expected: THE_COMPANY,
  },
  revokeApiKey: {
    call: (v, t) => revokeApiKey(as(v), { companyId: companyOf(t), keyId: NONE }),
    expected: NONE_THERE,
  },
  companyApiKeys: {
    call: (v, t) => companyApiKeys(v, companyOf(t), new Date()),
    expected: THE_COMPANY,
  },
  setCompanyZone: {
    call: (v, t) => setCompanyZone(as(v), { companyId: companyOf(t), timeZone: 'Nowhere' }),
    expected: THE_COMPANY,
  },
  // Of somebody who doesn't exist: the actor is let in, and then told so.
  inviteMember: {
    call: (v, t) =>
      inviteMember(as(v), { companyId: companyOf(t), email: 'new@aurora.example', days: '7' }),
    expected: THE_COMPANY,
  },
  withdrawMemberInvitation: {
    call: (v) => withdrawMemberInvitation(as(v), { memberId: NONE }),
    expected: OWNERS_OF_ANY,
  },
  setMemberRoles: {
    call: (v) => setMemberRoles(as(v), { memberId: NONE, version: '1', 'role.buyer': 'on' }),
    expected: NONE_THERE,
  },
  setMemberLetters: {
    call: (v) => setMemberLetters(as(v), { memberId: NONE }),
    expected: NONE_THERE,
  },
  setLimit: {
    call: (v) => setLimit(as(v), { memberId: NONE, currency: 'USD', amount: '1', window: 'MONTH' }),
    expected: NONE_THERE,
  },
  removeMember: { call: (v) => removeMember(as(v), { memberId: NONE }), expected: NONE_THERE },
  answerJoinRequest: {
    call: (v) => answerJoinRequest(as(v), { id: NONE, answer: 'no' }),
    expected: NONE_THERE,
  },
  // Any buyer, for what is theirs alone.
  leaveCompany: {
    call: (v) => leaveCompany(as(v), { companyId: NONE }),
    expected: { ...WHO_BUYS, stranger: 'not found', owner: 'not found' },
  },
  askToJoin: {
    call: (v) => askToJoin(as(v), { companyId: NONE }),
    expected: { ...WHO_BUYS, stranger: 'not found', owner: 'not found' },
  },
  companiesOfDomain: {
    call: (v) => companiesOfDomain(v),
    expected: { ...WHO_BUYS, stranger: 'nothing', owner: 'nothing' },
  },
  ownCompanies: { call: (v) => ownCompanies(v).then(() => 'a list'), expected: WHO_BUYS },
  ownDesigns: {
    call: (v) => ownDesigns(v).then(() => 'a list'),
    expected: {
      ...STAFF_ONLY,
      staff: 'refused',
      stranger: 'answered',
      owner: 'answered',
    },
  },
  ownInvoiceTable: {
    call: (v) => ownInvoiceTable(v).then(() => 'a list'),
    expected: { ...THEIR_OWN, stranger: 'answered', 'strange guest': 'answered' },
  },
  ownSettings: { call: (v) => ownSettings(v), expected: WHO_BUYS },
  setOwnSettings: { call: (v) => setOwnSettings(as(v), { locale: 'none' }), expected: WHO_BUYS },
  acceptMemberInvitation: {
    call: (v) => acceptMemberInvitation(as(v), { token: 'none' }),
    expected: WHO_BUYS,
  },
  joinByInvitation: {
    call: (v) => joinByInvitation(as(v), {}),
    expected: { ...EVERYBODY, enrolling: 'answered' },
  },
  addNote: { call: (v) => addNote(as(v), {}), expected: STAFF_ONLY },
}
