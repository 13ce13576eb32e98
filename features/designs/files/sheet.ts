import 'server-only'
import type { DrawingText } from './drawing'
import type { Design } from '../rules/family'
import { engravedOutlines } from './lettering'
import { makingNotes, type Note } from '../rules/notes'
import { weightGrams } from '../rules/weight'
import { designName, designRows, type DesignTranslator } from '../rules/words'

/** The words of a design's drawing. */
export function drawingText(t: DesignTranslator, design: Design): DrawingText {
  const weight = weightGrams(design)
  const engraved =
    design.engraving === ''
      ? []
      : [t(engravedOutlines(design) ? 'sheet.engraving' : 'sheet.wordsOnly')]
  return {
    title: designName(t, design),
    rows: [
      ...designRows(t, design),
      ...(design.family === 'box' ? [] : [[t('sheet.material'), t('sheet.steel')] as const]),
      [t('sheet.weight'), t('weightValue', { grams: weight })],
    ],
    views: { front: t('sheet.front'), side: t('sheet.side'), top: t('sheet.top') },
    dimension: (field) => t(`fields.${field}`),
    notes: makingNotes(design, weight).map((note) => ({
      field: note.field,
      must: note.kind === 'must',
      words: `${t(note.kind === 'must' ? 'notes.mustWord' : 'notes.adviceWord')}: ${noteWords(t, note)}`,
    })),
    scale: (scale) => t('sheet.scale', { scale }),
    footnotes: [
      ...engraved,
      ...(design.family === 'box' ? [t('sheet.closedLid')] : []),
      t('sheet.note'),
    ],
  }
}

/** A note in words, with the measured value and the limit. */
function noteWords(t: DesignTranslator, { kind, field, rule, values }: Note): string {
  const name = t(`fields.${field}`)
  if (kind === 'advice') return t(`notes.${rule}`, { field: name, ...values })
  return t('notes.must', {
    field: name,
    measured: String(values.measured ?? ''),
    reason: t(`conflicts.${rule}`, { ...values, most: String(values.most ?? '') }),
  })
}
