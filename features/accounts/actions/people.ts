'use server'

import { redirect } from 'next/navigation'
import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '../action'
import { endSessionsOf, resetSecondFactor } from '../commands/end-sessions'
import { inviteColleague } from '../commands/invite-colleague'
import { letGo } from '../commands/let-go'
import { setRoles } from '../commands/set-roles'
import { withdrawInvitation } from '../commands/withdraw-invitation'

const PEOPLE = { permission: 'people.manage' } as const

/** Invites somebody by mail to join the house. */
export async function inviteAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { ...PEOPLE, done: 'invited', failure: 'colleague not invited' },
    (typed, context) => inviteColleague(context, typed),
  )
}

/** Withdraws an invitation. */
export async function withdrawInvitationAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(form, { ...PEOPLE, failure: 'invitation not withdrawn' }, (typed, context) =>
    withdrawInvitation(context, typed),
  )
}

/** Sets the roles of one of the staff. */
export async function setRolesAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { ...PEOPLE, done: 'roles_set', failure: 'roles not set' },
    (typed, context) => setRoles(context, typed),
  )
}

/** Ends somebody's work for the house. */
export async function letGoAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(form, { ...PEOPLE, failure: 'colleague not let go' }, async (typed, context) => {
    await letGo(context, typed)
    redirect('/staff/settings/people')
  })
}

/** Signs a colleague out everywhere. */
export async function endSessionsAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { ...PEOPLE, done: 'signed_out', failure: 'sessions not ended' },
    (typed, context) => endSessionsOf(context, typed),
  )
}

/** Removes a lost second factor. */
export async function resetSecondFactorAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { ...PEOPLE, done: 'factor_reset', failure: 'second factor not reset' },
    (typed, context) => resetSecondFactor(context, typed),
  )
}
