import 'server-only'
import { readerLocale } from '@/platform/reader-locale'
import { createAuth } from '@/platform/auth'
import { strangerContext } from '../context'
import { joinCompany } from '../commands/join-company'
import { recordRefusedSignIn } from '../commands/record-refused-sign-in'
import { recordSignIn } from '../commands/record-sign-in'
import { memberActor } from '../rules/actor'
import { orderAccountLetter } from '../mails/account-letters'

let instance: ReturnType<typeof createAuth> | undefined

/** The site's sign-in. Created on first use, so that a build needs no secrets. */
export function auth(): ReturnType<typeof createAuth> {
  instance ??= createAuth({
    orderLetter: async (kind, email) => orderAccountLetter(kind, email, await readerLocale()),
    onExistingSignUp: async (email) =>
      orderAccountLetter('account-exists', email, await readerLocale()),
    onSignedIn: (person) => recordSignIn(strangerContext(), person),
    onRefusedSignIn: (email, reason) => recordRefusedSignIn(strangerContext(), email, reason),
    onVerified: ({ id: userId, name, email }) =>
      joinCompany({
        actor: memberActor({ userId, name, email }, []),
        now: new Date(),
      }),
  })
  return instance
}
