import { saveSetting } from '@/features/company/commands/save-setting'
import { listSettings, settingHistory } from '@/features/company/queries/settings'
import { as } from '@/tests/support/as'
import { ADMINS_ONLY, type Calls, STAFF_ONLY } from './expected'

export const settingCalls: Calls = {
  saveSetting: { call: (v) => saveSetting(as(v), { section: 'company' }), expected: ADMINS_ONLY },
  listSettings: { call: (v) => listSettings(v), expected: STAFF_ONLY },
  settingHistory: { call: (v) => settingHistory(v, 'company', null), expected: STAFF_ONLY },
}
