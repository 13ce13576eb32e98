import type { PaperDocument, PaperParty } from '@/features/papers/schema'
import { localeOf, routing } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { formatIn } from '@/platform/format'
import { plainAmount } from '@/platform/money'
import type { SheetCell } from '@/platform/sheets/write'
import { bilingual } from './trade-paper/words'

type Row = readonly SheetCell[]

/** An amount as a number that a spreadsheet sums. */
export const sheetAmount = (minor: number, currency: string): number =>
  Number(plainAmount(minor, currency))

/**
 * An invoice or a packing list as the rows of a sheet, for customs and brokers who copy figures: the same content as
 * its PDF, with amounts and weights as numbers.
 */
export function tradePaperRows(paper: PaperDocument): Row[] {
  const language = localeOf(paper.language)
  const format = formatIn(language, paper.currency)
  const t = bilingual(language)
  const english = documentTranslator('tradePapers.kinds', routing.defaultLocale)
  const party = (label: string, { name, address, country, numbers }: PaperParty): Row[] => [
    [
      label,
      [name, ...address, format.country(country)].filter(Boolean).join(', '),
      ...numbers.map(({ kind, number }) => `${t(`numbers.${kind as 'tax'}`)}: ${number}`),
    ],
  ]
  const head: Row[] = [
    [english(paper.kind), paper.number],
    [t('issued'), paper.issuedOn],
    ...party(t('seller'), paper.seller),
    ...party(t('buyer'), paper.buyer),
    ...(paper.consignee ? party(t('consignee'), paper.consignee) : []),
    [t('order'), paper.orderNumber],
    ...(paper.purchaseOrder ? [[t('purchaseOrder'), paper.purchaseOrder]] : []),
    [t('delivery'), `${paper.incoterm} ${paper.namedPlace}`],
    [t('destination'), format.country(paper.destination)],
    ...paper.facts.map(({ code, value }): Row => [t(`numbers.${code as 'tax'}`), value]),
    [],
  ]
  return [...head, ...(paper.kind === 'PACKING_LIST' ? cartonRows(paper) : goodsRows(paper))]
}

function goodsRows(paper: PaperDocument): Row[] {
  const t = bilingual(localeOf(paper.language))
  const amount = (minor: number) => sheetAmount(minor, paper.currency)
  return [
    [
      t('goods'),
      t('sku'),
      t('hsCode'),
      t('origin'),
      t('pieces'),
      `${t('price')} ${paper.currency}`,
      `${t('amount')} ${paper.currency}`,
    ],
    ...paper.lines.map((line): Row => [
      [line.title, ...line.details].join('; '),
      line.sku ?? '',
      line.hsCode ?? '',
      line.origin,
      line.pieces,
      amount(line.unitPriceMinor),
      amount(line.amountMinor),
    ]),
    ...paper.charges.map(({ code, title, amountMinor }): Row => [
      [t(`charges.${code}`), title].filter(Boolean).join(': '),
      '',
      '',
      '',
      '',
      '',
      amount(amountMinor),
    ]),
    [t('total'), '', '', '', '', paper.currency, amount(paper.totalMinor)],
  ]
}

function cartonRows({ language, cartons, sums }: PaperDocument): Row[] {
  const t = bilingual(localeOf(language))
  return [
    [
      t('cartons'),
      t('goods'),
      t('sku'),
      t('hsCode'),
      t('perCarton'),
      t('pieces'),
      t('net'),
      t('gross'),
      t('size'),
      t('volume'),
    ],
    ...cartons.map((carton): Row => {
      const count = carton.toNumber - carton.fromNumber + 1
      const { lengthMm, widthMm, heightMm } = carton
      return [
        count === 1 ? String(carton.fromNumber) : `${carton.fromNumber}–${carton.toNumber}`,
        carton.title,
        carton.sku ?? '',
        carton.hsCode ?? '',
        carton.pieces,
        carton.pieces * count,
        (carton.netGrams * count) / 1_000,
        (carton.grossGrams * count) / 1_000,
        [lengthMm, widthMm, heightMm].map((mm) => mm / 10).join(' × '),
        (count * lengthMm * widthMm * heightMm) / 1_000_000_000,
      ]
    }),
    ...(sums
      ? [
          [
            `${t('sum')}: ${sums.cartons}`,
            '',
            '',
            '',
            '',
            sums.pieces,
            sums.netGrams / 1_000,
            sums.grossGrams / 1_000,
            '',
            sums.volumeCm3 / 1_000_000,
          ],
        ]
      : []),
  ]
}
