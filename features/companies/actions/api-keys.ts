'use server'

import { refresh } from 'next/cache'
import type { DeskResult } from '@/components/desk/result'
import type { RefusedCause } from '@/components/form/attempt'
import { act, deskEntry, refusalOf } from '@/features/accounts/action'
import { textEntries } from '@/platform/form-entries'
import { createApiKey } from '../commands/create-api-key'
import { revokeApiKey } from '../commands/revoke-api-key'

const KEYS = { permission: 'api-key.manage' } as const

/** What the form of a new key gets back; browser-safe. */
export interface MadeKey {
  /** the key itself, told this once */
  key?: string
  name?: string
  fieldErrors?: Record<string, string[]>
  reason?: RefusedCause | 'failed'
  /** what was typed stays when it is refused */
  typed?: Record<string, string>
}

/** Makes a key for one's company's own program, and tells it. */
export async function createApiKeyAction(_: MadeKey, form: FormData): Promise<MadeKey> {
  const typed = textEntries(form)
  return act<MadeKey>(
    { ...KEYS, rate: 'desk' },
    async (context) => {
      const { key } = await createApiKey(context, typed)
      refresh()
      return { key, name: typed['name']?.trim() ?? '' }
    },
    async (error) => ({ ...(await refusalOf(error, [], 'api key not made')), typed }),
  )
}

/** Ends a key of one's company. */
export async function revokeApiKeyAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(form, { ...KEYS, failure: 'api key not revoked' }, (typed, context) =>
    revokeApiKey(context, typed),
  )
}
