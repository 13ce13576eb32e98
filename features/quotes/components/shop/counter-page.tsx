import { randomUUID } from 'node:crypto'
import { getMessages, getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import type { Actor } from '@/features/accounts/rules/actor'
import { may } from '@/features/accounts/rules/permissions'
import { ddpDestinations } from '@/features/tariffs/queries/importers'
import { localeOf } from '@/i18n/routing'
import { MessagesProvider } from '@/i18n/messages-provider'
import { formatQuoteNumber } from '@/platform/numbers'
import { pick } from '@/platform/pick'
import { counterSources } from '../../queries/counter-sources'
import type { QuoteView } from '../../queries/quotes'
import { picksText, pickedDocument, readPick } from '../../rules/choices'
import { refusalReason, TRANSITIONS, type LifeState } from '../../rules/life'
import { AnswerHead, unbroken } from './answer-head'
import { CounterForm } from './counter-form'

const OPEN: readonly LifeState[] = TRANSITIONS.counter.from

/**
 * The page on which a buyer asks for changes to a quote; locked, with the reason, while they can't.
 */
export async function CounterPage({
  quote: sentQuote,
  actor,
  pick: typed,
}: {
  quote: QuoteView
  actor: Actor
  /** what the address picks: that is what the changes apply to */
  pick: string | readonly string[] | undefined
}) {
  const { picks } = readPick(sentQuote.revision.document.draft, typed)
  const document = pickedDocument(sentQuote.revision.document, picks)
  const quote = { ...sentQuote, revision: { ...sentQuote.revision, document } }
  const { revision, life } = quote
  const [t, messages] = await Promise.all([getTranslations('quotes.counter'), getMessages()])
  const number = formatQuoteNumber(quote.serial)
  const open = OPEN.includes(life.state) && may(actor, 'quote.counter', quote)
  const { draft } = document
  const [sources, ddp] = open
    ? await Promise.all([counterSources(actor, quote), ddpDestinations()])
    : [null, []]
  return (
    <main id="content" className="shell grid max-w-5xl gap-6 py-6 md:py-10">
      <AnswerHead
        number={number}
        back={t('back', { number })}
        title={t.rich('title', { number, revision: revision.number, whole: unbroken })}
        lead={t('lead')}
      />
      {sources ? (
        <MessagesProvider messages={{ quotes: pick(messages.quotes, ['counter']) }}>
          <CounterForm
            lines={draft.lines.map(({ id, title, sku, quantity, unitPriceMinor }) => ({
              id,
              title,
              sku,
              quantity,
              unitPriceMinor,
              siblings: sources.lines[id]?.siblings ?? [],
              options: sources.lines[id]?.options ?? [],
            }))}
            terms={pick(draft, [
              'currency',
              'incoterm',
              'namedPlace',
              'transportMode',
              'depositPercent',
            ])}
            offersDdp={ddp.includes(draft.destination)}
            moreDays={sources.moreDays}
            hidden={{
              serial: String(quote.serial),
              revision: String(revision.number),
              documentHash: revision.documentHash ?? '',
              picks: picksText(picks),
              idempotencyKey: randomUUID(),
              currency: draft.currency,
              language: localeOf(document.language),
            }}
          />
        </MessagesProvider>
      ) : (
        <Alert variant="caution">
          {t(`locked.${OPEN.includes(life.state) ? 'not_yours' : refusalReason(life.state)}`)}
        </Alert>
      )}
    </main>
  )
}
