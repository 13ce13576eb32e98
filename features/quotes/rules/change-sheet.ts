import type { Locale } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { changeWords, type ChangeWords } from './change-words'
import type { RevisionChanges } from './revision-changes'

/** Groups told at once; the others are folded, so that terms and the next thing to do stay in reach. */
const OPEN_GROUPS = 22

/** Differences as a table of words, for whichever side of the wire draws it. */
export interface ChangeSheet {
  language: string
  title: string
  heads: { what: string; was: string; is: string }
  groups: ChangeWords['groups']
  /** further groups, folded under a word */
  more: { label: string; groups: ChangeWords['groups'] } | null
  /** lines as they were, folded under a word */
  unchanged: { label: string; lines: string[] } | null
  closing: string[]
}

/**
 * What differs between two revisions, or between one and what its buyer asks. Pure.
 * @param language of the revision
 * @param asked the later side is no revision: it is what a buyer asks
 */
export function changeSheet(
  changes: RevisionChanges,
  language: Locale,
  asked = false,
): ChangeSheet {
  const t = documentTranslator('quotes.changes', language)
  const { title, groups, closing } = changeWords(changes, language, Infinity)
  const { revisions, unchangedLines } = changes
  const folded = groups.slice(OPEN_GROUPS)
  return {
    language,
    title: asked ? t('titleAsked', { revision: revisions.from }) : title,
    heads: {
      what: t('what'),
      was: t('was', { revision: revisions.from }),
      is: asked ? t('asked') : t('is', { revision: revisions.to }),
    },
    groups: groups.slice(0, OPEN_GROUPS),
    more:
      folded.length > 0
        ? { label: t('moreLines', { lines: folded.length }), groups: folded }
        : null,
    unchanged:
      unchangedLines.length > 0
        ? {
            label: t('unchangedFold', { lines: unchangedLines.length }),
            lines: unchangedLines.map(({ line }) =>
              line.sku ? `${line.title}, ${line.sku}` : line.title,
            ),
          }
        : null,
    closing: unchangedLines.length > 0 ? closing.slice(0, -1) : closing,
  }
}
