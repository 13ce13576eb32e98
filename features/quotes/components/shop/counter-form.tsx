'use client'

import { useTranslations } from 'next-intl'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { Textarea } from '@/components/ui/textarea'
import { TRANSPORT_MODES } from '@/features/basket/rules/limits'
import { INCOTERMS } from '@/features/tariffs/schema'
import { counterQuoteAction } from '../../actions/counter-quote'
import type { CounterFormState } from '../../rules/counter-form'
import type { QuoteDraft } from '../../schema'
import { ChangeTable } from '../change-table'
import { CounterLine, type CounterableLine } from './counter-line'

/** Quoted terms that a buyer can ask to change. */
const SHOWN_TERMS = [
  'currency',
  'incoterm',
  'namedPlace',
  'transportMode',
  'depositPercent',
] as const

/**
 * A buyer's changes to a quote, by line and to the terms. The server prices them before they are
 * sent, with the engine that quotes.
 */
export function CounterForm({
  lines,
  terms,
  offersDdp,
  moreDays,
  hidden,
}: {
  lines: readonly CounterableLine[]
  /** as quoted */
  terms: Pick<QuoteDraft, (typeof SHOWN_TERMS)[number]>
  /** whether we import goods there ourselves */
  offersDdp: boolean
  moreDays: number | null
  /** serial, revision, hash, key, and the document's currency and language */
  hidden: Record<string, string>
}) {
  const t = useTranslations('quotes.counter')
  const { state, sent, trouble, pending, retry } = useSentForm<CounterFormState>(
    counterQuoteAction,
    { typed: {}, version: 0 },
  )
  const { typed, reason, fieldErrors = {}, tradeOffs = {} } = state
  const invalid = (name: string) =>
    fieldErrors[name]
      ? { 'aria-invalid': true as const, 'aria-describedby': fieldMessageId(name) }
      : {}
  const elsewhere = Object.entries(fieldErrors)
    .filter(
      ([name]) =>
        (!name.includes('.') && name !== 'incoterm' && name !== 'namedPlace') ||
        name.startsWith('lines') ||
        name.startsWith('changes'),
    )
    .flatMap(([, words]) => words)
  return (
    <form {...sent} className="grid gap-6" noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div key={state.version} className="grid gap-6">
        <section aria-labelledby="counter-lines">
          <h2 id="counter-lines" className="text-base">
            {t('lines')}
          </h2>
          <ul className="grid">
            {lines.map((line) => (
              <CounterLine
                key={line.id}
                line={line}
                currency={terms.currency}
                typed={typed}
                errors={fieldErrors}
                offers={tradeOffs[line.id] ?? []}
                moreDays={moreDays}
              />
            ))}
          </ul>
        </section>
        <section aria-labelledby="counter-terms" className="grid gap-3 border-t pt-4">
          <h2 id="counter-terms" className="text-base">
            {t('terms')}
          </h2>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field id="incoterm" label={t('incoterm')} error={fieldErrors['incoterm']?.[0]}>
              <NativeSelect
                id="incoterm"
                name="incoterm"
                defaultValue={typed['incoterm'] ?? ''}
                {...invalid('incoterm')}
              >
                <option value="">{t('quotedAs', { words: terms.incoterm })}</option>
                {INCOTERMS.filter(
                  (each) => each !== terms.incoterm && (offersDdp || each !== 'DDP'),
                ).map((each) => (
                  <option key={each} value={each}>
                    {each}
                  </option>
                ))}
              </NativeSelect>
            </Field>
            <Field
              id="namedPlace"
              label={t('place')}
              hint={t('quotedPlace', { place: terms.namedPlace })}
              error={fieldErrors['namedPlace']?.[0]}
            >
              <Input
                id="namedPlace"
                name="namedPlace"
                maxLength={80}
                defaultValue={typed['namedPlace'] ?? ''}
                {...invalid('namedPlace')}
              />
            </Field>
            <Field id="transportMode" label={t('transport')}>
              <NativeSelect
                id="transportMode"
                name="transportMode"
                defaultValue={typed['transportMode'] ?? ''}
              >
                <option value="">{t('asQuoted')}</option>
                {TRANSPORT_MODES.filter((mode) => mode !== terms.transportMode).map((mode) => (
                  <option key={mode} value={mode}>
                    {t('mode', { mode })}
                  </option>
                ))}
              </NativeSelect>
            </Field>
            <Field id="depositPercent" label={t('deposit', { percent: terms.depositPercent })}>
              <Input
                id="depositPercent"
                name="depositPercent"
                inputMode="decimal"
                maxLength={6}
                className="text-end"
                defaultValue={typed['depositPercent'] ?? ''}
              />
            </Field>
          </div>
          <Field id="words" label={t('words')} hint={t('wordsHint')}>
            <Textarea
              id="words"
              name="words"
              rows={3}
              maxLength={2000}
              defaultValue={typed['words'] ?? ''}
            />
          </Field>
        </section>
      </div>
      <div className="grid gap-4" aria-live="polite">
        <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
        <RefusalAlert reason={reason} trouble={trouble} say={(code) => t(`errors.${code}`)} />
        {elsewhere.length > 0 ? (
          <Alert variant="fault" role="alert">
            {t('invalid', { problems: elsewhere.join('; ') })}
          </Alert>
        ) : null}
        {state.sheet ? <ChangeTable sheet={state.sheet} /> : null}
        {state.total ? (
          <p className="text-sm">
            {t('comesTo', { total: state.total })} {t(`freightOf.${state.freight ?? 'as_quoted'}`)}
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-3">
        <Button
          type="submit"
          name="do"
          value="price"
          variant="outline"
          disabled={pending}
          aria-busy={pending}
        >
          {t('price_it')}
        </Button>
        {state.total ? (
          <Button type="submit" name="do" value="send" disabled={pending} aria-busy={pending}>
            {t('send')}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
