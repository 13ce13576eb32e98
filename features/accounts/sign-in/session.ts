import 'server-only'
import { headers } from 'next/headers'
import { auth } from './auth'
import { mustEnrolNow } from '../queries/current-actor'

/** Sessions as the site's forms begin them. */

/** The cookies of an answer, as the next request would bring them. */
export const broughtBack = (answered: Headers): Headers =>
  new Headers({
    cookie: answered
      .getSetCookie()
      .flatMap((cookie) => cookie.split(';')[0] ?? [])
      .join('; '),
  })

/**
 * Signs in by address and password. For one of the house without a second factor its setting up begins
 * here, where the password is at hand: it isn't asked for a second time.
 * @returns whether a code is asked for before there is a session
 * @throws APIError
 */
export async function enter(email: string, password: string): Promise<'in' | 'code_asked'> {
  const { headers: answered, response } = await auth().api.signInEmail({
    body: { email, password },
    headers: await headers(),
    returnHeaders: true,
  })
  if ('twoFactorRedirect' in response) return 'code_asked'
  if (await mustEnrolNow(response.user.id))
    await auth().api.enableTwoFactor({ body: { password }, headers: broughtBack(answered) })
  return 'in'
}
