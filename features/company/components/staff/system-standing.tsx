import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { deskInstant } from '@/platform/dates'
import { formatWhole } from '@/platform/money'
import type { SystemStanding } from '../../queries/developers'

/** Health, queue, versions and received webhooks. */
export async function SystemStandingView({ standing }: { standing: SystemStanding }) {
  const [t, locale] = await Promise.all([getTranslations('settings.developers'), getLocale()])
  const { databaseMs, mail, payments, versions, queue, events, eventsWaiting } = standing
  const whole = (count: number) => formatWhole(count, locale)
  return (
    <>
      <section aria-labelledby="health" className="grid gap-2">
        <h2 id="health" className="text-lg">
          {t('health')}
        </h2>
        <dl className="grid max-w-3xl gap-x-8 gap-y-2 text-sm sm:grid-cols-3">
          <div>
            <dt className="text-muted">{t('database')}</dt>
            <dd>
              {databaseMs === null ? (
                <Badge variant="fault">{t('down')}</Badge>
              ) : (
                t('answers', { milliseconds: databaseMs })
              )}
            </dd>
          </div>
          <div>
            <dt className="text-muted">{t('mail')}</dt>
            <dd>{t(`mailIs.${mail}`)}</dd>
          </div>
          <div>
            <dt className="text-muted">{t('payments')}</dt>
            <dd>{t(`paymentsAre.${payments}`)}</dd>
          </div>
        </dl>
      </section>
      <section aria-labelledby="queue" className="grid gap-2">
        <h2 id="queue" className="text-lg">
          {t('queue')}
        </h2>
        {queue.length === 0 ? (
          <p className="text-sm text-muted">{t('queueEmpty')}</p>
        ) : (
          <Table framed className="min-w-xl">
            <TableHeader>
              <TableRow>
                <TableHead>{t('job')}</TableHead>
                {(['waiting', 'active', 'retried', 'failed'] as const).map((each) => (
                  <TableHead key={each} className="text-end">
                    {t(each)}
                  </TableHead>
                ))}
                <TableHead>{t('oldest')}</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {queue.map((each) => (
                <TableRow key={each.job} className="align-top">
                  <TableCell>
                    <code className="text-xs">{each.job}</code>
                    {each.lastFailure ? (
                      <span className="block max-w-md text-xs break-words text-fault">
                        {each.lastFailure}
                      </span>
                    ) : null}
                  </TableCell>
                  {(['waiting', 'active', 'retried', 'failed'] as const).map((of) => (
                    <TableCell
                      key={of}
                      className={`text-end tabular-nums ${of === 'failed' && each.failed > 0 ? 'text-fault' : ''}`}
                    >
                      {whole(each[of])}
                    </TableCell>
                  ))}
                  <TableCell className="whitespace-nowrap">
                    {each.oldest ? deskInstant(each.oldest, locale) : '–'}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </section>
      <section aria-labelledby="webhooks" className="grid gap-2">
        <h2 id="webhooks" className="text-lg">
          {t('webhooks')}
        </h2>
        <p className={`text-sm ${eventsWaiting > 0 ? 'text-caution' : 'text-muted'}`}>
          {events.length === 0
            ? t('eventsEmpty')
            : eventsWaiting > 0
              ? t('eventsWaiting', { count: eventsWaiting })
              : t('eventsDone')}
        </p>
        {events.length === 0 ? null : (
          <Table framed className="min-w-xl">
            <TableHeader>
              <TableRow>
                <TableHead>{t('event')}</TableHead>
                <TableHead>{t('received')}</TableHead>
                <TableHead>{t('outcome')}</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {events.map((each) => (
                <TableRow key={each.id} className="align-top">
                  <TableCell>
                    {each.type}
                    <code className="block text-xs break-all text-muted">{each.id}</code>
                  </TableCell>
                  <TableCell className="whitespace-nowrap">
                    {deskInstant(each.receivedAt, locale)}
                  </TableCell>
                  <TableCell className="break-words">
                    {each.processedAt ? (each.outcome ?? '–') : t('eventWaits')}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </section>
      <section aria-labelledby="versions" className="grid gap-2">
        <h2 id="versions" className="text-lg">
          {t('versions')}
        </h2>
        <dl className="grid max-w-3xl gap-x-8 gap-y-2 text-sm sm:grid-cols-2">
          {versions.map(({ name, version }) => (
            <div key={name}>
              <dt className="text-muted">{t(`versionOf.${name}`)}</dt>
              <dd className="break-all">{version || '–'}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}
