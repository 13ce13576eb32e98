'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { setCompanyZone } from '../commands/set-company-zone'
import { setOwnSettings } from '../commands/set-own-settings'

/** Sets by whose clock the limits of one's company count. */
export async function setCompanyZoneAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'own-people.manage', done: 'entered', failure: 'zone not set' },
    (typed, context) => setCompanyZone(context, typed),
  )
}

/** Sets one's own language and currency. */
export async function setOwnSettingsAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'company.join', done: 'entered', failure: 'settings not set' },
    (typed, context) => setOwnSettings(context, typed),
  )
}
