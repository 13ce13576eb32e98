import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { Actor } from '@/features/accounts/rules/actor'
import { FormPerson } from '@/components/form/person'
import { MessagesProvider } from '@/i18n/messages-provider'
import { localeOf } from '@/i18n/routing'
import { deskZone } from '@/platform/dates'
import { formatRequestNumber } from '@/platform/numbers'
import { pick } from '@/platform/pick'
import { threadPage } from '../queries/thread-page'
import { MailChoice } from './mail-choice'
import { Thread } from './thread'

/**
 * What both sides of a trade say to each other, on the page of a request or quote; for staff at the desk including
 * what they say among themselves. It works before the page comes alive, and receives new entries from then on.
 * @param serial of the request
 * @param all the earlier entries too
 * @param desk on a page of the desk; elsewhere staff see what the buyer does, and don't write
 */
export async function ThreadPanel({
  actor,
  serial,
  all,
  desk = false,
  about = '',
}: {
  actor: Actor
  serial: number
  all: boolean
  desk?: boolean
  /** id of the line that is asked about */
  about?: string
}) {
  const locale = localeOf(await getLocale())
  const [t, messages, { thread, lines, mail }] = await Promise.all([
    getTranslations('threads'),
    getMessages(),
    threadPage(actor, serial, { locale, all, desk }),
  ])
  const { threads, request } = messages
  return (
    <section
      id="thread"
      aria-labelledby="thread-title"
      className="grid max-w-4xl gap-4"
      data-print="hide"
    >
      <header className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 id="thread-title" className="text-lg">
          {t('title')}
        </h2>
        <p className="text-xs text-muted">{t('clock', { zone: deskZone(new Date()) })}</p>
      </header>
      <FormPerson id={personOf(actor)}>
        <MessagesProvider
          messages={{
            threads: pick(threads, THREAD_TEXTS),
            request: pick(request, ['files', 'optional']),
          }}
        >
          <Thread
            key={serial}
            number={formatRequestNumber(serial)}
            first={thread}
            lines={lines}
            formKey={crypto.randomUUID()}
            desk={desk}
            about={about}
          />
          {mail ? <MailChoice serial={serial} {...mail} /> : null}
        </MessagesProvider>
      </FormPerson>
    </section>
  )
}

/** Whose entries the browser stores: the holder of a link has those of the link. */
const personOf = (actor: Actor): string => ('userId' in actor ? actor.userId : 'link')

const THREAD_TEXTS = [
  'about',
  'byMail',
  'download',
  'drawing',
  'drawingOf',
  'earlier',
  'empty',
  'emptyDesk',
  'internal',
  'internalLong',
  'leftOut',
  'mails',
  'newFrom',
  'paused',
  'readBy',
  'site',
  'write',
  'you',
] as const
