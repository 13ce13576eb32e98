import { getLocale, getMessages } from 'next-intl/server'
import type { Actor } from '@/features/accounts/rules/actor'
import { may } from '@/features/accounts/rules/permissions'
import { MessagesProvider } from '@/i18n/messages-provider'
import { dayText } from '@/platform/dates'
import { handleRequestsAction, undoInListAction } from '../../../actions/handle-request'
import type { InboxRow } from '../../../queries/inbox'
import { answerers } from '../../../queries/triage'
import { snoozeDays } from '../../../queries/snooze-days'
import { InboxBar } from './inbox-bar'

/** The deeds on requests of the inbox from its list, for actors who handle them. */
export async function InboxDeeds({ actor, rows }: { actor: Actor; rows: readonly InboxRow[] }) {
  if (!may(actor, 'request.handle') || actor.kind !== 'staff') return null
  const [locale, { staff }, days, people] = await Promise.all([
    getLocale(),
    getMessages(),
    snoozeDays(),
    answerers(actor),
  ])
  return (
    <MessagesProvider messages={{ staff: { triage: staff.triage } }}>
      <InboxBar
        versions={Object.fromEntries(rows.map(({ serial, version }) => [serial, version]))}
        choices={{
          people: people.map(({ id, name }) => ({ id, name, own: id === actor.userId })),
          days,
          dayTexts: {
            tomorrow: dayText(days.tomorrow, locale),
            days: dayText(days.days, locale),
            week: dayText(days.week, locale),
          },
        }}
        handle={handleRequestsAction}
        undo={undoInListAction}
      />
    </MessagesProvider>
  )
}
