import { getLocale, getTranslations } from 'next-intl/server'
import { PersonMark } from '@/components/site/person-mark'
import type { Actor } from '@/features/accounts/rules/actor'
import { may } from '@/features/accounts/rules/permissions'
import { Link } from '@/i18n/link'
import { deskInstant } from '@/platform/dates'
import { activityOf } from '../../queries/activity'
import { activityHref, type ActivityObject } from '../../rules/activity-list'
import { deedSayer } from './deed-text'

const SHOWN = 12
/** Shown for one action: the first entry of a long form lists every field. */
const LINES = 8

/**
 * What was done to one object and around it, newest first: the same panel on every object’s page.
 */
export async function ActivityPanel({ actor, object }: { actor: Actor; object: ActivityObject }) {
  if (!may(actor, 'activity.read')) return null
  const [t, locale, found] = await Promise.all([
    getTranslations('activity'),
    getLocale(),
    activityOf(actor, object, SHOWN + 1),
  ])
  const say = deedSayer(locale)
  const deeds = found.slice(0, SHOWN)
  return (
    <section
      id="activity"
      aria-labelledby="activity-title"
      className="grid gap-3"
      data-print="hide"
    >
      <h2 id="activity-title" className="text-lg">
        {t('title')}
      </h2>
      {deeds.length === 0 ? (
        <p className="text-sm text-muted">{t('none')}</p>
      ) : (
        <ol className="grid max-w-4xl grid-cols-1 gap-0 rounded-md border bg-white px-4 text-sm">
          {deeds.map((deed) => {
            const { who, did, of, changes } = say(deed)
            return (
              <li
                key={deed.id}
                className="grid grid-cols-1 gap-x-4 border-b py-2 last:border-b-0 sm:grid-cols-[15rem_minmax(0,1fr)]"
              >
                <p className="text-xs text-muted sm:pt-0.5">
                  <time dateTime={deed.at.toISOString()}>{deskInstant(deed.at, locale)}</time>
                </p>
                <div className="grid grid-cols-1 gap-0.5 [overflow-wrap:anywhere]">
                  <p>
                    {deed.who ? <PersonMark name={deed.who} said="around" /> : null}{' '}
                    <span className="font-medium">{who}</span> {did}
                    {of ? <span className="text-muted"> · {of}</span> : null}
                  </p>
                  {changes.slice(0, LINES).map((line) => (
                    <p key={line} className="text-xs text-muted">
                      {line}
                    </p>
                  ))}
                  {changes.length > LINES ? (
                    <p className="text-xs text-muted">
                      {t('more', { count: changes.length - LINES })}
                    </p>
                  ) : null}
                </div>
              </li>
            )
          })}
        </ol>
      )}
      {found.length > SHOWN ? (
        <p className="text-sm text-muted">
          {t('newest', { count: SHOWN })}{' '}
          <Link className="text-info underline" href={activityHref(object)}>
            {t('aboutMe')}
          </Link>
        </p>
      ) : null}
    </section>
  )
}
