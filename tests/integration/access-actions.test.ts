import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES, type StaffRole } from '@/features/accounts/rules/staff-roles'
import { boss, stopBoss } from '@/platform/jobs/boss'
import type { Limit } from '@/platform/rate-limit'
import { onRefusal, type Refusal } from '@/platform/refusals'
import { as } from '@/tests/support/as'
import { staff } from './access/a-trade'
import { anonymous } from './quotes/submit-request-fixtures'
import { aMember } from '@/tests/support/a-member'

// Every Server Action, called by everybody with entries that do nothing: whom the gate lets through, and which limit it
// counts. Access to objects is tested on their commands in access.test.ts.

const caller = vi.hoisted(() => ({
  actor: null as Actor | null,
  asked: 0,
  counted: [] as string[],
  waitSeconds: null as number | null,
}))

vi.mock('@/features/accounts/queries/current-actor', () => ({
  currentContext: () => {
    caller.asked += 1
    return Promise.resolve(as(caller.actor ?? anonymous))
  },
  homeOf: () => Promise.resolve('/account'),
  mustEnrolNow: () => Promise.resolve(false),
  sessionIn: () => Promise.resolve(''),
  sessionNow: () => Promise.resolve(''),
}))
vi.mock('@/platform/rate-limit', async (original) => ({
  ...(await original<object>()),
  consume: (limit: Limit) => {
    caller.counted.push(limit)
    return Promise.resolve(caller.waitSeconds)
  },
}))
vi.mock('next/cache', () => ({ refresh: () => undefined, updateTag: () => undefined }))
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers()),
  cookies: () => Promise.resolve({ get: () => undefined, set: () => undefined }),
}))

type Action = (...args: unknown[]) => Promise<unknown>

const CALLERS = {
  anonymous,
  guest: { kind: 'guest', linkedRequestIds: ['00000000-0000-4000-8000-000000000000'] },
  member: aMember({ companyId: null }),
  company_owner: aMember({ companyId: '00000000-0000-4000-8000-000000000001' }),
  enrolling: { kind: 'enrolling', userId: 'eve', name: 'Eve', email: 'eve@fsc.example' },
  ...colleagues(),
} satisfies Record<string, Actor>
type Caller = keyof typeof CALLERS

/** One of the staff for each role. */
function colleagues() {
  const of = (role: StaffRole): Actor => ({
    kind: 'staff',
    userId: role,
    name: role,
    email: `${role}@fsc.example`,
    roles: [role],
  })
  return Object.fromEntries(STAFF_ROLES.map((role) => [role, of(role)])) as Record<StaffRole, Actor>
}

const DESK: Caller[] = [...STAFF_ROLES]
const EVERYBODY: Caller[] = ['anonymous', 'guest', 'member', 'company_owner', ...DESK]
/** Whoever is on the way to a second factor reaches only their own account. */
const ACCOUNTS: Caller[] = [...EVERYBODY, 'enrolling']
const SIGNED_IN: Caller[] = ['member', 'company_owner', 'enrolling', ...DESK]
const BUYERS: Caller[] = ['guest', 'member', 'company_owner']
const WHO_BUYS: Caller[] = ['member', 'company_owner']
const OWNERS: Caller[] = ['company_owner']
/** The command decides which of them may write in the thread in question. */
const TALKERS: Caller[] = [...BUYERS, ...DESK]
const MONEY: Caller[] = ['owner', 'finance']
const SALES: Caller[] = ['owner', 'sales', 'sales_manager']

/** Who may call the actions of a room, unless an action has its own entry. */
const OF_ROOM: Record<string, Caller[]> = {
  accounts: DESK,
  companies: SALES,
  company: ['owner'],
  costs: ['owner', 'merchandiser', 'finance'],
  freight: ['owner', 'sales_manager', 'finance'],
  catalog: ['owner', 'merchandiser'],
  fulfilment: ['owner', 'merchandiser'],
  papers: ['owner', 'merchandiser', 'sales', 'sales_manager', 'finance'],
  'price-lists': ['owner', 'sales_manager'],
  'product-imports': ['owner', 'merchandiser'],
  quotes: SALES,
  tariffs: ['owner', 'tariff_desk'],
  transfers: MONEY,
  'order-changes': SALES,
  capacity: ['owner', 'merchandiser', 'sales_manager'],
  claims: [...SALES, 'merchandiser'],
  'true-up': ['owner', 'tariff_desk', 'finance'],
  notifications: DESK,
  work: DESK,
}

/** Who may call an action, and the limit that it counts. All others follow their room at the desk. */
const OTHERS: Record<string, [Caller[], Limit]> = {
  acceptQuoteAction: [BUYERS, 'decide'],
  openClaimAction: [BUYERS, 'decide'],
  askCancelAction: [BUYERS, 'decide'],
  takeBackCancelAction: [BUYERS, 'decide'],
  billInterestAction: [MONEY, 'desk'],
  countersignAmendmentAction: [['owner', 'sales_manager'], 'desk'],
  signAmendmentAction: [BUYERS, 'decide'],
  declineAmendmentAction: [BUYERS, 'desk'],
  holdOrderAction: [[...SALES, 'merchandiser', 'finance'], 'desk'],
  releaseOrderAction: [[...SALES, 'merchandiser', 'finance'], 'desk'],
  saveAddressAction: [[...OWNERS, ...SALES], 'desk'],
  removeAddressAction: [[...OWNERS, ...SALES], 'desk'],
  addTaxNumberAction: [[...OWNERS, ...SALES], 'desk'],
  removeTaxNumberAction: [[...OWNERS, ...SALES], 'desk'],
  setLegalDataAction: [[...OWNERS, ...SALES], 'desk'],
  adoptLegalDataAction: [OWNERS, 'desk'],
  addPaperAction: [[...OWNERS, ...SALES], 'desk'],
  removePaperAction: [[...OWNERS, ...SALES], 'desk'],
  askSignatureAction: [BUYERS, 'desk'],
  takeBackSignatureAction: [BUYERS, 'desk'],
  signRequestedAction: [OWNERS, 'decide'],
  refuseSignatureAction: [OWNERS, 'desk'],
  inviteMemberAction: [OWNERS, 'desk'],
  withdrawMemberInvitationAction: [OWNERS, 'desk'],
  setMemberRolesAction: [OWNERS, 'desk'],
  setLimitAction: [OWNERS, 'desk'],
  removeMemberAction: [OWNERS, 'desk'],
  answerJoinRequestAction: [OWNERS, 'desk'],
  setMemberLettersAction: [OWNERS, 'desk'],
  createApiKeyAction: [OWNERS, 'desk'],
  revokeApiKeyAction: [OWNERS, 'desk'],
  setCompanyZoneAction: [OWNERS, 'desk'],
  leaveCompanyAction: [WHO_BUYS, 'desk'],
  askToJoinAction: [WHO_BUYS, 'desk'],
  lookAtCompanyAction: [WHO_BUYS, 'desk'],
  setOwnSettingsAction: [WHO_BUYS, 'desk'],
  acceptMemberInvitationAction: [WHO_BUYS, 'account'],
  joinByInvitationAction: [ACCOUNTS, 'account'],
  declineQuoteAction: [BUYERS, 'decide'],
  sendSlipAction: [BUYERS, 'decide'],
  issueCreditNoteAction: [MONEY, 'desk'],
  recordExportAction: [['owner', 'merchandiser', 'finance'], 'desk'],
  issueStatementAction: [MONEY, 'desk'],
  setCreditAction: [MONEY, 'desk'],
  counterQuoteAction: [BUYERS, 'decide'],
  takeBackCounterAction: [BUYERS, 'decide'],
  correctRequestAction: [BUYERS, 'decide'],
  withdrawRequestAction: [BUYERS, 'decide'],
  seeRequestChangesAction: [SALES, 'desk'],
  recordAnswerAction: [SALES, 'desk'],
  recordLossAction: [SALES, 'desk'],
  askLinkAction: [EVERYBODY, 'askLink'],
  askRequoteAction: [BUYERS, 'decide'],
  checkPaperAction: [EVERYBODY, 'checkPaper'],
  answerSurveyAction: [EVERYBODY, 'answerLetter'],
  chooseRemindersAction: [EVERYBODY, 'answerLetter'],
  attachArtworkAction: [[...BUYERS, ...SALES], 'submit'],
  noteOpeningAction: [BUYERS, 'open'],
  requestPasswordReset: [ACCOUNTS, 'account'],
  resetPassword: [ACCOUNTS, 'account'],
  joinHouse: [ACCOUNTS, 'account'],
  signInByCode: [ACCOUNTS, 'account'],
  beginSecondFactor: [SIGNED_IN, 'account'],
  confirmSecondFactor: [SIGNED_IN, 'account'],
  renewRecoveryCodes: [SIGNED_IN, 'account'],
  endSecondFactor: [SIGNED_IN, 'account'],
  changePassword: [SIGNED_IN, 'account'],
  endSession: [SIGNED_IN, 'account'],
  reviveOwnAddressAction: [SIGNED_IN, 'desk'],
  reviveAddressAction: [SALES, 'desk'],
  inviteAction: [['owner'], 'desk'],
  withdrawInvitationAction: [['owner'], 'desk'],
  setRolesAction: [['owner'], 'desk'],
  letGoAction: [['owner'], 'desk'],
  endSessionsAction: [['owner'], 'desk'],
  resetSecondFactorAction: [['owner'], 'desk'],
  decideBankAction: [MONEY, 'desk'],
  proposeBankAction: [MONEY, 'desk'],
  saveMoneySettingAction: [MONEY, 'desk'],
  takeEcbRatesAction: [MONEY, 'desk'],
  saveSettingAction: [['owner'], 'desk'],
  setCalendarAction: [['owner'], 'desk'],
  sendTestLetterAction: [['owner'], 'desk'],
  withdrawHousePictureAction: [['owner'], 'desk'],
  approveFloorAction: [['owner', 'sales_manager'], 'desk'],
  approveCreditAction: [MONEY, 'desk'],
  approveDiscountAction: [['owner', 'sales_manager'], 'desk'],
  approveDutyAction: [['owner', 'tariff_desk'], 'desk'],
  handleRequestAction: [SALES, 'desk'],
  handleRequestsAction: [SALES, 'desk'],
  undoInListAction: [SALES, 'desk'],
  undoHandlingAction: [SALES, 'desk'],
  addNoteAction: [
    ['owner', 'sales', 'sales_manager', 'merchandiser', 'tariff_desk', 'finance'],
    'desk',
  ],
  mergeCompaniesAction: [['owner', 'sales_manager'], 'desk'],
  openLetterAction: [SALES, 'desk'],
  publishAction: [['owner', 'tariff_desk'], 'desk'],
  setOwnWorkAction: [['owner'], 'desk'],
  setSendLimitsAction: [['owner', 'sales_manager'], 'desk'],
  releaseDocumentsAction: [['owner', 'merchandiser', 'sales', 'sales_manager', 'finance'], 'desk'],
  signIn: [ACCOUNTS, 'account'],
  signOut: [ACCOUNTS, 'account'],
  signUp: [ACCOUNTS, 'account'],
  startPaymentAction: [BUYERS, 'decide'],
  closePeriodAction: [MONEY, 'desk'],
  settleAlertAction: [MONEY, 'desk'],
  askRefundAction: [MONEY, 'desk'],
  dropRefundAction: [MONEY, 'desk'],
  answerDisputeAction: [MONEY, 'desk'],
  concedeDisputeAction: [MONEY, 'desk'],
  compareStripeAction: [MONEY, 'desk'],
  askDifferenceAction: [MONEY, 'desk'],
  noteDifferenceAction: [MONEY, 'desk'],
  payOutSandboxAction: [MONEY, 'desk'],
  postEntryAction: [TALKERS, 'talk'],
  markThreadReadAction: [TALKERS, 'readThread'],
  chooseThreadMailAction: [TALKERS, 'talk'],
  submitRequestAction: [EVERYBODY, 'submit'],
  reorderAction: [EVERYBODY, 'submit'],
  shipSampleAction: [[...SALES, 'merchandiser'], 'desk'],
  photographSampleAction: [[...SALES, 'merchandiser'], 'desk'],
  decideSampleAction: [BUYERS, 'decide'],
}

const FILES = readdirSync('features').flatMap((room) => {
  const folder = path.join('features', room, 'actions')
  return readdirSync('features/' + room).includes('actions')
    ? readdirSync(folder).map((name) => path.resolve(folder, name))
    : []
})
const actions: [string, Action, room: string][] = []
const refusals: Refusal[] = []

/** Calls an action without entries; what it answers or throws doesn't matter here. */
const call = (action: Action): Promise<unknown> => action({}, new FormData()).catch(() => undefined)

beforeAll(async () => {
  await boss()
  onRefusal((refusal) => refusals.push(refusal))
  for (const file of FILES.filter((each) => readFileSync(each, 'utf8').startsWith("'use server'")))
    for (const [name, action] of Object.entries((await import(file)) as Record<string, Action>))
      actions.push([name, action, path.relative('features', file).split(path.sep)[0] ?? ''])
}, 120_000)
beforeEach(() => {
  Object.assign(caller, { asked: 0, counted: [], waitSeconds: null })
  refusals.length = 0
})
afterAll(() => {
  onRefusal(() => undefined)
  return stopBoss()
})

describe('the gate of the Server Actions', () => {
  it('lists here each action that differs from its room’s at the desk', () => {
    const names = actions.map(([name]) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBeGreaterThan(50)
    expect(names).toEqual(expect.arrayContaining(Object.keys(OTHERS)))
  })

  it.each(Object.keys(CALLERS) as Caller[])('lets %s through to what is theirs', async (who) => {
    caller.actor = CALLERS[who]
    const through: string[] = []
    const expected: string[] = []
    for (const [name, action, room] of actions) {
      const callers = OTHERS[name]?.[0] ?? OF_ROOM[room] ?? []
      if (callers.includes(who)) expected.push(name)
      refusals.length = 0
      await call(action)
      if (!refusals.some(({ objectType }) => objectType === 'permission')) through.push(name)
    }
    expect(through).toEqual(expected)
  })

  it('counts each call once, and doesn’t even look up the caller once there were too many', async () => {
    caller.actor = staff
    caller.waitSeconds = 30
    for (const [name, action] of actions) {
      const limit = OTHERS[name]?.[1] ?? 'desk'
      Object.assign(caller, { asked: 0, counted: [] })
      await call(action)
      expect([name, caller.counted, caller.asked]).toEqual([name, [limit], 0])
    }
  })
})
