import { getLocale, getTranslations } from 'next-intl/server'
import { DeedForm } from '@/components/form/deed-form'
import { Alert } from '@/components/ui/alert'
import { Link } from '@/i18n/link'
import { dayText, deskInstant } from '@/platform/dates'
import { formatOrderNumber } from '@/platform/numbers'
import { takeBackCounterAction } from '../../actions/answer-quote'
import type { CounterView, GivenAnswer } from '../../queries/quotes'
import { QUOTE_DECLINE_REASONS } from '../../rules/decline-reasons'

/** Says of an answer that isn't a signature who gave it, how, and who recorded it. */
export async function AnswerNote({
  answer,
  orderSerial,
}: {
  answer: GivenAnswer
  orderSerial: number | null
}) {
  const [t, locale] = await Promise.all([getTranslations('quotes'), getLocale()])
  const reason = QUOTE_DECLINE_REASONS.find((each) => each === answer.reasonCode)
  const recorded = answer.means !== 'PAGE'
  return (
    <Alert variant={answer.answer === 'ACCEPTED' ? 'ok' : 'info'} data-testid="given-answer">
      <p className="font-semibold">
        {recorded
          ? t('answer.recorded', {
              answer: answer.answer,
              means: answer.means,
              by: answer.givenBy ?? '',
              day: answer.givenOn ? dayText(answer.givenOn, locale) : '',
            })
          : t('answer.declined', { at: deskInstant(answer.at, locale) })}
      </p>
      {answer.reference ? <p>{t('answer.reference', { reference: answer.reference })}</p> : null}
      {reason ? <p>{t(`decline.reasons.${reason}`)}</p> : null}
      {answer.words ? <p className="whitespace-pre-line">{answer.words}</p> : null}
      {recorded ? (
        <p className="text-sm">
          {t('answer.noSignature', {
            by: answer.recordedBy ?? '',
            at: deskInstant(answer.at, locale),
          })}
        </p>
      ) : null}
      {answer.fileId ? (
        <p>
          <a className="text-info underline" href={`/api/files/${answer.fileId}`}>
            {t('answer.file')}
          </a>
        </p>
      ) : null}
      {orderSerial && answer.answer === 'ACCEPTED' ? (
        <p>
          <Link className="text-info underline" href={`/orders/${formatOrderNumber(orderSerial)}`}>
            {t('page.toOrder', { number: formatOrderNumber(orderSerial) })}
          </Link>
        </p>
      ) : null}
    </Alert>
  )
}

/** A buyer's changes that wait for the house, and why nothing can be signed meanwhile. */
export async function CounterNote({
  counter,
  serial,
  mayTakeBack,
}: {
  counter: CounterView
  serial: number
  mayTakeBack: boolean
}) {
  const [t, locale] = await Promise.all([getTranslations('quotes.counter'), getLocale()])
  return (
    <Alert variant="info" data-testid="counter-waits">
      <p className="font-semibold">
        {t('waits', { revision: counter.revision, at: deskInstant(counter.at, locale) })}
      </p>
      {counter.words ? <p className="whitespace-pre-line">{counter.words}</p> : null}
      {mayTakeBack ? (
        <>
          <p className="text-sm">{t('waitsText')}</p>
          <DeedForm
            action={takeBackCounterAction.bind(null, serial, counter.id)}
            variant="outline"
            className="mt-2"
          >
            {t('takeBack')}
          </DeedForm>
        </>
      ) : null}
    </Alert>
  )
}
