'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, type ReactNode } from 'react'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { ListLine } from '@/features/basket/stores/request-list'
import type { RequestProblem } from '../../rules/request-problems'
import { controlId } from './payload'
import { useProblemText } from './problem-text'
import type { SubmitState } from './use-submit'

/** The most problems listed one by one; in a list of thousands the others wait. */
const MOST_NAMED = 20

/** The problems that keep the request from being sent. Takes focus after each attempt; links lead to the fields. */
export function ErrorSummary({
  result,
  problems,
  lines,
  attempts,
  onRetry,
  onKeepEarlier,
  onSendAsNew,
  onReveal,
}: {
  result: SubmitState
  problems: readonly RequestProblem[]
  lines: readonly ListLine[]
  attempts: number
  onRetry: () => void
  onKeepEarlier: (number: string) => void
  onSendAsNew: () => void
  /** renders the line with that index */
  onReveal: (line: number) => void
}) {
  const t = useTranslations('request.errors')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (attempts > 0) box.current?.focus()
  }, [attempts])

  const body = ((): { title: string; content: ReactNode } | null => {
    switch (result.state) {
      case 'invalid':
        return problems.length > 0
          ? {
              title: t('title', { count: problems.length }),
              content: <ProblemLinks problems={problems} lines={lines} onReveal={onReveal} />,
            }
          : null
      case 'changed':
        return {
          title: t('changedTitle', { number: result.number }),
          content: (
            <>
              <p>{t('changedText')}</p>
              <div className="flex flex-wrap gap-2">
                <Button variant="outline" onClick={() => onKeepEarlier(result.number)}>
                  {t('changedKeep', { number: result.number })}
                </Button>
                <Button variant="outline" onClick={onSendAsNew}>
                  {t('changedSend')}
                </Button>
              </div>
            </>
          ),
        }
      default:
        return null
    }
  })()

  if (result.state === 'trouble')
    return <TroubleAlert stored trouble={result.trouble} onRetry={onRetry} />
  if (!body) return null
  return (
    <Alert
      ref={box}
      variant="fault"
      tabIndex={-1}
      role="alert"
      className="grid gap-2"
      data-request="errors"
    >
      <AlertTitle>{body.title}</AlertTitle>
      {body.content}
    </Alert>
  )
}

function ProblemLinks({
  problems,
  lines,
  onReveal,
}: {
  problems: readonly RequestProblem[]
  lines: readonly ListLine[]
  onReveal: (line: number) => void
}) {
  const t = useTranslations('request.errors')
  const { text, where } = useProblemText()
  return (
    <ul className="grid md:gap-1">
      {problems.slice(0, MOST_NAMED).map((problem) => (
        <li key={`${problem.path} ${problem.code}`}>
          <a
            href={`#${controlId(problem.path, lines)}`}
            className="inline-block py-2.5 underline md:py-1"
            onClick={(event) => {
              // A fragment alone scrolls but leaves the focus behind in some browsers.
              event.preventDefault()
              const id = controlId(problem.path, lines)
              const element = document.getElementById(id)
              if (element) return element.focus()
              const [root, index] = problem.path.split('.')
              if (root === 'lines') onReveal(Number(index))
              requestAnimationFrame(() =>
                requestAnimationFrame(() => document.getElementById(id)?.focus()),
              )
            }}
          >
            {where(problem.path, lines)}
          </a>
          {': '}
          {text(problem)}
        </li>
      ))}
      {problems.length > MOST_NAMED ? (
        <li className="py-1">{t('more', { count: problems.length - MOST_NAMED })}</li>
      ) : null}
    </ul>
  )
}
