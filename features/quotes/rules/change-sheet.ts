import type { Locale } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { changeWords, type ChangeWords, type ToldLines } from './change-words'
import type { RevisionChanges } from './revision-changes'

/**
 * Lines shown at once; the others are folded, so that the terms and the next action stay within
 * reach.
 */
const OPEN_LINES = 20

/** Differences as a table of words, for server and browser alike. */
export interface ChangeSheet {
  language: string
  title: string
  heads: { what: string; was: string; is: string }
  groups: ChangeWords['groups']
  /** further lines, folded under a heading */
  more: { label: string; groups: ChangeWords['groups'] } | null
  /** differences other than of lines */
  rest: ChangeWords['groups']
  /** unchanged lines, folded under a heading */
  unchanged: { label: string; lines: string[] } | null
  closing: string[]
}

/**
 * Differences between two revisions, or between one and its buyer's changes. Pure.
 * @param language of the revision
 * @param isCounter whether the later side is a buyer's changes instead of a revision
 * @param lines which of the differing lines are shown; all by default
 */
export function changeSheet(
  changes: RevisionChanges,
  language: Locale,
  isCounter = false,
  lines: Pick<ToldLines, 'from' | 'to'> = { from: 0, to: Infinity },
): ChangeSheet {
  const t = documentTranslator('quotes.changes', language)
  const paged = { ...lines, inPages: true } as const
  const { title, groups, closing, lineGroups } = changeWords(changes, language, paged)
  const { revisions, unchangedLines } = changes
  // The first group summarizes the change.
  const [open, end] = [1 + Math.min(lineGroups, OPEN_LINES), 1 + lineGroups]
  const folded = groups.slice(open, end)
  return {
    language,
    title: isCounter ? t('titleAsked', { revision: revisions.from }) : title,
    heads: {
      what: t('what'),
      was: t('was', { revision: revisions.from }),
      is: isCounter ? t('asked') : t('is', { revision: revisions.to }),
    },
    groups: groups.slice(0, open),
    more:
      folded.length > 0
        ? { label: t('moreLines', { lines: folded.length }), groups: folded }
        : null,
    rest: groups.slice(end),
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
