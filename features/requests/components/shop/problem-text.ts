'use client'

import { useTranslations } from 'next-intl'
import { filesOf, type ListLine } from '@/features/basket/stores/request-list'
import type { RequestProblem } from '../../rules/request-problems'

const FIELDS = [
  'companyName',
  'contactName',
  'contactEmail',
  'contactPhone',
  'destination',
  'incoterm',
  'currency',
  'wantedDate',
  'notes',
  'lines',
  'files',
  'sku',
  'quantity',
  'optionCodes',
  'origin',
  'note',
  'type',
  'grade',
  'finish',
  'size',
  'engraving',
  'packaging',
  'description',
  'targetPriceMinor',
  'facts',
] as const

type Worded = Pick<RequestProblem, 'code' | 'values'>

/** Puts problems into the visitor's words: the same at the field and in the summary. */
export function useProblemText() {
  const t = useTranslations('request')

  /** what is wrong */
  const text = (problem: Worded): string =>
    t(
      `problems.${problem.code}`,
      problem.values as Record<string, string | number> & Record<never, never>,
    )

  /** which field it is wrong with, for the summary: "Line 3, Band ring: Quantity" */
  const where = (path: string, lines: readonly ListLine[]): string => {
    const [root, index, ...rest] = path.split('.')
    const line = root === 'lines' ? lines[Number(index)] : undefined
    const file = root === 'files' ? lines.flatMap(filesOf)[Number(index)] : undefined
    if (file) return t('errors.fileNamed', { name: file.fileName })
    const field = FIELDS.find(
      (known) => known === (line ? (rest[1] === 'facts' ? 'facts' : rest.at(-1)) : root),
    )
    const fieldName = t(`fields.${field ?? 'other'}`)
    return line
      ? `${t('errors.lineNamed', { line: Number(index) + 1, name: lineName(line) || t('custom.title') })}: ${fieldName}`
      : fieldName
  }

  return { text, where }
}

/** Short name of a line: the design, or the type of a custom piece. */
export function lineName(line: ListLine): string {
  return line.kind === 'BULK' ? line.productName : line.specification.type.trim()
}
