import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { DeedForm } from '@/components/form/deed-form'
import { buttonVariants } from '@/components/ui/button'
import { may } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { noteOpeningAction } from '../../actions/note-opening'
import { askRequoteAction } from '../../actions/ask-requote'
import { OpeningNote } from './opening-note'
import { AnswerNote, CounterNote } from './answer-notes'
import { Differences } from '../differences'
import { ChoicePanel } from '../choice-panel'
import { RevisionList } from './revision-list'
import { ShownDecline } from './shown-decline'
import { comparedWith } from '../../rules/revision-changes'
import { isChoosable, pickedDocument, picksText, readPick } from '../../rules/choices'
import { pickWords } from '../../rules/offer-columns'
import { TRANSITIONS, type LifeState } from '../../rules/life'
import type { ShownLines } from '@/components/line-pages'
import { LineFiles } from '../line-files'
import { EndingLines } from '../ending-lines'
import { QuoteRisks } from '../quote-risks'
import { signatureStanding } from '../../queries/signatures'
import { SignatureSection } from './signature-section'
import { TariffToday } from './tariff-today'
import { QuoteSheet } from '../sheet/quote-sheet'
import { formatQuoteNumber } from '@/platform/numbers'
import type { QuoteView } from '../../queries/quotes'
import { signedWhen } from '../../rules/acceptance'
import { acceptability, daysLeft } from '../../rules/state'
import { MAX_LISTED_LINES } from '@/features/threads/rules/entry'
import { Link } from '@/i18n/link'
import { localeOf } from '@/i18n/routing'
import { formatIn } from '@/platform/format'
import { deskDay } from '@/platform/dates'
import { formatOrderNumber } from '@/platform/numbers'
import { QuoteFact } from './quote-fact'
import { SignForm, type SignAction } from './sign-form'
import { SignedPaper } from './signed-paper'
import { SigningSection } from './signing-section'

/** A quote for its reader: its state, whose turn it is, the sheet, and the signature. */
export async function QuotePage({
  quote: sentQuote,
  actor,
  now,
  lines,
  changed,
  pick,
  sign,
  signRequested,
  thread,
}: {
  quote: QuoteView
  actor: Actor
  now: Date
  /** the first line drawn, from the address */
  lines?: ShownLines['from']
  /** the first differing line shown, from the address */
  changed?: ShownLines['from']
  /** what the address picks */
  pick: string | readonly string[] | undefined
  /** the action of its buyer's signature */
  sign: SignAction
  /** the action of an approver who signs what a colleague asked for */
  signRequested: SignAction
  /** the thread about it */
  thread: ReactNode
}) {
  const offered = sentQuote.revision.document
  const choice = readPick(offered.draft, pick)
  const answer = acceptability(sentQuote.revision, sentQuote.revision.documentHash ?? '', now)
  const { life } = sentQuote
  const isCurrent =
    sentQuote.revisions[0]?.number === sentQuote.revision.number || sentQuote.revisions.length === 0
  const isOpenTo = (deed: 'accept' | 'decline' | 'counter' | 'ask_anew'): boolean => {
    const from: readonly LifeState[] = TRANSITIONS[deed].from
    return isCurrent && from.includes(life.state)
  }
  const signature =
    answer.ok && isOpenTo('accept')
      ? await signatureStanding(actor, pickedView(sentQuote, choice.picks), now)
      : null
  // An approver sees what a colleague picked, and nothing else.
  const picks = signature?.kind === 'waiting' ? signature.picks : choice.picks
  const quote = pickedView(sentQuote, picks)
  const { revision } = quote
  const { document } = revision
  const isToChoose = isChoosable(offered.draft)
  const [t, choices, locale] = await Promise.all([
    getTranslations('quotes'),
    getTranslations('quotes.choices'),
    getLocale(),
  ])
  const format = formatIn(locale)
  const language = localeOf(document.language)
  const { currency } = document.draft
  const number = formatQuoteNumber(quote.serial)
  const state = !answer.ok && answer.reason === 'expired' ? 'EXPIRED' : revision.state
  // A quote that its buyer has answered is closed to them, whatever state the revision has.
  const isAnswered = isCurrent && life.status === 'answered'
  const lastDay = deskDay(new Date(revision.validUntil.getTime() - 1000), locale)
  const current = quote.revisions.find((r) => r.state === 'SENT' || r.state === 'ACCEPTED')
  const canSign = signature?.kind === 'free' && may(actor, 'quote.accept', quote)
  const canCounter = answer.ok && isOpenTo('counter') && may(actor, 'quote.counter', quote)
  // Staff write in the thread at the desk.
  const canTalk = actor.kind !== 'staff' && may(actor, 'thread.write', quote)
  const canDecline = answer.ok && isOpenTo('decline') && may(actor, 'quote.decline', quote)
  const mayAsk = !quote.requoteAskedAt && may(actor, 'quote.requote', quote)
  /** over: asking for a new revision is all that is left */
  const canRenew = mayAsk && !answer.ok && isOpenTo('ask_anew')
  const canAsk =
    revision.state === 'SENT' && !quote.requoteAskedAt && may(actor, 'quote.requote', quote)

  const pickQuery = (mark: '?' | '&') => (isToChoose ? `${mark}pick=${picksText(picks)}` : '')

  return (
    <main id="content" className="shell grid gap-8 py-6 md:py-10">
      {revision.state === 'SENT' && !revision.openedAt && may(actor, 'quote.open', quote) ? (
        <OpeningNote note={noteOpeningAction.bind(null, quote.serial, revision.number)} />
      ) : null}
      <header className="grid gap-4">
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-2">
          <h1 className="text-xl">{t('title', { number })}</h1>
          <span className="text-muted">{t('revision', { number: revision.number })}</span>
          <Badge
            variant={
              isAnswered
                ? 'default'
                : state === 'SENT'
                  ? 'info'
                  : state === 'ACCEPTED'
                    ? 'ok'
                    : state === 'EXPIRED'
                      ? 'fault'
                      : 'default'
            }
          >
            {t(`page.states.${isAnswered ? 'ANSWERED' : state}`)}
          </Badge>
          <span className="text-sm text-muted">
            {t(`page.turns.${isCurrent ? life.turn : 'nobody'}`)}
          </span>
        </div>
        <div className="grid gap-x-8 gap-y-3 border-y py-4 sm:grid-cols-2 lg:grid-cols-[auto_auto_auto_auto_1fr] lg:items-center">
          <dl className="contents">
            <QuoteFact
              label={t('page.totalLabel')}
              value={format.money(document.totalMinor, currency)}
              note={isToChoose ? choices('withPick') : undefined}
              strong
            />
            <QuoteFact
              label={t('page.depositLabel')}
              value={format.money(document.depositMinor, currency)}
            />
            <QuoteFact
              label={t('page.validUntil')}
              value={t('page.validUntilText', { date: lastDay })}
              note={
                answer.ok
                  ? t('page.daysLeft', { days: daysLeft(revision.validUntil, now) })
                  : undefined
              }
            />
            <QuoteFact
              label={t('page.contactLabel')}
              value={document.contact.name}
              note={document.contact.email}
            />
          </dl>
          <div className="flex flex-wrap gap-2 lg:justify-self-end" data-print="hide">
            {canSign || (signature && signature.kind !== 'free') ? (
              <a href="#accept" className={buttonVariants()}>
                {t(canSign || signature?.kind === 'waiting' ? 'page.accept' : 'page.toSignature')}
              </a>
            ) : null}
            {canCounter ? (
              <Link
                href={`/quotes/${number}/changes${pickQuery('?')}`}
                className={buttonVariants({ variant: 'outline' })}
              >
                {t('page.askChanges')}
              </Link>
            ) : null}
            {revision.state === 'ACCEPTED' ? (
              <Link
                href={`/quotes/${number}/again?revision=${revision.number}`}
                className={buttonVariants({ variant: 'outline' })}
              >
                {t('again.open')}
              </Link>
            ) : null}
            {revision.state === 'DRAFT' ? null : (
              <a
                className={buttonVariants({ variant: 'outline' })}
                href={`/api/quotes/${number}/pdf?revision=${revision.number}${pickQuery('&')}`}
              >
                {t('page.pdf')}
              </a>
            )}
            {revision.state === 'DRAFT' ? null : (
              <LineFiles
                number={number}
                revision={revision.number}
                picks={isToChoose ? picks : undefined}
              />
            )}
          </div>
        </div>
        {state === 'EXPIRED' ? (
          <Alert variant="caution">
            {t('page.expiredText', { date: lastDay, contact: document.contact.email })}
          </Alert>
        ) : null}
        {state === 'SUPERSEDED' && current ? (
          <Alert variant="caution">
            {t('page.supersededText', { revision: current.number })}{' '}
            <Link className="underline" href={`/quotes/${number}`}>
              {t('page.supersededLink')}
            </Link>
          </Alert>
        ) : null}
        {state === 'WITHDRAWN' ? <Alert variant="caution">{t('page.withdrawnText')}</Alert> : null}
        {canRenew ? (
          <DeedForm action={askRequoteAction.bind(null, quote.serial, undefined)}>
            {t('page.renew')}
          </DeedForm>
        ) : null}
        {quote.requoteAskedAt && isCurrent && !answer.ok ? (
          <Alert variant="info">{t('page.renewAsked')}</Alert>
        ) : null}
        {quote.counter ? (
          <CounterNote
            counter={quote.counter}
            serial={quote.serial}
            mayTakeBack={may(actor, 'quote.counter', quote)}
          />
        ) : null}
        {quote.answer ? <AnswerNote answer={quote.answer} orderSerial={quote.orderSerial} /> : null}
        {quote.acceptance && revision.state === 'ACCEPTED' ? (
          <Alert variant="ok">
            <p className="font-semibold">
              {t('page.acceptedText', {
                name: quote.acceptance.signerName,
                date: signedWhen(quote.acceptance, locale).join('; '),
              })}
            </p>
            <p className="text-xs break-all">
              {t('page.hash')}: <span className="font-mono">{quote.acceptance.documentHash}</span>
            </p>
            {quote.orderSerial ? (
              <p className="mt-2">
                <Link
                  className="text-info underline"
                  href={`/orders/${formatOrderNumber(quote.orderSerial)}`}
                >
                  {t('page.toOrder', { number: formatOrderNumber(quote.orderSerial) })}
                </Link>
              </p>
            ) : null}
          </Alert>
        ) : null}
        {quote.paper && revision.state === 'ACCEPTED' ? (
          <SignedPaper quoteSerial={quote.serial} paper={quote.paper} />
        ) : null}
        {revision.state === 'SENT' ? (
          <TariffToday
            document={document}
            offered={offered}
            now={now}
            asked={quote.requoteAskedAt}
            ask={canAsk ? askRequoteAction.bind(null, quote.serial, undefined) : undefined}
          />
        ) : null}
        {revision.state === 'SENT' ? <EndingLines document={document} now={now} /> : null}
        <QuoteRisks document={document} />
      </header>

      {quote.counter ? (
        <Differences changes={quote.counter.differences} language={document.language} asked />
      ) : null}
      {quote.changes ? (
        <Differences
          changes={quote.changes}
          language={document.language}
          shown={{
            from: changed,
            addressOf: (from) =>
              `/quotes/${number}?revision=${revision.number}&against=${comparedWith(quote.changes, revision.number)}${pickQuery('&')}${from === undefined ? '' : `&changes=${from}`}`,
          }}
        />
      ) : null}

      {isToChoose ? (
        <ChoicePanel
          offered={offered}
          picks={picks}
          path={
            signature?.kind === 'waiting' || !answer.ok || !isCurrent ? null : `/quotes/${number}`
          }
          note={
            signature?.kind === 'waiting' ? (
              <Alert variant="info">{choices('waits')}</Alert>
            ) : choice.isStrange ? (
              <Alert variant="caution" role="status">
                {choices('strange')}
              </Alert>
            ) : null
          }
        />
      ) : null}

      <QuoteSheet
        document={document}
        picks={isToChoose ? picks : undefined}
        shown={{
          from: lines,
          addressOf: (from) =>
            `/quotes/${number}?revision=${revision.number}${pickQuery('&')}${from === undefined ? '' : `&lines=${from}`}`,
        }}
        askable={canTalk && document.draft.lines.length <= MAX_LISTED_LINES}
        ask={canAsk ? (kind) => askRequoteAction.bind(null, quote.serial, kind) : undefined}
      />

      {signature && signature.kind !== 'free' ? (
        <SignatureSection
          quote={quote}
          picks={picks}
          picked={pickWords(offered, picks, language)}
          actor={actor}
          standing={signature}
          sign={signRequested}
        />
      ) : null}

      {canSign ? (
        <SigningSection revision={revision.number}>
          <SignForm
            quote={quote}
            picked={pickWords(offered, picks, language)}
            actor={actor}
            action={sign}
            submit={t('page.accept')}
            hidden={{
              picks: picksText(picks),
              serial: String(quote.serial),
              revision: String(revision.number),
              documentHash: revision.documentHash ?? '',
            }}
          />
          <p className="text-sm">
            <a
              className="text-info underline"
              href={`mailto:${document.contact.email}?subject=${encodeURIComponent(`${number} r${revision.number}`)}`}
            >
              {t('page.reply')}
            </a>
          </p>
        </SigningSection>
      ) : null}

      {canDecline ? (
        <ShownDecline
          currency={document.draft.currency}
          hidden={{
            serial: String(quote.serial),
            revision: String(revision.number),
            documentHash: revision.documentHash ?? '',
          }}
        />
      ) : null}

      {thread}

      <RevisionList quote={quote} path={`/quotes/${number}`} />
    </main>
  )
}

/** The quote by a pick. */
const pickedView = (quote: QuoteView, picks: readonly string[]): QuoteView => ({
  ...quote,
  revision: { ...quote.revision, document: pickedDocument(quote.revision.document, picks) },
})
