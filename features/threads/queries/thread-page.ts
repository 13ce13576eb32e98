import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import type { Locale } from '@/i18n/routing'
import { db } from '@/platform/db/client'
import { MAX_LISTED_LINES, type ThreadLine, type ThreadView } from '../rules/entry'
import type { MailChannel } from '../rules/mail-channels'
import { mailChannelOf } from './letter-readers'
import { linesOf } from './lines'
import { findThread, readerOf } from './scope'
import { getThread } from './thread'

/**
 * Everything that a page shows of a thread.
 * @param serial of the request
 * @param options.desk at the desk; elsewhere staff read what the buyer reads, and don't write
 * @throws NotFoundError also for somebody else's
 */
export async function threadPage(
  actor: Actor,
  serial: number,
  options: { locale: Locale; all: boolean; desk: boolean },
): Promise<{
  thread: ThreadView
  /** to choose one of; where they are many, how many */
  lines: ThreadLine[] | number
  /** this buyer's mail channel; null for staff */
  mail: { address: string; channel: MailChannel } | null
}> {
  const scope = await findThread(db, actor, serial)
  const looksOn = actor.kind === 'staff' && !options.desk
  const address = readerOf(actor, scope).email.toLowerCase()
  const [thread, lines, channel] = await Promise.all([
    getThread(actor, serial, options),
    linesOf(db, scope.requestId, { drafts: actor.kind === 'staff' && options.desk }),
    actor.kind === 'staff' ? null : mailChannelOf(address),
  ])
  return {
    thread: looksOn
      ? {
          ...thread,
          entries: thread.entries.filter(({ audience }) => audience === 'SHARED'),
          mayWrite: false,
          mayNote: false,
        }
      : thread,
    lines: lines.length > MAX_LISTED_LINES ? onNewest(lines) : lines,
    mail: channel && { address, channel },
  }
}

/** The number of the newest paper's last line. */
const onNewest = (lines: readonly ThreadLine[]): number =>
  Math.max(...lines.map(({ position }) => position ?? 0))
