'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useTransition, type KeyboardEvent } from 'react'
import { attempt, type Cause } from '@/components/form/attempt'
import { useFormTexts } from '@/components/form/texts'
import { NumberQuestion } from '@/components/form/number-question'
import { useDecimalSign } from '@/components/form/use-decimal-sign'
import { usePageLocale } from '@/components/form/use-page-locale'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { amountOf, type Choice } from '@/platform/number-words'
import type { PriceAnswer, SavePrice } from '../../rules/price-answer'
import { deskInstant } from '@/platform/dates'

/**
 * A row's prices; the one for the smallest quantity is edited in place: Enter starts editing and saves it as a draft,
 * Escape cancels.
 */
export function PriceCell({
  id,
  style,
  version,
  text,
  base,
  drafted,
  save,
}: {
  id: string
  style: string
  version: number
  /** all prices in the shop, as they are shown */
  text: string
  /** initial value of an edit, USD */
  base: string
  /** the unpublished price in the draft, USD; null where there is none */
  drafted: string | null
  save: SavePrice
}) {
  const t = useTranslations('desk.price')
  const texts = useFormTexts()
  const button = useRef<HTMLButtonElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [readings, setReadings] = useState<readonly Choice[]>([])
  const locale = usePageLocale()
  const sign = useDecimalSign()
  const [answer, setAnswer] = useState<PriceAnswer | null>(null)
  const [lost, setLost] = useState<Cause | null>(null)
  /** the version whose price was shown when the edit began, or the colleague's once a conflict was shown */
  const [baseVersion, setBaseVersion] = useState(version)
  const [savedNote, setSavedNote] = useState('')
  const [pending, start] = useTransition()
  const editing = typed !== null
  const back = useRef(false)
  useEffect(() => {
    if (editing) input.current?.select()
    else if (back.current) button.current?.focus()
    back.current = false
  }, [editing])

  const leave = () => {
    setTyped(null)
    setReadings([])
    setAnswer(null)
    setLost(null)
    back.current = true
  }
  const read = (price: string) => amountOf(price, { currency: 'USD', sign })
  const send = (entered: string) => {
    const { choices, plain } = read(entered)
    setReadings(choices)
    if (choices.length === 0) keep(plain ?? entered)
  }
  const keep = (price: string) =>
    start(async () => {
      const result = await attempt(() => save({ id, version: baseVersion, price }))
      setLost('cause' in result ? result.cause : null)
      if ('cause' in result) return
      const priceAnswer = result.answer
      setAnswer(priceAnswer)
      if (priceAnswer.state === 'conflict') setBaseVersion(priceAnswer.version)
      if (priceAnswer.state !== 'saved') return
      setSavedNote(t('saved', { price, style }))
      leave()
    })
  const hear = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      leave()
    }
    // The table is inside a form of its own: Enter belongs to the price.
    if (event.key === 'Enter') {
      event.preventDefault()
      if (!pending && typed !== null) send(typed.trim())
    }
  }
  const wrong = lost
    ? texts.causes[lost].title
    : answer === null || answer.state === 'saved'
      ? ''
      : answer.state === 'conflict'
        ? t('conflict', {
            by: answer.by || t('somebody'),
            theirs: answer.theirs,
            time: deskInstant(new Date(answer.at), locale),
          })
        : answer.state === 'failed'
          ? t('failed')
          : answer.problems.join(' ') || t('notMoney')
  return (
    <span className="relative inline-flex items-center justify-end gap-2">
      {editing ? (
        <>
          <Input
            ref={input}
            value={typed}
            inputMode="decimal"
            autoComplete="off"
            maxLength={16}
            aria-label={t('label', { style })}
            aria-invalid={wrong !== '' || undefined}
            aria-describedby={`price-${id}-said`}
            readOnly={pending}
            aria-busy={pending}
            onChange={(event) => {
              setTyped(event.target.value)
              setReadings([])
            }}
            onKeyDown={hear}
            onBlur={() => {
              if (typed === (drafted ?? base) && wrong === '') setTyped(null)
            }}
            className="h-7 w-20 px-2 text-end tabular-nums"
          />
          <span
            id={`price-${id}-said`}
            role={wrong ? 'alert' : undefined}
            className={`absolute end-0 top-full z-20 mt-1 w-72 rounded-md border border-control bg-white p-2 text-start text-xs whitespace-normal ${wrong ? 'text-fault' : 'text-muted'}`}
          >
            {readings.length > 0 ? (
              <NumberQuestion
                choices={readings}
                onChoose={(plain) => {
                  setTyped(plain)
                  setReadings([])
                  keep(plain)
                }}
              />
            ) : (
              wrong || (pending ? t('saving') : t('hint'))
            )}
          </span>
        </>
      ) : (
        <Button
          ref={button}
          variant="link"
          size="inline"
          data-edit-price
          aria-label={t('edit', { style, price: drafted ?? base })}
          onClick={() => {
            setSavedNote('')
            setBaseVersion(version)
            setTyped(drafted ?? base)
          }}
          className="min-h-7 px-1 font-normal text-ink decoration-hairline hover:decoration-ink"
        >
          {text}
          {drafted === null ? null : (
            <span className="ms-2 text-caution" title={t('draft', { price: drafted })}>
              → {drafted}
            </span>
          )}
        </Button>
      )}
      <span role="status" className="sr-only">
        {savedNote}
      </span>
    </span>
  )
}
