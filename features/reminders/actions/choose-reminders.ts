'use server'

import { refresh } from 'next/cache'
import { admit } from '@/features/accounts/action'
import { chooseReminders } from '../commands/choose-reminders'

/** Saves whether the address of a letter gets reminders from now on. */
export async function chooseRemindersAction(token: string, wantsReminders: boolean): Promise<void> {
  const context = await admit({ permission: 'letter.answer', rate: 'answerLetter' })
  await chooseReminders(context, { token, wanted: wantsReminders })
  refresh()
}
