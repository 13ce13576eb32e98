import type { CompanyRole } from '@/features/accounts/rules/company-roles'
import type { Answer } from './expected'

const BUYERS: CompanyRole[] = ['owner', 'buyer']
const TALKERS: CompanyRole[] = ['owner', 'buyer', 'approver', 'finance']
const PAYERS: CompanyRole[] = ['owner', 'buyer', 'finance']

/** Functions that not every role at the company may call, and which may; the others are each role's or nobody's. */
export const OF_COMPANY_ROLES: Record<string, CompanyRole[]> = {
  attachArtwork: BUYERS,
  acceptQuote: BUYERS,
  askRequote: BUYERS,
  claimAttempt: PAYERS,
  postEntry: TALKERS,
  chooseThreadMail: TALKERS,
  startDeposit: PAYERS,
}

/** What somebody without any company gets where it isn't what a stranger with one does. */
export const OF_FORMER: Record<string, Answer> = {}
