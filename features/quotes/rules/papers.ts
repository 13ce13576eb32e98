import { CERTIFICATE_RULES } from '@/features/tariffs/data/certificates'
import { LEAVES, QUESTIONS } from '@/features/tariffs/data/classification'
import { controlsOn } from '@/features/tariffs/engine/export-control'
import type { ControlFinding, RuleSet, Shipment } from '@/features/tariffs/engine/types'
import { codeOf, sameCode, walk } from '@/features/tariffs/rules/classify'
import type { GoodsFact } from '@/features/tariffs/rules/goods-facts'
import type { GoodsStatement } from '@/features/tariffs/rules/goods-statements'
import { originOf, type MakingRoute, type OriginFinding } from '@/features/tariffs/rules/origin'
import { riskNotices, type RiskNotice } from '@/features/tariffs/rules/risk-notices'
import { goodsKnown } from '@/features/tariffs/rules/stated-goods'
import type { Message } from '@/i18n/message'
import type { Certificate, DraftLine, QuoteDocument } from '../schema'
import { certificateStanding } from './certificate'
import { customsLinesOf } from './compose'
import { doubtfulRows } from './readings'

/**
 * The papers that a quote travels with: what is on file for each line, what is open, and what is
 * missing, by name. Pure.
 */

/** The catalog's papers of an article. */
export interface ArticlePapers {
  routes: readonly MakingRoute[]
  /** numbers of the documents valid today */
  documents: readonly string[]
  /** documents that it names and that aren't valid */
  lacking: readonly { code: string; why: 'expired' | 'withdrawn' | 'unknown' }[]
}

/** The code that facts lead to, with the rule and the rulings behind it. */
export interface Classified {
  code: string
  agrees: boolean
  rule: string
  rulings: readonly string[]
  reviewedOn: string | null
}

export interface LinePapers {
  id: string
  title: string
  sku: string | null
  hsCode: string | null
  origin: string
  said: readonly GoodsStatement[]
  classified: Classified | null
  /**
   * how it is made in its country of origin, and what that implies for its origin; null if nobody
   * stated it
   */
  making: { route: MakingRoute; finding: OriginFinding } | null
  certificate: { certificate: Certificate; counts: boolean | null } | null
  documents: readonly string[]
  controls: readonly ControlFinding[]
}

/** Something missing, from a line or from the whole quote. */
export interface Lack {
  /** the line's position, from 1; null for the quote */
  line: number | null
  message: Message
}

export interface QuotePapers {
  lines: readonly LinePapers[]
  risks: readonly RiskNotice[]
  lacks: readonly Lack[]
}

/**
 * Gathers the current papers of a quote.
 * @param rules of its destination; null if there are none
 * @param articles papers of the catalog, by SKU
 */
export function quotePapers(
  document: QuoteDocument,
  rules: RuleSet | null,
  articles: ReadonlyMap<string, ArticlePapers>,
): QuotePapers {
  const { draft, duty, valuation } = document
  const goods = customsLinesOf(draft, duty.entryDay, valuation?.basis)
  const shipment: Shipment = {
    destination: draft.destination,
    entryDate: duty.asOf,
    mode: draft.transportMode,
    lines: [],
  }
  const lines = draft.lines.flatMap((line, i): LinePapers[] => {
    if (line.kind === 'charge') return []
    const article = line.sku === null ? undefined : articles.get(line.sku)
    const facts = goods[i]?.facts
    return [
      {
        id: line.id,
        title: line.title,
        sku: line.sku,
        hsCode: line.hsCode,
        origin: line.origin,
        said: line.goods ?? [],
        classified: classifiedOf(line, draft.destination),
        making: makingOf(line, article),
        certificate: line.certificate
          ? {
              certificate: line.certificate,
              counts: certificateStanding(line, draft.destination, duty.entryDay)?.counts ?? null,
            }
          : null,
        documents: article?.documents ?? [],
        controls:
          rules?.exportControls && line.hsCode !== null
            ? controlsOn(
                rules.exportControls,
                {
                  id: line.id,
                  hsCode: line.hsCode,
                  origin: line.origin,
                  customsValueMinor: 0,
                  ...(facts ? { facts } : {}),
                },
                line.hsCode.replaceAll('.', ''),
                shipment,
              )
            : [],
      },
    ]
  })
  const risks = rules ? riskNotices([{ rules, goods }], duty.asOf) : []
  return {
    lines,
    risks,
    lacks: [
      ...lines.flatMap((line) => {
        const at = draft.lines.findIndex(({ id }) => id === line.id)
        const drafted = draft.lines[at]
        return drafted
          ? [
              ...lacksOf(line, drafted, document),
              ...lackingOf(drafted.sku === null ? undefined : articles.get(drafted.sku)),
            ].map((message): Lack => ({ line: at + 1, message }))
          : []
      }),
      ...lacksOfAll(document, risks, rules !== null).map((message): Lack => ({
        line: null,
        message,
      })),
    ],
  }
}

/**
 * The code that a line's facts lead to; null while a question is open, or where no code was
 * reviewed.
 */
function classifiedOf({ goods = [], hsCode }: DraftLine, destination: string): Classified | null {
  const { outcome } = walk(goodsKnown(goods))
  const proposed = outcome.at === 'leaf' ? codeOf(outcome.leaf, destination) : null
  if (outcome.at !== 'leaf' || !proposed) return null
  const { rule, rulings } = LEAVES[outcome.leaf]
  return {
    ...proposed,
    rule,
    rulings,
    agrees: hsCode !== null && sameCode(hsCode, proposed.code),
  }
}

function makingOf({ origin }: DraftLine, article: ArticlePapers | undefined): LinePapers['making'] {
  for (const route of article?.routes ?? []) {
    const finding = originOf(route)
    if (finding.origin === origin) return { route, finding }
  }
  return null
}

/** What is missing from one line, by name. */
function lacksOf(line: LinePapers, drafted: DraftLine, { draft, duty }: QuoteDocument): Message[] {
  const rated = duty.lines.find(({ lineId }) => lineId === line.id)
  const { outcome } = walk(goodsKnown(line.said))
  const open: GoodsFact | null = 'question' in outcome ? QUESTIONS[outcome.question].fact : null
  const proof = proofFor(line.origin, draft.destination)
  const { certificate, classified, making } = line
  const lacks: (Message | false)[] = [
    line.hsCode === null && { code: 'papers.lacks.code' },
    open !== null && {
      code: 'papers.lacks.fact',
      values: { fact: { code: `goods.facts.${open}.label` } },
    },
    classified !== null &&
      line.hsCode !== null &&
      !classified.agrees && {
        code: 'papers.lacks.other_code',
        values: { hsCode: line.hsCode, code: classified.code },
      },
    classified?.reviewedOn === null && {
      code: 'papers.lacks.code_recalled',
      values: { code: classified.code },
    },
    drafted.unitWeightGrams === null && { code: 'papers.lacks.weight' },
    line.hsCode !== null &&
      rated !== undefined &&
      rated.status !== 'rated' && { code: 'papers.lacks.figure' },
    making === null && { code: 'papers.lacks.making', values: { origin: line.origin } },
    making !== null &&
      making.route.evidence === '' && {
        code: 'papers.lacks.evidence',
        values: { origin: line.origin },
      },
    proof !== null &&
      certificate === null && {
        code: 'papers.lacks.certificate',
        values: { agreement: proof.title },
      },
    certificate?.counts === false && {
      code: 'papers.lacks.certificate_lapsed',
      values: {
        from: { day: certificate.certificate.from },
        to: { day: certificate.certificate.to },
        entry: { day: duty.entryDay ?? duty.asOf },
      },
    },
    certificate !== null &&
      certificate.certificate.file === undefined && { code: 'papers.lacks.certificate_file' },
  ]
  return [
    ...lacks.filter((each) => each !== false),
    ...line.controls
      .filter(({ effect }) => effect !== 'licensed')
      .map(({ effect, title }): Message => ({
        code: `papers.lacks.${LACKING[effect]}`,
        values: { title },
      })),
  ]
}

const LACKING = {
  blocks: 'control',
  needs_licence: 'licence',
  licensed: 'licence',
  named: 'control_unread',
} as const

/** Documents that an article names and that aren't valid. */
const lackingOf = (article: ArticlePapers | undefined): Message[] =>
  (article?.lacking ?? []).map(({ code, why }) => ({
    code: `papers.lacks.document_${why}`,
    values: { code },
  }))

/**
 * The agreement whose certificate goods of an origin can have at a destination, if we support its
 * certificate.
 */
const proofFor = (origin: string, destination: string) =>
  CERTIFICATE_RULES.find(
    ({ parties }) =>
      origin !== destination && parties.includes(origin) && parties.includes(destination),
  ) ?? null

/** What is missing from the quote as a whole. */
function lacksOfAll(
  { draft, duty, valuation, dutyApproval }: QuoteDocument,
  risks: readonly RiskNotice[],
  isHeld: boolean,
): Message[] {
  const doubtful = duty.bornBy === 'seller' && !dutyApproval ? doubtfulRows(duty) : []
  const masses = risks.filter(({ mass }) => mass?.lacking)
  const lacks: (Message | false)[] = [
    !isHeld && { code: 'papers.lacks.rules', values: { destination: draft.destination } },
    valuation === undefined && { code: 'papers.lacks.worksheet' },
    valuation?.carriageMissing === true && { code: 'papers.lacks.carriage' },
    valuation?.law?.review.state === 'not_reviewed' && {
      code: 'papers.lacks.law',
      values: { law: valuation.law.law },
    },
    doubtful.length > 0 && {
      code: 'papers.lacks.approval',
      values: {
        rows: { list: [...new Set(doubtful.map(({ title }) => title))], between: 'commas' },
      },
    },
    masses.length > 0 && {
      code: 'papers.lacks.mass',
      values: { titles: { list: masses.map(({ notice }) => notice.title), between: 'commas' } },
    },
  ]
  return lacks.filter((each) => each !== false)
}
