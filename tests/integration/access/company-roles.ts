import type { CompanyRole } from '@/features/accounts/rules/company-roles'
import type { Answer } from './expected'

const BUYERS: CompanyRole[] = ['owner', 'buyer']
const TALKERS: CompanyRole[] = ['owner', 'buyer', 'approver', 'finance']
const OWNERS: CompanyRole[] = ['owner']
const APPROVERS: CompanyRole[] = ['owner', 'approver']
const KEEPERS: CompanyRole[] = ['owner', 'finance']
const PAYERS: CompanyRole[] = ['owner', 'buyer', 'finance']

/** Functions that not every role at the company may call, and which may; the others are each role's or nobody's. */
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
  setMemberRoles: OWNERS,
  setMemberLetters: OWNERS,
  setLimit: OWNERS,
  removeMember: OWNERS,
  answerJoinRequest: OWNERS,
}

/** What somebody without any company gets where it isn't what a stranger with one does. */
export const OF_FORMER: Record<string, Answer> = Object.fromEntries(
  // What takes a role at some company before it looks for whose the object is.
  'saveAddress removeAddress addTaxNumber removeTaxNumber addPaper removePaper companyPapers paperFile setLegalData adoptLegalData legalData ownCompany companyPeople setCompanyZone inviteMember withdrawMemberInvitation setMemberRoles setMemberLetters setLimit removeMember answerJoinRequest signRequested giveSignature refuseSignature'
    .split(' ')
    .map((name) => [name, 'refused' as const]),
)
