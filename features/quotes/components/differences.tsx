import { linesShown, LinePages, type ShownLines } from '@/components/line-pages'
import { Markup } from '@/components/markup/markup'
import { localeOf } from '@/i18n/routing'
import { staticMarkup } from '@/platform/static-markup'
import { changeSheet } from '../rules/change-sheet'
import { differingLines, type RevisionChanges } from '../rules/revision-changes'
import { ChangeTable } from './change-table'

/** A table for each line: of five hundred that differ these are told at once. */
const TOLD_AT_ONCE = 50

/**
 * What differs between two revisions, or between one and what its buyer asks. Rendered as text: tables of hundreds of
 * lines are thousands of elements that nothing happens to.
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
  /** the later side is what a buyer asks */
  asked?: boolean
  /** which of the lines that differ are told; all where nothing is said */
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
