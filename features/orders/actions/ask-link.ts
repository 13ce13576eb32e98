'use server'

import { act } from '@/features/accounts/action'
import { InvalidInputError, TooManyError } from '@/platform/errors'
import { log } from '@/platform/log'
import { askLink } from '../commands/ask-link'

export type AskLinkState = 'idle' | 'asked' | 'too_many' | 'failed'

/**
 * Asks for a secret link to be mailed again; the answer doesn't reveal whether the number exists.
 */
export async function askLinkAction(_: AskLinkState, form: FormData): Promise<AskLinkState> {
  return act<AskLinkState>(
    { permission: 'link.ask', rate: 'askLink' },
    async (context) => {
      await askLink(context, { number: form.get('number') })
      return 'asked'
    },
    (error) => {
      if (error instanceof TooManyError) return 'too_many'
      if (!(error instanceof InvalidInputError))
        log.error({ err: error }, 'a link was not asked for')
      return 'failed'
    },
  )
}
