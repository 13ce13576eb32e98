'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import type { DeskResult } from '@/components/desk/result'
import { ENTER, filled, refusal, type FormState } from '@/features/accounts/rules/account-entry'
import { act, deskEntry } from '@/features/accounts/action'
import { companyCookie } from '@/features/accounts/rules/company-cookie'
import { enter } from '@/features/accounts/sign-in/session'
import { acceptMemberInvitation, joinByInvitation } from '../commands/accept-member-invitation'
import { answerJoinRequest, askToJoin } from '../commands/ask-to-join'
import { inviteMember, withdrawMemberInvitation } from '../commands/invite-member'
import { leaveCompany, removeMember } from '../commands/remove-member'
import { setLimit } from '../commands/set-limit'
import { setMemberLetters } from '../commands/set-member-letters'
import { setMemberRoles } from '../commands/set-member-roles'

const PEOPLE = { permission: 'own-people.manage' } as const
const OWN = { permission: 'company.join' } as const

/** Invites somebody by mail to join one's company. */
export async function inviteMemberAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { ...PEOPLE, done: 'invited', failure: 'member not invited' },
    (typed, context) => inviteMember(context, typed),
  )
}

/** Withdraws an invitation to one's company. */
export async function withdrawMemberInvitationAction(
  _: DeskResult,
  form: FormData,
): Promise<DeskResult> {
  return deskEntry(form, { ...PEOPLE, failure: 'invitation not withdrawn' }, (typed, context) =>
    withdrawMemberInvitation(context, typed),
  )
}

/** Sets which letters of one's company somebody gets. */
export async function setMemberLettersAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { ...PEOPLE, done: 'entered', failure: 'letters not set' },
    (typed, context) => setMemberLetters(context, typed),
  )
}

/** Sets somebody's roles at one's company. */
export async function setMemberRolesAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { ...PEOPLE, done: 'roles_set', failure: 'member roles not set' },
    (typed, context) => setMemberRoles(context, typed),
  )
}

/** Sets what somebody may sign for alone. */
export async function setLimitAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { ...PEOPLE, done: 'entered', failure: 'limit not set' },
    (typed, context) => setLimit(context, typed),
  )
}

/** Removes somebody from one's company. */
export async function removeMemberAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(form, { ...PEOPLE, failure: 'member not removed' }, (typed, context) =>
    removeMember(context, typed),
  )
}

/** Accepts or declines somebody's request to join. */
export async function answerJoinRequestAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(form, { ...PEOPLE, failure: 'join request not answered' }, (typed, context) =>
    answerJoinRequest(context, typed),
  )
}

/** Leaves a company. */
export async function leaveCompanyAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(form, { ...OWN, failure: 'company not left' }, async (typed, context) => {
    await leaveCompany(context, typed)
    redirect('/account')
  })
}

/** Asks the owners of a company of one's own mail domain to join it. */
export async function askToJoinAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(form, { ...OWN, failure: 'not asked to join' }, (typed, context) =>
    askToJoin(context, typed),
  )
}

/** Switches to another of one's companies: what pages start with, and not a permission. */
export async function lookAtCompanyAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(form, { ...OWN, failure: 'company not looked at' }, async (typed) => {
    ;(await cookies()).set(companyCookie(typed.companyId ?? ''))
    return Promise.resolve()
  })
}

/** Accepts, for whoever is signed in, an invitation that was sent to their address. */
export async function acceptMemberInvitationAction(
  _: FormState,
  form: FormData,
): Promise<FormState> {
  return act<FormState>(
    { permission: 'company.join', rate: 'account' },
    async (context) => {
      const { companyId } = await acceptMemberInvitation(context, { token: '', ...filled(form) })
      ;(await cookies()).set(companyCookie(companyId))
      redirect('/account')
    },
    refusal,
  )
}

/** Creates an account by an invitation to a company, and signs its owner in. */
export async function joinByInvitationAction(_: FormState, form: FormData): Promise<FormState> {
  const values = filled(form)
  return act<FormState>(
    ENTER,
    async (context) => {
      const { email, password } = await joinByInvitation(context, {
        token: '',
        name: '',
        email: '',
        password: '',
        ...values,
      })
      await enter(email, password)
      redirect('/account')
    },
    (error) => ({
      ...refusal(error),
      email: values['email'] ?? '',
      name: values['name'] ?? '',
    }),
  )
}
