import { LISTS, OPTION_KINDS, PICTURE_ROLES } from '../../../rules/content-lists'
import type { ContentEntries, ContentField } from '../../../rules/content'
import { rowsOf } from '../../../rules/editor-entries'
import { EVIDENCE } from '@/features/tariffs/data/origin-processes'
import { DESTINATIONS } from '@/features/tariffs/schema'

/** The sections of the product editor, in the order in which a merchandiser fills them in. */
export const SECTIONS = [
  ['identity', ['name', 'styleNumber', 'slug', 'line', 'type', 'grade', 'material']],
  ['texts', ['summary', 'description']],
  ['pictures', ['pictures']],
  ['dimensions', ['dimensions', 'unitWeightGrams', 'materials']],
  ['minimums', ['moq', 'orderMultiple', 'leadTimeDays', 'finishMoqs', 'shortRun']],
  ['prices', ['priceBreaks', 'variantBreaks']],
  ['variants', ['variants']],
  ['options', ['options', 'optionBreaks']],
  ['customs', ['facts', 'hsCodeUs', 'hsCodes', 'routes', 'documents']],
  [
    'packing',
    ['cartonPieces', 'cartonGrossGrams', 'cartonLengthMm', 'cartonWidthMm', 'cartonHeightMm'],
  ],
  ['ready', ['stock', 'stockLeadTimeDays', 'sampleFeeMinor', 'sampleLeadTimeDays']],
] as const satisfies readonly (readonly [string, readonly ContentField[]])[]

export type ListField = keyof typeof LISTS
export const isList = (field: ContentField): field is ListField => field in LISTS
export const isLong = (field: ContentField): boolean =>
  field === 'summary' || field === 'description'

/** Suggested values by column of a list; taken from the other entries as they are typed. */
export function choicesOf(
  field: ListField,
  entries: ContentEntries,
): Readonly<Record<number, readonly string[]>> {
  const column = (list: ListField, at: number) => [
    ...new Set(
      rowsOf(entries[list], LISTS[list].columns.length)
        .map((cells) => cells[at] ?? '')
        .filter(Boolean),
    ),
  ]
  switch (field) {
    case 'finishMoqs':
      return { 0: column('variants', 1) }
    case 'variantBreaks':
    case 'stock':
      return { 0: column('variants', 0) }
    case 'optionBreaks':
      return { 0: column('options', 0) }
    case 'options':
      return { 1: OPTION_KINDS, 7: ['yes', 'no'], 9: column('options', 0) }
    case 'routes':
      return { 1: EVIDENCE }
    case 'hsCodes':
      return { 0: DESTINATIONS.filter((code) => code !== 'US') }
    case 'pictures':
      return { 1: PICTURE_ROLES, 2: ['-', ...column('variants', 1)] }
    default:
      return {}
  }
}
