import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { FormPerson } from '@/components/form/person'
import { Alert } from '@/components/ui/alert'
import { PersonMark } from '@/components/site/person-mark'
import { Badge } from '@/components/ui/badge'
import type { Actor } from '@/features/accounts/rules/actor'
import { may } from '@/features/accounts/rules/permissions'
import { localAddress } from '@/i18n/link'
import { MessagesProvider } from '@/i18n/messages-provider'
import { localeOf } from '@/i18n/routing'
import { dayText } from '@/platform/dates'
import { formatRequestNumber } from '@/platform/numbers'
import { handleRequestAction, undoHandlingAction } from '../../../actions/handle-request'
import { snoozeDays } from '../../../queries/snooze-days'
import type { MergeChoice, Triage } from '../../../queries/triage'
import { DEEDS, isOpen, type Deed } from '../../../rules/handling'
import { REQUEST_LIST, requestHref } from '../../../rules/request-list'
import { Age } from '../age'
import { Presence } from './presence'
import { TriageBar } from './triage-bar'

/** The last deed, as the address tells it; anything else is ignored. */
export interface DeedReport {
  did?: string | undefined
  undid?: string | undefined
  of?: string | undefined
}

/** A request's handling in the inbox: its owner, how long it waits, the deeds with their keys. */
export async function TriagePanel({
  actor,
  triage,
  view,
  told,
}: {
  actor: Extract<Actor, { kind: 'staff' }>
  triage: Triage
  view: string
  told: DeedReport
}) {
  const [t, locale, { staff }, to, days] = await Promise.all([
    getTranslations('staff.triage'),
    getLocale(),
    getMessages(),
    localAddress(),
    snoozeDays(),
  ])
  const { row, version, people, mergeable, before, after } = triage
  const number = formatRequestNumber(row.serial)
  const signOf = ({ likeness }: MergeChoice) =>
    t('sign', {
      ...likeness,
      hours: likeness.hoursApart,
      sameContact: String(likeness.sameContact),
    })
  const hrefOf = (serial: number | undefined) =>
    serial === undefined ? null : to(requestHref(formatRequestNumber(serial), view))
  const bound = { serial: row.serial, version, view }
  const handles = may(actor, 'request.handle')
  const suggested = handles ? mergeable.filter((each) => each.suggested) : []
  return (
    <section aria-label={t('deeds')} className="grid gap-3">
      <DeedNote told={told} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <span>
          <span className="text-muted">{t('age')}</span> <Age row={row} locale={locale} />
        </span>
        <span>
          <span className="text-muted">{t('owner')}</span>{' '}
          {row.ownerName ? <PersonMark name={row.ownerName} /> : <Badge>{t('nobody')}</Badge>}
        </span>
        {row.snoozedUntil ? <Badge>{dayText(row.snoozedUntil, locale)}</Badge> : null}
        <MessagesProvider messages={{ staff: { triage: staff.triage } }}>
          <Presence of={number} />
        </MessagesProvider>
      </div>
      {handles ? (
        <MessagesProvider messages={{ staff: { triage: staff.triage } }}>
          <FormPerson id={actor.userId}>
            <TriageBar
              key={`${number} ${version}`}
              handle={handleRequestAction.bind(null, bound)}
              undo={undoHandlingAction.bind(null, { view })}
              choices={{
                number,
                open: isOpen(row.status),
                people: people.map(({ id, name }) => ({ id, name, own: id === actor.userId })),
                days,
                dayTexts: {
                  tomorrow: dayText(days.tomorrow, locale),
                  days: dayText(days.days, locale),
                  week: dayText(days.week, locale),
                },
                language:
                  new Intl.DisplayNames(locale, { type: 'language' }).of(localeOf(triage.locale)) ??
                  triage.locale,
                merge: mergeable.map((choice) => ({
                  serial: choice.serial,
                  number: formatRequestNumber(choice.serial),
                  suggested: choice.suggested,
                  about: [
                    choice.contactName,
                    signOf(choice),
                    t('moves', { moves: choice.moves, same: choice.same }),
                  ].join(' · '),
                })),
                next: hrefOf(after[0]?.serial),
                previous: hrefOf(before.at(-1)?.serial),
                list: to(view ? `${REQUEST_LIST.path}?${view}` : REQUEST_LIST.path),
              }}
            />
          </FormPerson>
        </MessagesProvider>
      ) : null}
      {suggested.map((choice) => (
        <Alert key={choice.serial} variant="caution">
          {t('suggested', { number: formatRequestNumber(choice.serial), sign: signOf(choice) })}
        </Alert>
      ))}
    </section>
  )
}

/** The last deed, and its request. */
export async function DeedNote({ told: { did, undid, of } }: { told: DeedReport }) {
  const t = await getTranslations('staff.triage')
  const number = of && /^RFQ-\d{1,9}$/.test(of) ? of : null
  const deedOf = (name: string | undefined): Deed | undefined => DEEDS.find((each) => each === name)
  const [done, undone] = [deedOf(did), deedOf(undid)]
  if (!number || !(done ?? undone)) return null
  return (
    <Alert variant="ok" role="status">
      {done ? t(`done.${done}`, { number }) : undone ? t(`undone.${undone}`, { number }) : null}
    </Alert>
  )
}
