import { useEffect, useRef, type RefObject } from 'react'

/** Keyboard navigation through a grid of fields, as in a spreadsheet. */

/**
 * Elements of a row that the keys go to. The unfolded part of a line is a form of its own, and
 * keeps its keys.
 */
const STOPS = 'input, summary, a[href]'

const stopsIn = (within: Element): HTMLElement[] =>
  [...within.querySelectorAll<HTMLElement>(STOPS)].filter(
    (each) => each.tagName === 'SUMMARY' || !each.closest('details'),
  )

/**
 * Whether the caret can't move further in its field: the whole text is selected, or the caret is at
 * that end.
 */
function isAtEnd(field: HTMLElement, forwards: boolean): boolean {
  if (!(field instanceof HTMLInputElement)) return true
  const { selectionStart: from, selectionEnd: to, value } = field
  if (from === 0 && to === value.length) return true
  return from === to && from === (forwards ? value.length : 0)
}

/** The cell of the next or previous row that has something in the same column. */
function neighbouringCell(cell: HTMLTableCellElement, step: 1 | -1): HTMLElement | undefined {
  let row = cell.parentElement
  for (;;) {
    row = (step > 0 ? row?.nextElementSibling : row?.previousElementSibling) as HTMLElement | null
    if (!row) return undefined
    const below = row.children[cell.cellIndex]
    const [first] = below ? stopsIn(below) : []
    if (first) return first
  }
}

/**
 * Arrows go from cell to cell, sideways from a field once its caret is at its end; Enter goes down,
 * with Shift up. At the edge of the grid nothing happens: Enter in its last row doesn't save.
 */
function moveInGrid(event: KeyboardEvent): void {
  const { key, target, shiftKey, altKey, ctrlKey, metaKey } = event
  if (altKey || ctrlKey || metaKey || !(target instanceof HTMLElement)) return
  const cell = target.closest('td')
  const row = cell?.parentElement
  if (!cell || !row || !stopsIn(row).includes(target)) return
  const isField = target instanceof HTMLInputElement
  const upOrDown =
    key === 'Enter' && isField
      ? shiftKey
        ? -1
        : 1
      : shiftKey
        ? 0
        : key === 'ArrowDown'
          ? 1
          : key === 'ArrowUp'
            ? -1
            : 0
  const sideways = shiftKey ? 0 : key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
  if (upOrDown === 0 && (sideways === 0 || !isAtEnd(target, sideways > 0))) return
  event.preventDefault()
  if (upOrDown !== 0) return neighbouringCell(cell, upOrDown)?.focus()
  const stops = stopsIn(row)
  stops[stops.indexOf(target) + sideways]?.focus()
}

/** Enables keyboard navigation through the rows of a grid, including rows drawn later. */
export function useGridKeys(): RefObject<HTMLTableSectionElement | null> {
  const rows = useRef<HTMLTableSectionElement>(null)
  useEffect(() => {
    const { current } = rows
    current?.addEventListener('keydown', moveInGrid)
    return () => current?.removeEventListener('keydown', moveInGrid)
  }, [])
  return rows
}

/**
 * Ctrl+S, or ⌘S, saves the entries instead of the page.
 * @param save the current way to save
 */
export function useSaveKey(form: RefObject<HTMLFormElement | null>, save: () => void): void {
  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  })
  useEffect(() => {
    const { current } = form
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      latest.current()
    }
    current?.addEventListener('keydown', onKey)
    return () => current?.removeEventListener('keydown', onKey)
  }, [form])
}
