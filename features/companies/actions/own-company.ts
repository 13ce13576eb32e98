'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { setCompanyZone } from '../commands/set-company-zone'
import { adoptLegalData, setLegalData } from '../commands/set-legal-data'
import { setOwnSettings } from '../commands/set-own-settings'

/** Sets the time zone in which the limits of one's company count. */
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

/** Sets the legal data under which one's company is registered. */
export async function setLegalDataAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'company-facts.edit', done: 'entered', failure: 'registered data not set' },
    (typed, context) => setLegalData(context, typed),
  )
}

/** Copies what was typed with a signature into the company's record. */
export async function adoptLegalDataAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'own-people.manage', done: 'entered', failure: 'registered data not taken' },
    (typed, context) => adoptLegalData(context, typed),
  )
}
