import type { Locale } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { formatIn, type Format } from '@/platform/format'
import {
  differingLines,
  type ChangedLine,
  type ChoiceMove,
  type LineMove,
  type PlanMove,
  type RevisionChanges,
  type StandingLine,
  type TariffPromise,
  type TermMove,
} from './revision-changes'
import { localeOf } from '@/i18n/routing'
import { say } from '@/i18n/say'
import { goodsSentences } from './line-goods'
import { offeredName } from './offer-columns'
import type { Certificate, DraftLine } from '../schema'

type LineGoods = NonNullable<DraftLine['goods']>

type Texts = ReturnType<typeof documentTranslator<'quotes.changes'>>

/** One changed cell: as one sentence for a letter, and as old and new value for a table. */
export interface ChangeRow {
  label: string
  text: string
  /** null for nothing */
  from: string | null
  to: string | null
  /** the difference, for amounts */
  by?: string
}

/** The changes as text: a heading, groups of rows, and what stayed. */
export interface ChangeWords {
  title: string
  groups: { title: string | null; rows: ChangeRow[] }[]
  closing: string[]
  /** this many of the groups, after the first, are of a line each */
  lineGroups: number
}

/** Which of the differing lines are listed, the first of them counted from 0. */
export interface ToldLines {
  from: number
  to: number
  /** the others are on other pages: their number isn't mentioned here */
  inPages?: true
}

/** A letter of two hundred lines would hide its button. */
const FIRST_LINES: ToldLines = { from: 0, to: 20 }

/**
 * The words of the changes, the same on the page and in the letter.
 * @param language of the later revision
 */
export function changeWords(
  changes: RevisionChanges,
  language: Locale,
  listedLines: ToldLines = FIRST_LINES,
): ChangeWords {
  const { currencies } = changes
  const t = documentTranslator('quotes.changes', language)
  const format = formatIn(language)
  const was = (amountMinor: number) => format.money(amountMinor, currencies.from)
  const is = (amountMinor: number) => format.money(amountMinor, currencies.to)
  const words = { t, format, was, is }
  const within = <T>(all: readonly T[], before: number): T[] =>
    all.slice(Math.max(0, listedLines.from - before), Math.max(0, listedLines.to - before))
  const changed = within(changes.changed, 0)
  const added = within(changes.added, changes.changed.length)
  const removed = within(changes.removed, changes.changed.length + changes.added.length)
  const omittedCount = listedLines.inPages
    ? 0
    : differingLines(changes) - changed.length - added.length - removed.length
  const groups = [
    { title: null, rows: headline(changes, words) },
    ...changed.map((line) => ({ title: line.title, rows: lineRows(line, words) })),
    { title: t('added'), rows: added.map((line) => standingRow(line, t, is, 'to')) },
    { title: t('removed'), rows: removed.map((line) => standingRow(line, t, was, 'from')) },
    {
      title: null,
      rows:
        omittedCount > 0
          ? [
              {
                label: t('more', { lines: omittedCount }),
                text: t('moreText'),
                from: null,
                to: null,
              },
            ]
          : [],
    },
    { title: t('choices'), rows: changes.choices.map((move) => choiceRow(move, words)) },
    {
      title: t('terms'),
      rows: [
        ...changes.terms.map((move) => termRow(move, words)),
        ...changes.sums.map(({ field, from, to }) =>
          moveRow(t(`sum.${field}`), sumText(from, words, was), sumText(to, words, is), t),
        ),
      ],
    },
    { title: t('plan'), rows: changes.plan.map((move) => planRow(move, words)) },
  ].filter(({ rows }) => rows.length > 0)
  const nothing = groups.length === 1 && changes.total.from === changes.total.to
  return {
    title: t('title', { revision: String(changes.revisions.from) }),
    groups,
    lineGroups: changed.length,
    closing: [
      ...(nothing ? [t('nothing')] : []),
      ...(changes.unchanged > 0 && !nothing ? [t('unchanged', { lines: changes.unchanged })] : []),
    ],
  }
}

interface Words {
  t: Texts
  format: Format
  was: (amountMinor: number) => string
  is: (amountMinor: number) => string
}

/** A deduction is named as such by its label. */
const sumText = (amountMinor: number, { t }: Words, money: Words['is']): string =>
  amountMinor === 0 ? t('none') : money(Math.abs(amountMinor))

const moveRow = (label: string, from: string, to: string, t: Texts): ChangeRow => ({
  label,
  text: t('move', { from, to }),
  from,
  to,
})

/**
 * The total, the first payment, and the duty if the buyer bears it: duty that we bear is among the
 * sums.
 */
function headline(
  { total, deposit, duty, currencies }: RevisionChanges,
  { t, was, is }: Words,
): ChangeRow[] {
  const comparable = currencies.from === currencies.to
  const by = total.to - total.from
  const unconfirmed = t('unconfirmed')
  const move = { from: was(total.from), to: is(total.to) }
  const moved = { by: is(Math.abs(by)), way: by > 0 ? 'more' : 'less' } as const
  const dutyMoved = (duty.to ?? 0) - (duty.from ?? 0)
  return [
    {
      label: t('total'),
      text:
        comparable && by === 0
          ? t('same', { amount: is(total.to) })
          : comparable
            ? t('totalMove', { ...move, ...moved })
            : t('move', move),
      ...move,
      ...(comparable && by !== 0 ? { by: t('by', moved) } : {}),
    },
    ...(comparable && deposit.from === deposit.to
      ? []
      : [moveRow(t('deposit'), was(deposit.from), is(deposit.to), t)]),
    ...(duty.bornBy === 'seller' || (comparable && duty.from === duty.to)
      ? []
      : [
          {
            ...moveRow(
              t('dutyBuyer'),
              duty.from === null ? unconfirmed : was(duty.from),
              duty.to === null ? unconfirmed : is(duty.to),
              t,
            ),
            ...(comparable && duty.from !== null && duty.to !== null
              ? {
                  by: t('by', {
                    by: is(Math.abs(dutyMoved)),
                    way: dutyMoved > 0 ? 'more' : 'less',
                  }),
                }
              : {}),
          },
        ]),
  ]
}

function lineRows({ moves, fromMinor, toMinor }: ChangedLine, words: Words): ChangeRow[] {
  const { t, was, is } = words
  return [
    ...moves.map((move) => {
      const { from, to } = lineValues(move, words)
      return moveRow(t(`line.${move.field}`), from, to, t)
    }),
    ...(fromMinor === toMinor ? [] : [moveRow(t('lineTotal'), was(fromMinor), is(toMinor), t)]),
  ]
}

function lineValues(move: LineMove, { t, format, was, is }: Words): { from: string; to: string } {
  switch (move.field) {
    case 'quantity':
      return { from: format.whole(move.from), to: format.whole(move.to) }
    case 'leadTimeDays':
      return { from: t('days', { days: move.from }), to: t('days', { days: move.to }) }
    case 'unitPrice':
    case 'setupFee':
      return { from: was(move.from), to: is(move.to) }
    case 'details':
      return { from: move.from.join('; ') || t('none'), to: move.to.join('; ') || t('none') }
    case 'certificate': {
      const certificateText = (certificate: Certificate | null) =>
        certificate
          ? t('certificate', {
              criterion: certificate.criterion,
              from: format.day(certificate.from),
              to: format.day(certificate.to),
              name: certificate.certifierName,
            })
          : t('none')
      return { from: certificateText(move.from), to: certificateText(move.to) }
    }
    case 'goods': {
      const goodsText = (goods: LineGoods) =>
        goodsSentences({ goods })
          .map((sentence) => say(sentence, localeOf(format.locale)))
          .join(' ') || t('none')
      return { from: goodsText(move.from), to: goodsText(move.to) }
    }
    case 'origin':
      return { from: format.country(move.from ?? ''), to: format.country(move.to ?? '') }
    default:
      return { from: move.from ?? t('none'), to: move.to ?? t('none') }
  }
}

function standingRow(
  { line, totalMinor }: StandingLine,
  t: Texts,
  money: (amountMinor: number) => string,
  side: 'from' | 'to',
): ChangeRow {
  const text = t('standing', {
    pieces: line.quantity,
    unitPrice: money(line.unitPriceMinor),
    total: money(totalMinor),
  })
  return {
    label: line.sku ? `${line.title}, ${line.sku}` : line.title,
    text,
    from: side === 'from' ? text : null,
    to: side === 'to' ? text : null,
  }
}

/** A choice, with all its offers in one cell. */
function choiceRow({ of, title, from, to }: ChoiceMove, { t, format, was, is }: Words): ChangeRow {
  const offersText = (offers: ChoiceMove['to'], money: Words['is']): string =>
    offers === null
      ? t('none')
      : offers
          .map((offer) =>
            'line' in offer
              ? t('offer', {
                  item: offer.line.sku ?? offeredName(offer.line, localeOf(format.locale)),
                  pieces: offer.line.quantity,
                  unitPrice: money(offer.line.unitPriceMinor),
                  days: offer.line.leadTimeDays,
                })
              : t('offerTerms', {
                  terms: `${offer.incoterm} ${offer.namedPlace}`,
                  mode: t('mode', { mode: offer.transportMode }),
                  freight: money(offer.freightMinor + offer.insuranceMinor),
                }),
          )
          .join('; ')
  const label = of === 'terms' ? t('choiceOf.terms') : t(`choiceOf.${of}`, { title })
  return moveRow(label, offersText(from, was), offersText(to, is), t)
}

/** A part of the payment plan: its amount, gate and working days. */
function planRow({ kind, from, to }: PlanMove, { t, was, is }: Words): ChangeRow {
  const partText = (part: PlanMove['to'], money: Words['is']): string =>
    part === null
      ? t('none')
      : t('planPart', {
          amount: money(part.amountMinor),
          gate: part.gate,
          days: part.days ?? -1,
        })
  return moveRow(t('planKind', { kind }), partText(from, was), partText(to, is), t)
}

function termRow(move: TermMove, words: Words): ChangeRow {
  const { t } = words
  const label = t(`term.${move.field}`)
  if (move.field === 'notes') {
    const text = t('term.notesText')
    return { label, text, from: move.from || t('none'), to: move.to || t('none') }
  }
  const { from, to } = termValues(move, words)
  return moveRow(label, from, to, t)
}

function termValues(
  move: Exclude<TermMove, { field: 'notes' }>,
  { t, format, was, is }: Words,
): { from: string; to: string } {
  switch (move.field) {
    case 'destination':
      return { from: format.country(move.from), to: format.country(move.to) }
    case 'transportMode':
      return { from: t('mode', { mode: move.from }), to: t('mode', { mode: move.to }) }
    case 'depositPercent':
      return {
        from: t('percent', { percent: format.decimal(move.from) }),
        to: t('percent', { percent: format.decimal(move.to) }),
      }
    case 'validUntil':
      return { from: format.day(move.from), to: format.day(move.to) }
    case 'leadTimeDays':
      return { from: t('days', { days: move.from }), to: t('days', { days: move.to }) }
    case 'tariffTerms':
      return { from: promise(move.from, t, format, was), to: promise(move.to, t, format, is) }
    default:
      return { from: move.from, to: move.to }
  }
}

const promise = (
  terms: TariffPromise,
  t: Texts,
  format: Format,
  money: (amountMinor: number) => string,
): string =>
  terms === null
    ? t('none')
    : t('promise', {
        kind: terms.kind,
        cap: money(terms.capMinor ?? 0),
        until: terms.until ? format.day(terms.until) : 'none',
        trigger: terms.trigger ?? 'none',
      })
