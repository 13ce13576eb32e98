import { linesShown, LinePages, type ShownLines } from '@/components/line-pages'
import { Markup } from '@/components/markup/markup'
import { localeOf } from '@/i18n/routing'
import { staticMarkup } from '@/platform/static-markup'
import { changeSheet } from '../rules/change-sheet'
import { differingLines, type RevisionChanges } from '../rules/revision-changes'
import { ChangeTable } from './change-table'

/** A table for each line: at most this many of the lines that differ are shown at once. */
const TOLD_AT_ONCE = 50

/**
 * Differences between two revisions, or between one and a buyer's changes. Rendered as text: tables
 * of hundreds of lines are thousands of static elements.
 * @param language of the revision
 */
export function Differences({
  changes,
  language,
  asked = false,
  shown,
}: {
  changes: RevisionChanges
  language: string | undefined
  /** the later side is a buyer's changes */
  asked?: boolean
  /** which of the differing lines are shown; all by default */
  shown?: Pick<ShownLines, 'from' | 'addressOf'>
}) {
  const id = asked ? 'counter' : 'changes'
  const pages = shown && { ...shown, atOnce: TOLD_AT_ONCE, anchor: id }
  const count = differingLines(changes)
  const sheet = changeSheet(changes, localeOf(language), asked, linesShown(count, pages))
  return (
    <div className="grid gap-2">
      <Markup html={staticMarkup(<ChangeTable id={id} sheet={sheet} />)} />
      <LinePages count={count} shown={pages} />
    </div>
  )
}
