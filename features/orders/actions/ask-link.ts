'use server'

import { currentContext } from '@/features/accounts/queries/current-actor'
import { clientAddress } from '@/platform/client-address'
import { InvalidInputError } from '@/platform/errors'
import { log } from '@/platform/log'
import { consume } from '@/platform/rate-limit'
import { askLink } from '../commands/ask-link'

export type AskLinkState = 'idle' | 'asked' | 'too_many' | 'failed'

/** Has a link mailed again; the answer says nothing of whether there is such a number. */
export async function askLinkAction(_: AskLinkState, form: FormData): Promise<AskLinkState> {
  if ((await consume('askLink', await clientAddress())) !== null) return 'too_many'
  try {
    await askLink(await currentContext(), { number: form.get('number') })
    return 'asked'
  } catch (error) {
    if (!(error instanceof InvalidInputError)) log.error({ err: error }, 'a link was not asked for')
    return 'failed'
  }
}
