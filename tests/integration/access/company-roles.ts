import type { CompanyRole } from '@/features/accounts/rules/company-roles'
import type { Answer } from './expected'

const BUYERS: CompanyRole[] = ['owner', 'buyer']
const TALKERS: CompanyRole[] = ['owner', 'buyer', 'approver', 'finance']
const OWNERS: CompanyRole[] = ['owner']
const APPROVERS: CompanyRole[] = ['owner', 'approver']
const KEEPERS: CompanyRole[] = ['owner', 'finance']
const PAYERS: CompanyRole[] = ['owner', 'buyer', 'finance']

/**
 * Functions that only some roles at the company may call, and which those are; all others are open to every role or to
 * none.
 */
export const OF_COMPANY_ROLES: Record<string, CompanyRole[]> = {
  attachArtwork: BUYERS,
  acceptQuote: BUYERS,
  acceptRevision: BUYERS,
  declineQuote: BUYERS,
  counterQuote: BUYERS,
  pricedCounter: BUYERS,
  counterSources: BUYERS,
  correctRequest: BUYERS,
  withdrawRequest: BUYERS,
  askRequote: BUYERS,
  claimAttempt: PAYERS,
  sendSlip: PAYERS,
  postEntry: TALKERS,
  chooseThreadMail: TALKERS,
  startPayment: PAYERS,
  decideSample: BUYERS,
  openClaim: BUYERS,
  askCancel: BUYERS,
  takeBackCancel: BUYERS,
  signAmendment: ['owner', 'buyer', 'approver'],
  declineAmendment: ['owner', 'buyer', 'approver'],
  requestSheet: BUYERS,
  reorder: BUYERS,
  askSignature: BUYERS,
  signRequested: APPROVERS,
  giveSignature: APPROVERS,
  refuseSignature: APPROVERS,
  saveAddress: PAYERS,
  removeAddress: PAYERS,
  addTaxNumber: KEEPERS,
  removeTaxNumber: KEEPERS,
  addPaper: KEEPERS,
  setLegalData: KEEPERS,
  adoptLegalData: OWNERS,
  removePaper: KEEPERS,
  setCompanyZone: OWNERS,
  inviteMember: OWNERS,
  withdrawMemberInvitation: OWNERS,
  createApiKey: OWNERS,
  revokeApiKey: OWNERS,
  companyApiKeys: OWNERS,
  setMemberRoles: OWNERS,
  setMemberLetters: OWNERS,
  setLimit: OWNERS,
  removeMember: OWNERS,
  answerJoinRequest: OWNERS,
}

/** What somebody without any company gets, where it differs from what a stranger with one gets. */
export const OF_FORMER: Record<string, Answer> = Object.fromEntries(
  // These check for a role at some company before they look up whose the object is.
  'createApiKey revokeApiKey companyApiKeys saveAddress removeAddress addTaxNumber removeTaxNumber addPaper removePaper companyPapers paperFile setLegalData adoptLegalData legalData ownCompany companyPeople setCompanyZone inviteMember withdrawMemberInvitation setMemberRoles setMemberLetters setLimit removeMember answerJoinRequest signRequested giveSignature refuseSignature'
    .split(' ')
    .map((name) => [name, 'refused' as const]),
)
