import { decideBank } from '@/features/company/commands/decide-bank'
import { proposeBank } from '@/features/company/commands/propose-bank'
import { takeEcbRates } from '@/features/company/commands/take-ecb-rates'
import { waitingBankChanges } from '@/features/company/queries/bank'
import { saveSetting } from '@/features/company/commands/save-setting'
import { setCalendar } from '@/features/orders/commands/set-calendar'
import { sendTestLetter } from '@/features/company/commands/send-test-letter'
import { mailStanding } from '@/features/company/queries/mail'
import { systemStanding } from '@/features/company/queries/developers'
import { moneyPeople } from '@/features/company/queries/setup-state'
import { hasFreightCards } from '@/features/freight/queries/card-count'
import { addHousePicture } from '@/features/company/commands/add-house-picture'
import { withdrawHousePicture } from '@/features/company/commands/withdraw-house-picture'
import { listHousePictures } from '@/features/company/queries/house-pictures'
import { listSettings, settingHistory } from '@/features/company/queries/settings'
import { as } from '@/tests/support/as'
import { type Calls, STAFF_ONLY } from './expected'

export const settingCalls: Calls = {
  saveSetting: { call: (v) => saveSetting(as(v), { section: 'company' }), expected: STAFF_ONLY },
  setCalendar: { call: (v) => setCalendar(as(v), {}), expected: STAFF_ONLY },
  proposeBank: { call: (v) => proposeBank(as(v), {}), expected: STAFF_ONLY },
  decideBank: { call: (v) => decideBank(as(v), {}), expected: STAFF_ONLY },
  waitingBankChanges: {
    call: (v) => waitingBankChanges(v).then(() => 'a list'),
    expected: STAFF_ONLY,
  },
  sendTestLetter: { call: (v) => sendTestLetter(as(v)), expected: STAFF_ONLY },
  mailStanding: { call: (v) => mailStanding(v), expected: STAFF_ONLY },
  systemStanding: { call: (v) => systemStanding(v), expected: STAFF_ONLY },
  moneyPeople: { call: (v) => moneyPeople(v), expected: STAFF_ONLY },
  hasFreightCards: { call: (v) => hasFreightCards(v), expected: STAFF_ONLY },
  addHousePicture: {
    call: (v) => addHousePicture(as(v), { kind: 'LOGO' }, null),
    expected: STAFF_ONLY,
  },
  withdrawHousePicture: { call: (v) => withdrawHousePicture(as(v), {}), expected: STAFF_ONLY },
  listHousePictures: {
    call: (v) => listHousePictures(v, 'LOGO').then(() => 'a list'),
    expected: STAFF_ONLY,
  },
  takeEcbRates: { call: (v) => takeEcbRates(as(v), {}), expected: STAFF_ONLY },
  listSettings: { call: (v) => listSettings(v), expected: STAFF_ONLY },
  settingHistory: { call: (v) => settingHistory(v, 'company', null), expected: STAFF_ONLY },
}
