import { randomUUID } from 'node:crypto'
import { reviveAddress, reviveOwnAddress } from '@/features/accounts/commands/revive-address'
import { receiveBounce } from '@/features/notifications/commands/receive-bounce'
import { deadAddresses, ownDeadAddress } from '@/features/accounts/queries/dead-addresses'
import { endOwnSessions } from '@/features/accounts/commands/end-own-sessions'
import {
  endSessionsOf,
  resetOwnerFactor,
  resetSecondFactor,
} from '@/features/accounts/commands/end-sessions'
import { inviteColleague } from '@/features/accounts/commands/invite-colleague'
import { letGo } from '@/features/accounts/commands/let-go'
import { openLetter } from '@/features/accounts/commands/open-letter'
import { noteSecurity } from '@/features/accounts/commands/note-security'
import { setRoles } from '@/features/accounts/commands/set-roles'
import { withdrawInvitation } from '@/features/accounts/commands/withdraw-invitation'
import { getMail, mailTable } from '@/features/accounts/queries/letters'
import { getPerson, listPeople } from '@/features/accounts/queries/people'
import { ownFactor, ownSignIns } from '@/features/accounts/queries/security'
import { as } from '@/tests/support/as'
import { type Calls, NOBODY, SIGNED_IN, STAFF_ONLY } from './expected'

export const peopleCalls: Calls = {
  listPeople: { call: (v) => listPeople(v, new Date()), expected: STAFF_ONLY },
  getPerson: {
    call: (v) => getPerson(v, 'nobody', new Date()),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  inviteColleague: { call: (v) => inviteColleague(as(v), {}), expected: STAFF_ONLY },
  withdrawInvitation: { call: (v) => withdrawInvitation(as(v), {}), expected: STAFF_ONLY },
  setRoles: { call: (v) => setRoles(as(v), {}), expected: STAFF_ONLY },
  letGo: { call: (v) => letGo(as(v), {}), expected: STAFF_ONLY },
  endSessionsOf: { call: (v) => endSessionsOf(as(v), {}), expected: STAFF_ONLY },
  resetSecondFactor: { call: (v) => resetSecondFactor(as(v), {}), expected: STAFF_ONLY },
  resetOwnerFactor: {
    call: (v) => resetOwnerFactor(as(v), 'nobody@fsc.example'),
    expected: NOBODY,
  },
  noteSecurity: {
    call: (v) => noteSecurity(as(v), 'codes_renewed').then(() => 'noted'),
    expected: SIGNED_IN,
  },
  endOwnSessions: {
    call: (v) => endOwnSessions(as(v), { present: 'none' }).then(() => 'ended'),
    expected: SIGNED_IN,
  },
  ownSignIns: { call: (v) => ownSignIns(v, new Date()), expected: SIGNED_IN },
  deadAddresses: { call: (v) => deadAddresses(v, []).then(() => 'a map'), expected: STAFF_ONLY },
  ownDeadAddress: { call: (v) => ownDeadAddress(v).then(() => 'known'), expected: SIGNED_IN },
  reviveAddress: {
    call: (v) => reviveAddress(as(v), 'nobody@elsewhere.example'),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  reviveOwnAddress: {
    call: (v) => reviveOwnAddress(as(v)),
    expected: {
      ...SIGNED_IN,
      stranger: 'not found',
      owner: 'not found',
      staff: 'not found',
      enrolling: 'not found',
    },
  },
  receiveBounce: {
    call: (v) =>
      receiveBounce(as(v), '00000000-0000-4000-8000-000000000000', {
        hash: randomUUID(),
        from: '',
        deliveryStatus: null,
      }),
    expected: NOBODY,
  },
  ownFactor: { call: (v) => ownFactor(v, new Date()), expected: SIGNED_IN },
  mailTable: { call: (v) => mailTable(v), expected: STAFF_ONLY },
  getMail: { call: (v, t) => getMail(v, t.mailId), expected: STAFF_ONLY },
  openLetter: { call: (v, t) => openLetter(as(v), t.mailId), expected: STAFF_ONLY },
}
