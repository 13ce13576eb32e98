import { randomUUID } from 'node:crypto'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import type { DeskAction } from '@/components/desk/result'
import { DeedForm } from '@/components/form/deed-form'
import { FormPerson } from '@/components/form/person'
import { may } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { MessagesProvider } from '@/i18n/messages-provider'
import { deskInstant } from '@/platform/dates'
import { factoryDay } from '@/platform/day'
import { pick } from '@/platform/pick'
import {
  copyQuoteAction,
  discardDraftAction,
  extendValidityAction,
  withdrawRevisionAction,
} from '../../actions/desk-life'
import { reviseQuoteAction } from '../../actions/edit-quote'
import type { QuoteView } from '../../queries/quotes'
import { TRANSITIONS, type LifeDeed, type LifeState } from '../../rules/life'
import { Differences } from '../differences'
import { AnswerNote } from '../shop/answer-notes'
import { CounterChoice } from './counter-choice'
import { LossPanel } from './loss-panel'
import { RecordAnswerForm } from './record-answer-form'

/**
 * The state of a quote and whose turn it is; what the house can do about the sent revision; and the
 * buyer's requests.
 */
export async function LifePanel({
  quote,
  actor,
  now,
  record,
}: {
  quote: QuoteView
  actor: Extract<Actor, { kind: 'staff' }>
  now: Date
  /** records an answer that was given outside the page */
  record: DeskAction
}) {
  const { life, standing, counter, revision } = quote
  const [t, locale, messages] = await Promise.all([
    getTranslations('staff.life'),
    getLocale(),
    getMessages(),
  ])
  const open = (deed: LifeDeed): boolean => {
    const { from }: { from: readonly LifeState[] } = TRANSITIONS[deed]
    return from.includes(life.state)
  }
  const sends = may(actor, 'quote.send')
  const edits = may(actor, 'quote.edit')
  const records = may(actor, 'quote.record-answer')
  const readRevision = standing && {
    serial: String(quote.serial),
    revision: String(standing.number),
    documentHash: standing.documentHash ?? '',
  }
  return (
    <section
      aria-labelledby="life"
      className="grid grid-cols-1 gap-4 rounded-md border bg-white p-4"
      data-testid="life"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="life" className="text-base">
          {t('title')}
        </h2>
        <p className="font-medium">{t(`states.${life.state}`)}</p>
        <p className="text-sm text-muted">
          {t(`turns.${life.turn}`)}
          {life.drafting ? `. ${t('drafting')}` : null}
        </p>
        <div className="ms-auto flex flex-wrap gap-2">
          {standing && sends && open('extend') && !life.drafting ? (
            <DeedForm
              action={extendValidityAction.bind(null, quote.serial, standing.number)}
              variant="outline"
              size="sm"
            >
              {t('extend')}
            </DeedForm>
          ) : null}
          {edits ? (
            <DeedForm
              action={copyQuoteAction.bind(null, quote.serial, randomUUID())}
              variant="outline"
              size="sm"
            >
              {t('copy')}
            </DeedForm>
          ) : null}
          {revision.state === 'DRAFT' && edits && open('discard_draft') ? (
            <DeedForm
              action={discardDraftAction.bind(
                null,
                quote.serial,
                revision.number,
                revision.version,
              )}
              variant="outline"
              size="sm"
            >
              {t('discard')}
            </DeedForm>
          ) : null}
        </div>
      </div>
      {quote.answer ? <AnswerNote answer={quote.answer} orderSerial={quote.orderSerial} /> : null}
      <MessagesProvider
        messages={{
          staff: pick(messages.staff, ['form', 'life']),
          quotes: pick(messages.quotes, ['decline']),
          request: messages.request,
        }}
      >
        <FormPerson id={actor.userId}>
          {counter ? (
            <div className="grid grid-cols-1 gap-3 border-t pt-3">
              <h3 className="text-sm font-semibold">
                {t('counter.title', { revision: counter.revision })}
              </h3>
              <p className="text-sm text-muted">
                {t('counter.lead', {
                  by: counter.by ?? t('counter.by'),
                  at: deskInstant(counter.at, locale),
                })}
              </p>
              {counter.words ? (
                <p className="text-sm whitespace-pre-line">{counter.words}</p>
              ) : null}
              <Differences
                changes={counter.differences}
                language={revision.document.language}
                asked
              />
              {edits ? (
                <>
                  <CounterChoice
                    lines={counter.lines}
                    terms={counter.terms}
                    hidden={{ serial: String(quote.serial), counterId: counter.id }}
                  />
                  {life.drafting ? null : (
                    <DeedForm action={reviseQuoteAction.bind(null, quote.serial)} variant="outline">
                      {t('counter.revise')}
                    </DeedForm>
                  )}
                </>
              ) : null}
            </div>
          ) : null}
          {readRevision &&
          standing &&
          open('withdraw') &&
          now < standing.validUntil &&
          (sends || records) ? (
            <div className="grid grid-cols-1 gap-1 border-t pt-2">
              {records ? (
                <details>
                  <summary className="min-h-9 cursor-pointer content-center text-sm text-info">
                    {t('record.title')}
                  </summary>
                  <div className="grid grid-cols-1 gap-3 py-2">
                    <p className="max-w-prose text-sm text-muted">{t('record.lead')}</p>
                    <RecordAnswerForm
                      action={record}
                      hidden={readRevision}
                      ways={standing.ways}
                      today={factoryDay(now)}
                    />
                  </div>
                </details>
              ) : null}
              {sends ? (
                <details>
                  <summary className="min-h-9 cursor-pointer content-center text-sm text-info">
                    {t('withdraw', { revision: readRevision.revision })}
                  </summary>
                  <div className="py-2">
                    <DeskForm
                      action={withdrawRevisionAction}
                      id="withdraw-revision"
                      stacked
                      destructive
                      hidden={readRevision}
                      submit={t('withdrawSubmit')}
                      fields={[
                        { name: 'words', label: t('withdrawWords'), type: 'long', wide: true },
                      ]}
                    />
                  </div>
                </details>
              ) : null}
            </div>
          ) : null}
          <LossPanel quote={quote} mayRecord={records} />
        </FormPerson>
      </MessagesProvider>
    </section>
  )
}
