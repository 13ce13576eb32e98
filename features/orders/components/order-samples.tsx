import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import type { Actor } from '@/features/accounts/rules/actor'
import { may } from '@/features/accounts/rules/permissions'
import { MessagesProvider } from '@/i18n/messages-provider'
import { dayText, deskDay } from '@/platform/dates'
import { factoryDay } from '@/platform/day'
import { pick } from '@/platform/pick'
import { cellLine } from '@/platform/sheets/cell-lines'
import { sampleApprovalOf, samplesOf, type SampleView } from '../queries/samples'
import { sampleDeedOpen } from '../rules/sample-life'
import { DecideSampleForm } from './shop/decide-sample-form'
import { PhotographSampleForm, ShipSampleForm } from './staff/sample-forms'

/**
 * An order's samples for both sides: the state of each, its photographs and tolerances, and the
 * deed open to the reader.
 */
export async function OrderSamples({ actor, serial }: { actor: Actor; serial: number }) {
  const [t, locale, messages, order] = await Promise.all([
    getTranslations('orders.samples'),
    getLocale(),
    getMessages(),
    samplesOf(actor, serial),
  ])
  const gate = await sampleApprovalOf(order.orderId)
  if (order.samples.length === 0 && gate === 'none') return null
  const decides = actor.kind !== 'staff' && may(actor, 'sample.decide', order)
  const handles = may(actor, 'sample.handle')
  return (
    <section aria-labelledby="samples" className="shell grid gap-4 pb-8">
      <h2 id="samples" className="text-base">
        {t('title')}
      </h2>
      {gate === 'none' ? null : (
        <Alert variant={gate === 'approved' ? 'ok' : 'info'}>
          {t(gate === 'approved' ? 'unlocked' : 'locked')}
        </Alert>
      )}
      <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
      <MessagesProvider
        messages={{
          orders: pick(messages.orders, ['samples']),
          request: pick(messages.request, ['files', 'optional']),
        }}
      >
        <ul className="grid gap-4">
          {order.samples.map((sample) => {
            const hidden = {
              orderSerial: String(serial),
              lineId: sample.lineId,
              version: String(sample.version),
            }
            return (
              <li
                key={sample.lineId}
                className="grid min-w-0 gap-3 rounded-md border bg-white p-4"
                data-testid="sample"
              >
                <Standing sample={sample} t={t} locale={locale} />
                {decides && sampleDeedOpen('decide', sample.state) ? (
                  <DecideSampleForm lineId={sample.lineId} hidden={hidden} />
                ) : null}
                {handles && sampleDeedOpen('ship', sample.state) ? (
                  <ShipSampleForm
                    key={sample.version}
                    lineId={sample.lineId}
                    hidden={hidden}
                    today={factoryDay(new Date())}
                  />
                ) : null}
                {handles && sampleDeedOpen('photograph', sample.state) ? (
                  <PhotographSampleForm
                    key={sample.version}
                    lineId={sample.lineId}
                    hidden={hidden}
                    start={sample.tolerances
                      .map(({ what, target, plusMinus, unit }) =>
                        cellLine([what, target, plusMinus, unit]),
                      )
                      .join('\n')}
                  />
                ) : null}
              </li>
            )
          })}
        </ul>
      </MessagesProvider>
    </section>
  )
}

function Standing({
  sample,
  t,
  locale,
}: {
  sample: SampleView
  t: Awaited<ReturnType<typeof getTranslations<'orders.samples'>>>
  locale: string
}) {
  const { decision, state } = sample
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="font-medium">{sample.title}</h3>
        <span className="font-mono text-xs break-all text-muted">{sample.sku}</span>
        <Badge variant={state === 'approved' ? 'ok' : state === 'to_decide' ? 'caution' : 'info'}>
          {t(`states.${state}`)}
        </Badge>
      </div>
      {sample.shippedOn ? (
        <p className="text-sm">
          {t('shipped', { day: dayText(sample.shippedOn, locale) })}{' '}
          <span className="break-all">
            {t('parcel', { carrier: sample.carrier, tracking: sample.tracking })}
          </span>
        </p>
      ) : null}
      {sample.photos.length > 0 ? (
        <ul aria-label={t('photos')} className="flex flex-wrap gap-2">
          {sample.photos.map(({ id, fileName }, i) => (
            <li key={id}>
              <a href={`/api/files/${id}`} title={fileName}>
                {/* Only readers of the trade are served this file, so an image service can't scale
                    it down. */}
                <img
                  src={`/api/files/${id}`}
                  alt={t('photo', { number: i + 1 })}
                  width={120}
                  height={120}
                  loading="lazy"
                  className="size-30 rounded-md border bg-ground object-cover"
                />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {sample.tolerances.length > 0 ? (
        <table className="ledger max-w-xl">
          <caption className="pb-1 text-start text-sm font-medium">{t('tolerances')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('what')}</th>
              <th scope="col" className="num">
                {t('target')}
              </th>
              <th scope="col" className="num">
                {t('plusMinus')}
              </th>
              <th scope="col">{t('unit')}</th>
            </tr>
          </thead>
          <tbody>
            {sample.tolerances.map(({ what, target, plusMinus, unit }, i) => (
              <tr key={i}>
                <td>{what}</td>
                <td className="num">{target}</td>
                <td className="num">{plusMinus}</td>
                <td>{unit}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {decision ? (
        <p className={`text-sm ${decision.approved ? 'text-ok' : ''}`}>
          {decision.approved
            ? t('approvedBy', { name: decision.by, day: deskDay(decision.at, locale) })
            : t('rejectedBy', {
                name: decision.by,
                day: deskDay(decision.at, locale),
                words: decision.words,
              })}
        </p>
      ) : null}
      {state === 'approved' ? <p className="text-sm text-muted">{t('credit')}</p> : null}
    </>
  )
}
