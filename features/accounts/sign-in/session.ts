import 'server-only'
import { headers } from 'next/headers'
import { auth } from './auth'
import { mustEnrolNow } from '../queries/current-actor'

/** Starts sessions for the site's forms. */

/** The cookies of an answer, as the next request would send them. */
export const broughtBack = (answerHeaders: Headers): Headers =>
  new Headers({
    cookie: answerHeaders
      .getSetCookie()
      .flatMap((cookie) => cookie.split(';')[0] ?? [])
      .join('; '),
  })

/**
 * Signs in by address and password. For one of the staff without a second factor, its set-up starts here, where the
 * password is at hand and needn't be asked for again.
 * @returns whether a code is asked for before there is a session
 * @throws APIError
 */
export async function enter(email: string, password: string): Promise<'in' | 'code_asked'> {
  const { headers: answerHeaders, response } = await auth().api.signInEmail({
    body: { email, password },
    headers: await headers(),
    returnHeaders: true,
  })
  if ('twoFactorRedirect' in response) return 'code_asked'
  if (await mustEnrolNow(response.user.id))
    await auth().api.enableTwoFactor({ body: { password }, headers: broughtBack(answerHeaders) })
  return 'in'
}
