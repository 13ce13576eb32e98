import type { Locale } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { formatIn, type Format } from '@/platform/format'
import type {
  ChangedLine,
  LineMove,
  RevisionChanges,
  StandingLine,
  TariffPromise,
  TermMove,
} from './revision-changes'
import { localeOf } from '@/i18n/routing'
import { say } from '@/i18n/say'
import { goodsSentences } from './line-goods'
import type { Certificate, DraftLine } from '../schema'

type LineGoods = NonNullable<DraftLine['goods']>

type Texts = ReturnType<typeof documentTranslator<'quotes.changes'>>

/** What changed, as it is read: a heading, groups of rows, and what stayed. */
export interface ChangeWords {
  title: string
  groups: { title: string | null; rows: { label: string; text: string }[] }[]
  closing: string[]
}

/** Lines told one by one; a letter of two hundred would hide its button. */
const MOST_LINES = 20

/** The words of what changed, the same on the page and in the letter. @param language of the later revision */
export function changeWords(changes: RevisionChanges, language: Locale): ChangeWords {
  const { currencies } = changes
  const t = documentTranslator('quotes.changes', language)
  const format = formatIn(language)
  const was = (amountMinor: number) => format.money(amountMinor, currencies.from)
  const is = (amountMinor: number) => format.money(amountMinor, currencies.to)
  const words = { t, format, was, is }
  const changed = changes.changed.slice(0, MOST_LINES)
  const added = changes.added.slice(0, MOST_LINES - changed.length)
  const removed = changes.removed.slice(0, MOST_LINES - changed.length - added.length)
  const untold =
    changes.changed.length +
    changes.added.length +
    changes.removed.length -
    changed.length -
    added.length -
    removed.length
  const groups = [
    { title: null, rows: headline(changes, words) },
    ...changed.map((line) => ({ title: line.title, rows: lineRows(line, words) })),
    { title: t('added'), rows: added.map((line) => standingRow(line, t, is)) },
    { title: t('removed'), rows: removed.map((line) => standingRow(line, t, was)) },
    {
      title: null,
      rows: untold > 0 ? [{ label: t('more', { lines: untold }), text: t('moreText') }] : [],
    },
    {
      title: t('terms'),
      rows: [
        ...changes.terms.map((move) => termRow(move, words)),
        ...changes.sums.map(({ field, from, to }) => ({
          label: t(`sum.${field}`),
          text: t('move', { from: sumText(from, words, was), to: sumText(to, words, is) }),
        })),
      ],
    },
  ].filter(({ rows }) => rows.length > 0)
  const nothing = groups.length === 1 && changes.total.from === changes.total.to
  return {
    title: t('title', { revision: String(changes.revisions.from) }),
    groups,
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

/** What is taken off is called so by its label. */
const sumText = (amountMinor: number, { t }: Words, money: Words['is']): string =>
  amountMinor === 0 ? t('none') : money(Math.abs(amountMinor))

/** The total, what is due first, and the duty that is the buyer's own: one that is ours is among the sums. */
function headline({ total, deposit, duty, currencies }: RevisionChanges, { t, was, is }: Words) {
  const comparable = currencies.from === currencies.to
  const by = total.to - total.from
  const unconfirmed = t('unconfirmed')
  return [
    {
      label: t('total'),
      text:
        comparable && by === 0
          ? t('same', { amount: is(total.to) })
          : comparable
            ? t('totalMove', {
                from: was(total.from),
                to: is(total.to),
                by: is(Math.abs(by)),
                way: by > 0 ? 'more' : 'less',
              })
            : t('move', { from: was(total.from), to: is(total.to) }),
    },
    ...(comparable && deposit.from === deposit.to
      ? []
      : [
          { label: t('deposit'), text: t('move', { from: was(deposit.from), to: is(deposit.to) }) },
        ]),
    ...(duty.bornBy === 'seller' || (comparable && duty.from === duty.to)
      ? []
      : [
          {
            label: t('dutyBuyer'),
            text: t('move', {
              from: duty.from === null ? unconfirmed : was(duty.from),
              to: duty.to === null ? unconfirmed : is(duty.to),
            }),
          },
        ]),
  ]
}

function lineRows({ moves, fromMinor, toMinor }: ChangedLine, words: Words) {
  const { t, was, is } = words
  return [
    ...moves.map((move) => ({
      label: t(`line.${move.field}`),
      text: t('move', lineValues(move, words)),
    })),
    ...(fromMinor === toMinor
      ? []
      : [{ label: t('lineTotal'), text: t('move', { from: was(fromMinor), to: is(toMinor) }) }]),
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
      const said = (certificate: Certificate | null) =>
        certificate
          ? t('certificate', {
              criterion: certificate.criterion,
              from: format.day(certificate.from),
              to: format.day(certificate.to),
              name: certificate.certifierName,
            })
          : t('none')
      return { from: said(move.from), to: said(move.to) }
    }
    case 'goods': {
      const said = (goods: LineGoods) =>
        goodsSentences({ goods })
          .map((sentence) => say(sentence, localeOf(format.locale)))
          .join(' ') || t('none')
      return { from: said(move.from), to: said(move.to) }
    }
    case 'origin':
      return { from: format.country(move.from ?? ''), to: format.country(move.to ?? '') }
    default:
      return { from: move.from ?? t('none'), to: move.to ?? t('none') }
  }
}

const standingRow = (
  { line, totalMinor }: StandingLine,
  t: Texts,
  money: (amountMinor: number) => string,
) => ({
  label: line.sku ? `${line.title}, ${line.sku}` : line.title,
  text: t('standing', {
    pieces: line.quantity,
    unitPrice: money(line.unitPriceMinor),
    total: money(totalMinor),
  }),
})

function termRow(move: TermMove, words: Words) {
  const { t } = words
  const label = t(`term.${move.field}`)
  if (move.field === 'notes') return { label, text: t('term.notesText') }
  return { label, text: t('move', termValues(move, words)) }
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
