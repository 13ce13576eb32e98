'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useHydrated } from '@/components/form/use-hydrated'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { Button, buttonVariants } from '@/components/ui/button'
import { MAX_LINES } from '@/features/basket/rules/limits'
import { addCustomLine, useRequestList } from '@/features/basket/stores/request-list'
import { Link } from '@/i18n/navigation'
import { ContactSection } from './contact-section'
import { ErrorSummary } from './error-summary'
import { submissionKey, useEarlyEntries, useFormDraft, type FormField } from './form-draft'
import { IndicativeButton } from './indicative-button'
import { isBegun, useImportDraft } from './import-draft'
import { LineList, SHOWN_LINES } from './line-list'
import { PastePanel } from './paste-panel'
import { standing } from './pinned-problems'
import { useProblemText } from './problem-text'
import { SendBar, Summary } from './summary'
import { TermsSection } from './terms-section'
import { usePricedLines } from './use-priced-lines'
import { useSubmit } from './use-submit'

/** The whole request on one page: the list, the terms, who asks, and one button. */
export function RequestDesk({
  destinations,
  ddp,
  offered,
  currencies,
  promise,
}: {
  destinations: readonly { code: string; name: string }[]
  /** codes of the destinations that we deliver to duty paid */
  ddp: readonly string[]
  /** terms of delivery by destination; a destination without an entry is offered all */
  offered: Readonly<Record<string, readonly string[]>>
  /** those that we quote in today */
  currencies: readonly string[]
  /** when a person will answer, in words */
  promise: string
}) {
  const t = useTranslations('request')
  const { text } = useProblemText()
  const hydrated = useHydrated()
  const draft = useImportDraft()
  // An import begun before a reload is open.
  const [opened, setPasting] = useState<boolean | null>(null)
  const begun = opened === null && isBegun(draft)
  const pasting = opened ?? begun
  const lines = useRequestList()
  const form = useFormDraft()
  useEarlyEntries()
  const pricing = usePricedLines(lines, form.currency, form.destination)
  const uploading = useRef(new Set<string>())
  const { result, attempts, submit, keepEarlier, sendAsNew } = useSubmit(
    lines,
    form,
    pricing,
    () => uploading.current,
  )
  const problems = result.state === 'invalid' ? standing(result.problems, lines, form) : []
  const [shown, setShown] = useState({ from: 0, faultyOnly: false })
  /** Renders the line with a problem, where it isn't rendered. */
  const reveal = (index: number) =>
    setShown({ from: Math.floor(index / SHOWN_LINES) * SHOWN_LINES, faultyOnly: false })
  const sending = result.state === 'sending' || result.state === 'sent'
  useEffect(() => void submissionKey(), [])
  const errorOf = (field: FormField) => {
    const problem = problems.find((p) => p.path === field)
    return problem && text(problem)
  }

  return (
    <form
      noValidate
      aria-busy={sending}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <div className="grid min-w-0 gap-6">
        <ErrorSummary
          result={result}
          problems={problems}
          lines={lines}
          attempts={attempts}
          onRetry={() => void submit()}
          onKeepEarlier={keepEarlier}
          onSendAsNew={() => void sendAsNew()}
          onReveal={reveal}
        />
        <section aria-labelledby="request-lines" className="grid gap-4">
          <h2 id="request-lines" tabIndex={-1} className="text-lg">
            {t('list.title')}
          </h2>
          {!hydrated ? (
            <p className="min-h-40 text-sm text-muted-foreground">{t('list.loading')}</p>
          ) : (
            <>
              {/* Above the list: in a list of thousands of lines nobody looks for it at the end. */}
              {pasting ? (
                <PastePanel
                  currency={form.currency}
                  focus={!begun}
                  onClose={() => setPasting(false)}
                />
              ) : null}
              {lines.length === 0 && !sending ? (
                <EmptyList />
              ) : (
                <LineList
                  lines={lines}
                  pricing={pricing}
                  problems={problems}
                  currency={form.currency}
                  {...shown}
                  onShow={(change) => setShown((now) => ({ ...now, ...change }))}
                  onUploading={(id, busy) =>
                    void (busy ? uploading.current.add(id) : uploading.current.delete(id))
                  }
                />
              )}
              {pricing.state === 'failed' ? <PricesFailed onRetry={pricing.retry} /> : null}
              <AddMore pasting={pasting} onPaste={() => setPasting(!pasting)} />
            </>
          )}
        </section>
        <TermsSection
          form={form}
          errorOf={errorOf}
          destinations={destinations}
          ddp={ddp}
          offered={offered}
          currencies={currencies}
        />
        <ContactSection form={form} errorOf={errorOf} />
      </div>
      <aside className="lg:sticky lg:top-20">
        <Summary
          lines={lines}
          pricing={pricing}
          sending={sending}
          country={destinations.find(({ code }) => code === form.destination)?.name}
          promise={promise}
        />
        <div className="mt-4">
          <IndicativeButton lines={lines} currency={form.currency} destination={form.destination} />
        </div>
      </aside>
      <SendBar lines={lines} pricing={pricing} sending={sending} />
    </form>
  )
}

function EmptyList(): ReactNode {
  const t = useTranslations('request.list')
  return (
    <div className="grid justify-items-start gap-3 border bg-card p-5">
      <p className="font-medium">{t('emptyTitle')}</p>
      <p className="max-w-prose text-sm text-muted-foreground">{t('emptyText')}</p>
      <Link href="/catalog" className={buttonVariants({ variant: 'outline' })}>
        {t('browse')}
      </Link>
    </div>
  )
}

function PricesFailed({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('request.prices')
  return (
    <Alert variant="caution" role="status" className="grid justify-items-start gap-2">
      <AlertTitle>{t('failedTitle')}</AlertTitle>
      <p>{t('failedText')}</p>
      <Button variant="outline" size="sm" onClick={onRetry}>
        {t('retry')}
      </Button>
    </Alert>
  )
}

function AddMore({ pasting, onPaste }: { pasting: boolean; onPaste: () => void }) {
  const t = useTranslations('request.list')
  const [full, setFull] = useState(false)
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" aria-expanded={pasting} onClick={onPaste}>
          {t('paste')}
        </Button>
        <Button variant="outline" onClick={() => setFull(!addCustomLine())}>
          {t('addCustom')}
        </Button>
      </div>
      {full ? (
        <Alert variant="caution" role="status">
          {t('full', { most: MAX_LINES })}
        </Alert>
      ) : null}
    </div>
  )
}
