'use server'

import { refresh } from 'next/cache'
import { admit } from '@/features/accounts/action'
import { seeRequestChanges } from '../commands/see-request-changes'

/** Marks what a buyer changed as seen. */
export async function seeRequestChangesAction(serial: number): Promise<void> {
  const context = await admit({ permission: 'request.handle', rate: 'desk' })
  await seeRequestChanges(context, Number(serial))
  refresh()
}
