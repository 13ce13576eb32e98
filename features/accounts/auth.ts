import 'server-only'
import { createAuth } from '@/platform/auth'
import { joinCompany } from './commands/join-company'
import { recordRefusedSignIn } from './commands/record-refused-sign-in'
import { orderAccountLetter } from './mails/account-letters'

let instance: ReturnType<typeof createAuth> | undefined

/** The site's sign-in. Made on first use, so that a build needs no secrets. */
export function auth(): ReturnType<typeof createAuth> {
  instance ??= createAuth({
    orderLetter: orderAccountLetter,
    onExistingSignUp: (email) => orderAccountLetter('account-exists', email),
    onRefusedSignIn: recordRefusedSignIn,
    onVerified: (user) => joinCompany(user),
  })
  return instance
}
