'use server'

import { redirect } from 'next/navigation'
import { ENTER, filled, refusal, type FormState } from '../rules/account-entry'
import { act } from '../action'
import { acceptInvitation } from '../commands/accept-invitation'
import { forgetFirstOwner } from '../jobs/first-owner'
import { enter } from '../sign-in/session'

/** Creates the account of somebody who was invited, signs them in, and goes on to the second factor. */
export async function joinHouse(_: FormState, form: FormData): Promise<FormState> {
  const values = filled(form)
  return act<FormState>(
    ENTER,
    async (context) => {
      const { email, password } = await acceptInvitation(context, {
        token: '',
        name: '',
        email: '',
        password: '',
        ...values,
      })
      forgetFirstOwner()
      await enter(email, password)
      redirect('/staff')
    },
    (error) => ({
      ...refusal(error),
      email: values['email'] ?? '',
      name: values['name'] ?? '',
    }),
  )
}
