'use server'

import { headers } from 'next/headers'
import { act } from '@/features/accounts/action'
import { log } from '@/platform/log'
import { noteOpening } from '../commands/note-opening'

/** Records that a buyer's page was seen. Nobody's work depends on it: refusals aren't shown. */
export async function noteOpeningAction(serial: number, revision: number): Promise<void> {
  return act<void>(
    { permission: 'quote.open', rate: 'open' },
    async (context) =>
      noteOpening(context, { serial, revision }, (await headers()).get('user-agent')),
    (error) => {
      log.info({ err: error }, 'an opening of a quote was not noted')
    },
  )
}
