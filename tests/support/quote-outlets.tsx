import { prerender } from 'react-dom/static'
import { mailOf } from '@/emails/letter'
import type { Actor } from '@/features/accounts/rules/actor'
import { QuotePage } from '@/features/quotes/components/shop/quote-page'
import { quoteSentLetter } from '@/features/quotes/mails/quote-letters'
import { endOfValidity } from '@/features/quotes/rules/compose'
import { documentHash } from '@/features/quotes/rules/canonical'
import { revisionChanges } from '@/features/quotes/rules/revision-changes'
import type { QuoteDocument } from '@/features/quotes/schema'
import { printedQuote } from './printed-quote'

/**
 * Where a quote is read: each outlet's text, white space folded. The test file mocks
 * `next-intl/server` with `intl-server`.
 */

const NOW = new Date('2026-11-25T09:00:00Z')
const buyer: Actor = { kind: 'guest', linkedRequestIds: ['r'] }

const folded = (text: string): string => text.replaceAll(/\s+/g, ' ')

/** The buyer's page, sent and open for signing. */
export async function onPage(
  document: QuoteDocument,
  earlier: QuoteDocument | null = null,
): Promise<string> {
  const { prelude } = await prerender(
    <QuotePage
      pick={undefined}
      sign={async (state) => state}
      signRequested={async (state) => state}
      thread={null}
      actor={buyer}
      now={NOW}
      quote={{
        id: 'q',
        companyId: '00000000-0000-4000-8000-00000000000c',
        requestId: 'r',
        serial: document.quoteSerial,
        requestSerial: 1,
        revision: {
          id: 'v',
          number: document.revision,
          state: 'SENT',
          document,
          documentHash: documentHash(document),
          validUntil: endOfValidity(document.draft.validUntil),
          sentAt: NOW,
          openedAt: null,
          version: 1,
          editorIds: [],
        },
        revisions: [],
        changes: earlier && revisionChanges(earlier, document),
        acceptance: null,
        life: { state: 'offered', turn: 'buyer', status: 'open', drafting: false },
        standing: null,
        answer: null,
        loss: null,
        counter: null,
        paper: null,
        orderSerial: null,
        begunAt: NOW,
        requoteAskedAt: null,
      }}
    />,
  )
  const html = await new Response(prelude).text()
  return folded(
    html
      .replaceAll(/<script.*?<\/script>/gs, '')
      .replaceAll('<!-- -->', '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll('&#x27;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  )
}

/** The accompanying letter, as text. */
export const inLetter = async (
  document: QuoteDocument,
  earlier: QuoteDocument | null = null,
): Promise<string> =>
  folded(
    (
      await mailOf(
        quoteSentLetter({
          document,
          earlier,
          requestId: 'r',
          revisionId: 'v',
          reader: undefined,
        }),
      )
    ).text,
  )

/** The printed quote. */
export const onPaper = async (document: QuoteDocument): Promise<string> =>
  (await printedQuote(document)).pages.join(' ')
