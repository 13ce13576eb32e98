import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { PageHead } from '@/components/desk/page-head'
import { FormPerson } from '@/components/form/person'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { MessagesProvider } from '@/i18n/messages-provider'
import { deskMoment } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import { answerDisputeAction, concedeDisputeAction } from '../../actions/money'
import type { DisputeDesk } from '../../queries/dispute-desk'
import { daysLeft, needsAnswer, outcomeOf, urgency } from '../../rules/dispute'
import { EVIDENCE_KINDS } from '../../rules/evidence'
import { OrderLink } from './order-link'

/** A dispute: how long there is to answer it, and which of the order's papers the bank is shown. */
export async function DisputePage({
  dispute,
  userId,
  mayAnswer,
  now,
}: {
  dispute: DisputeDesk
  userId: string
  mayAnswer: boolean
  now: Date
}) {
  const [t, locale, { staff }] = await Promise.all([
    getTranslations('finance.disputes'),
    getLocale(),
    getMessages(),
  ])
  const { status, answerBy, proofs } = dispute
  const near = urgency(answerBy, now)
  const isOpen = needsAnswer(status) && near !== 'late'
  const outcome = outcomeOf(status)
  const days = daysLeft(answerBy, now)
  const figures = [
    [t('amount'), formatMoney(dispute.amountMinor, dispute.currency, locale), null],
    [t('opened'), deskMoment(dispute.openedAt, locale), null],
    [
      t('answerBy'),
      answerBy ? deskMoment(answerBy, locale) : t('noAnswer'),
      isOpen && days !== null ? t('daysLeft', { days }) : null,
    ],
  ] as const
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-8 py-6">
      <PageHead
        back={{ href: `/staff/finance/payments/${dispute.paymentId}`, text: t('toPayment') }}
        title={t('one', { reason: dispute.reason })}
        marks={
          <Badge
            data-testid="dispute-status"
            variant={
              isOpen ? 'caution' : outcome === 'won' ? 'ok' : outcome === 'lost' ? 'fault' : 'info'
            }
          >
            {t('statuses', { status })}
          </Badge>
        }
      >
        <p className="flex flex-wrap gap-x-3 text-sm text-muted">
          <OrderLink serial={dispute.orderSerial} />
          <span>{dispute.company}</span>
          <span className="font-mono text-xs break-all">{dispute.id}</span>
        </p>
      </PageHead>
      <dl className="grid gap-4 border-y py-4 sm:grid-cols-3">
        {figures.map(([label, value, hint]) => (
          <div key={label}>
            <dt className="text-xs text-muted">{label}</dt>
            <dd className="text-lg font-semibold tabular-nums">{value}</dd>
            {hint ? (
              <dd className={near === 'soon' ? 'text-sm text-fault' : 'text-sm'}>{hint}</dd>
            ) : null}
          </div>
        ))}
      </dl>
      <Alert
        variant={
          outcome === 'won' ? 'ok' : outcome === 'lost' || near === 'late' ? 'fault' : 'caution'
        }
      >
        {outcome === 'open'
          ? dispute.sentAt
            ? t('sent', { by: dispute.sentBy ?? '', at: deskMoment(dispute.sentAt, locale) })
            : near === 'late'
              ? t('late')
              : t('lead')
          : t(`outcomes.${outcome}`)}
      </Alert>
      {dispute.sent.length > 0 ? (
        <section aria-labelledby="sent" className="grid gap-2">
          <h2 id="sent" className="text-base">
            {t('sentTitle')}
          </h2>
          <ul className="grid gap-1 text-sm">
            {dispute.sent.map(({ kind, name }) => (
              <li key={kind + name}>{t('proof', { kind, name: name || 'none' })}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {isOpen && mayAnswer ? (
        <MessagesProvider messages={{ staff: { form: staff.form } }}>
          <FormPerson id={userId}>
            <section aria-labelledby="answer" className="grid gap-2">
              <h2 id="answer" className="text-base">
                {t('answer')}
              </h2>
              <p className="max-w-prose text-sm text-muted">
                {proofs.length > 0 ? t('answerLead') : t('noProofs')}
              </p>
              <DeskForm
                id="answer-dispute"
                action={answerDisputeAction}
                hidden={{ disputeId: dispute.id }}
                stacked
                submit={t('submit')}
                fields={[
                  ...EVIDENCE_KINDS.flatMap((kind) => {
                    const proof = proofs.find((each) => each.kind === kind)
                    return proof
                      ? [
                          {
                            name: kind,
                            label: t('proof', { kind, name: proof.name || 'none' }),
                            type: 'check' as const,
                            start: 'on',
                            wide: true,
                          },
                        ]
                      : []
                  }),
                  {
                    name: 'words',
                    label: t('words'),
                    hint: t('wordsHint'),
                    type: 'long',
                    wide: true,
                  },
                ]}
              />
            </section>
            <section aria-labelledby="concede" className="grid gap-2">
              <h2 id="concede" className="text-base">
                {t('concede')}
              </h2>
              <p className="max-w-prose text-sm text-muted">{t('concedeLead')}</p>
              <DeskForm
                id="concede-dispute"
                action={concedeDisputeAction}
                hidden={{ disputeId: dispute.id }}
                fields={[]}
                submit={t('concedeSubmit')}
                destructive
              />
            </section>
          </FormPerson>
        </MessagesProvider>
      ) : null}
    </main>
  )
}
