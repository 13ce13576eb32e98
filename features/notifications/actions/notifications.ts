'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { admit, deskEntry } from '@/features/accounts/action'
import type { DeskResult } from '@/components/desk/result'
import { chooseChannels } from '../commands/choose-channels'
import { markAllRead, markRead } from '../commands/mark-read'

/** Opens the page of a notification, which counts as read from then on. */
export async function openNotificationAction(id: string): Promise<void> {
  const context = await admit({ permission: 'notification.read', rate: 'desk' })
  const { path } = await markRead(context, id)
  redirect(path)
}

/** Marks all notifications as read. */
export async function markAllReadAction(): Promise<void> {
  const context = await admit({ permission: 'notification.read', rate: 'desk' })
  await markAllRead(context)
  refresh()
}

/** Saves through which channel this person is notified of each kind. */
export async function chooseChannelsAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    {
      permission: 'notification.read',
      done: 'entered',
      failure: 'choices of notifications failed',
    },
    (input, context) => chooseChannels(context, input),
  )
}
