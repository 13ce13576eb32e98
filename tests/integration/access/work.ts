import { chooseChannels } from '@/features/notifications/commands/choose-channels'
import { markAllRead, markRead } from '@/features/notifications/commands/mark-read'
import {
  channelChoices,
  listNotifications,
  unreadCount,
} from '@/features/notifications/queries/notifications'
import { addFollowUp } from '@/features/work/commands/add-follow-up'
import { endFollowUp } from '@/features/work/commands/end-follow-up'
import { exceptions } from '@/features/work/queries/exceptions'
import { followUpTable } from '@/features/work/queries/follow-up-table'
import { myFollowUps } from '@/features/work/queries/follow-ups'
import { workOf } from '@/features/work/queries/home'
import {
  drafts,
  endingDocuments,
  lacking,
  openImports,
} from '@/features/work/queries/merchandise-work'
import {
  approvalsAsked,
  depositsDue,
  partsDue,
  paymentsForAPerson,
  transfersToMatch,
} from '@/features/work/queries/money-work'
import { askedAnew, expiring, toAnswer, unopened } from '@/features/work/queries/sales-work'
import {
  movedQuotes,
  quotasNearFull,
  reviewsDue,
  rowsThatEnd,
} from '@/features/work/queries/tariff-work'
import { as } from '@/tests/support/as'
import { now } from '../quotes/submit-request-fixtures'
import { type Calls, STAFF_ONLY } from './expected'

const NONE = '00000000-0000-4000-8000-000000000000'

/** Of nobody: the actor is let in, and then told that it doesn't exist. */
const NOBODYS = { ...STAFF_ONLY, staff: 'not found' } as const

export const workCalls: Calls = {
  chooseChannels: {
    call: (v) => chooseChannels(as(v, now), { nonsense: 'SITE' }),
    expected: STAFF_ONLY,
  },
  markAllRead: { call: (v) => markAllRead(as(v, now)).then(() => 'read'), expected: STAFF_ONLY },
  markRead: { call: (v) => markRead(as(v, now), NONE), expected: NOBODYS },
  channelChoices: { call: async (v) => [await channelChoices(v)], expected: STAFF_ONLY },
  listNotifications: { call: async (v) => [await listNotifications(v)], expected: STAFF_ONLY },
  unreadCount: { call: (v) => unreadCount(v), expected: STAFF_ONLY },
  addFollowUp: {
    call: (v, t) =>
      addFollowUp(as(v, now), { serial: t.requestSerial, onDay: '2020-01-01', note: 'a' }),
    expected: STAFF_ONLY,
  },
  endFollowUp: { call: (v) => endFollowUp(as(v, now), { id: NONE }), expected: NOBODYS },
  followUpTable: { call: async (v) => [await followUpTable(v, now)], expected: STAFF_ONLY },
  myFollowUps: { call: (v) => myFollowUps(v, now), expected: STAFF_ONLY },
  workOf: { call: async (v) => [await workOf(v, 'en', now)], expected: STAFF_ONLY },
  drafts: { call: (v) => drafts(v), expected: STAFF_ONLY },
  endingDocuments: { call: (v) => endingDocuments(v, now), expected: STAFF_ONLY },
  lacking: { call: (v) => lacking(v, now, 'en'), expected: STAFF_ONLY },
  openImports: { call: (v) => openImports(v), expected: STAFF_ONLY },
  approvalsAsked: { call: (v) => approvalsAsked(v), expected: STAFF_ONLY },
  depositsDue: { call: (v) => depositsDue(v, now), expected: STAFF_ONLY },
  exceptions: { call: (v) => exceptions(v, now, 'en'), expected: STAFF_ONLY },
  paymentsForAPerson: { call: (v) => paymentsForAPerson(v, now, 'en'), expected: STAFF_ONLY },
  transfersToMatch: { call: (v) => transfersToMatch(v, now, 'en'), expected: STAFF_ONLY },
  partsDue: { call: (v) => partsDue(v, now, 'en'), expected: STAFF_ONLY },
  askedAnew: { call: (v) => askedAnew(v, now), expected: STAFF_ONLY },
  expiring: { call: (v) => expiring(v, now), expected: STAFF_ONLY },
  unopened: { call: (v) => unopened(v, now), expected: STAFF_ONLY },
  toAnswer: { call: (v) => toAnswer(v, now), expected: STAFF_ONLY },
  movedQuotes: { call: (v) => movedQuotes(v, now, 'en'), expected: STAFF_ONLY },
  quotasNearFull: { call: (v) => quotasNearFull(v, now), expected: STAFF_ONLY },
  reviewsDue: { call: (v) => reviewsDue(v), expected: STAFF_ONLY },
  rowsThatEnd: { call: (v) => rowsThatEnd(v, now, 'en'), expected: STAFF_ONLY },
}
