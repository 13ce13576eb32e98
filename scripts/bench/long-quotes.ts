import { randomUUID } from 'node:crypto'
import type { Actor } from '@/features/accounts/rules/actor'
import { reviseQuote } from '@/features/quotes/commands/revise-quote'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { getQuote } from '@/features/quotes/queries/quotes'
import { changeSheet } from '@/features/quotes/rules/change-sheet'
import { allPicks, picksText } from '@/features/quotes/rules/choices'
import { revisionChanges } from '@/features/quotes/rules/revision-changes'
import type { QuoteDocument, QuoteDraft } from '@/features/quotes/schema'
import { formatQuoteNumber } from '@/platform/numbers'
import { someStaff, type Staff } from './deals'
import { percentile, type Figure } from './figure'
import { aRequest, url } from './people'

/** The longest possible quotes: page, paper, differences of two revisions, and the answer to a pick. */

const LINES = 500
const WARM_UP = 10
const SAMPLES = 40
const PAPERS = 3
/** As many picks as a quote may have, and as many lines as belong to them (`choiceProblem`). */
const CHOOSABLE = [
  { lines: 49, picks: 24 },
  { lines: 199, picks: 6 },
] as const

interface Reader {
  actor: Actor
  email: string
  cookie: string
}

/** A draft as entered before it is sent. */
type Change = (draft: QuoteDraft) => object

/** Changes the newest draft of a quote and sends it. @returns the frozen document */
async function sent(staff: Staff, serial: number, change: Change): Promise<QuoteDocument> {
  const context = { actor: staff, now: new Date() }
  const { revision } = await getQuote(staff, serial)
  const { number, version, document } = revision
  const draft = change({ ...document.draft, namedPlace: 'Chicago' })
  const saved = await saveDraft(context, { serial, revision: number, version, draft })
  const frozen = await sendRevision(context, {
    serial,
    revision: number,
    version: saved.version,
    expectedTotalMinor: saved.document.totalMinor,
  })
  return frozen.document
}

async function aSentQuote(staff: Staff, { actor, email }: Reader, lines: number, change: Change) {
  const requestSerial = await aRequest(actor, email, lines)
  const { serial } = await startQuote({ actor: staff, now: new Date() }, requestSerial)
  return { number: formatQuoteNumber(serial), serial, document: await sent(staff, serial, change) }
}

async function milliseconds(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Times some work repeatedly, once it is warm. @returns milliseconds */
async function times(work: (i: number) => unknown): Promise<number[]> {
  const all: number[] = []
  for (let i = 0; i < WARM_UP + SAMPLES; i++) {
    const took = await milliseconds(() => work(i))
    if (i >= WARM_UP) all.push(took)
  }
  return all
}

async function read({ cookie }: Reader, address: string): Promise<void> {
  const answer = await fetch(`${url}${address}`, { headers: { cookie } })
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  await answer.arrayBuffer()
}

const p95 = (name: string, all: readonly number[], atMost: number): Figure => ({
  name,
  value: percentile(all, 0.95),
  unit: 'ms',
  bound: { atMost },
  detail: `one after another; median ${percentile(all, 0.5).toFixed(0)} ms`,
})

/** A group of three offers and one of two; for 24 picks another of two, and an optional line. */
function withChoices(draft: QuoteDraft, picks: 6 | 24): object {
  const [first, ...others] = draft.lines
  if (!first) throw new Error('no line')
  const offers = picks === 24 ? [2, 1, 1] : [2, 1]
  return {
    ...draft,
    choices: offers.map((count, i) => {
      const line = i === 0 ? first : others[i - 1]
      if (!line) throw new Error('too few lines')
      return {
        of: 'line',
        id: randomUUID(),
        lineId: line.id,
        offers: Array.from({ length: count }, (_, n) => ({
          id: randomUUID(),
          sku: null,
          title: '',
          quantity: line.quantity * (n + 2),
          unitPriceMinor: line.unitPriceMinor,
          setupFeeMinor: null,
          leadTimeDays: null,
        })),
      }
    }),
    ...(picks === 24 ? { optionalLines: [{ ...first, id: randomUUID() }] } : {}),
  }
}

/** @param reader the buyer who requests the quotes and reads them */
export async function longQuoteFigures(reader: Reader): Promise<Figure[]> {
  const staff = await someStaff()
  const { number, serial, document } = await aSentQuote(staff, reader, LINES, (draft) => draft)
  const pages = await times(() => read(reader, `/quotes/${number}`))
  const papers: number[] = []
  for (let i = 0; i < PAPERS; i++)
    papers.push(await milliseconds(() => read(reader, `/api/quotes/${number}/pdf`)))

  await reviseQuote({ actor: staff, now: new Date() }, serial)
  const dearer = await sent(staff, serial, (draft) => ({
    ...draft,
    lines: draft.lines.map((line) => ({ ...line, unitPriceMinor: line.unitPriceMinor + 1 })),
  }))
  const differences = await times(() => changeSheet(revisionChanges(document, dearer), 'en'))
  const compared = await times(() => read(reader, `/quotes/${number}`))
  const figures: Figure[] = [
    p95(`A buyer’s page of a quote of ${LINES} lines, p95`, pages, 150),
    {
      name: `A PDF of ${LINES} lines, the slowest of ${PAPERS}`,
      value: Math.max(...papers) / 1000,
      unit: 's',
      bound: { atMost: 6 },
      detail: `median ${(percentile(papers, 0.5) / 1000).toFixed(1)} s`,
    },
    p95('Differences of two such revisions, each line changed, in words, p95', differences, 50),
    p95('the page of the later one, with them, p95', compared, 300),
  ]
  for (const { lines, picks } of CHOOSABLE) {
    const sentQuote = await aSentQuote(staff, reader, lines, (draft) => withChoices(draft, picks))
    const ways = allPicks(sentQuote.document.draft)
    if (ways.length !== picks) throw new Error(`${ways.length} picks instead of ${picks}`)
    const answers = await times((i) =>
      read(reader, `/quotes/${sentQuote.number}?pick=${picksText(ways[i % picks] ?? [])}`),
    )
    figures.push(p95(`A pick among ${picks} of a quote of ${lines} lines, p95`, answers, 300))
  }
  return figures
}
