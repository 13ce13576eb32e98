'use server'

import { act } from '@/features/accounts/action'
import { InvalidInputError, TooManyError } from '@/platform/errors'
import { log } from '@/platform/log'
import { readerLocale } from '@/platform/reader-locale'
import type { PaperStanding } from '../check-schema'
import { checkPaper } from '../queries/check-paper'

export interface CheckState {
  standing: PaperStanding | 'too_many' | 'failed' | null
  fieldErrors?: Readonly<Record<string, string[]>>
}

/** Says whether a number and a fingerprint belong to a document that was signed here. */
export async function checkPaperAction(_: CheckState, form: FormData): Promise<CheckState> {
  return act<CheckState>(
    { permission: 'signature.check', rate: 'checkPaper' },
    async ({ actor }) => ({
      standing: await checkPaper(actor, { number: form.get('number'), hash: form.get('hash') }),
    }),
    async (error) => {
      if (error instanceof TooManyError) return { standing: 'too_many' }
      if (error instanceof InvalidInputError)
        return { standing: null, fieldErrors: error.saidIn(await readerLocale()) }
      log.error({ err: error }, 'a signed document was not checked')
      return { standing: 'failed' }
    },
  )
}
