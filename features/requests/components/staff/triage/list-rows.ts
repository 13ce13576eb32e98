import { useEffect, useState } from 'react'
import { shown } from '@/components/list/shown'
import type { HandledRequests } from '../../../rules/triage-state'

/** The rows of the page's list: they are inserted as text, and replaced after each deed. */

export const rows = (): HTMLTableRowElement[] => [
  ...(shown('[data-list]')?.querySelectorAll<HTMLTableRowElement>('tr[data-row]') ?? []),
]
export const serialOf = (row: HTMLElement): string => row.dataset.row ?? ''
const boxOf = (row: HTMLElement): HTMLInputElement | null =>
  row.querySelector<HTMLInputElement>('input[name=id]')

/** The rows that a deed applies to: the chosen ones, else the focused one. */
export function meant(): HTMLTableRowElement[] {
  const chosenRows = rows().filter((row) => boxOf(row)?.checked)
  if (chosenRows.length > 0) return chosenRows
  const row = document.activeElement?.closest('tr[data-row]')
  return row instanceof HTMLTableRowElement ? [row] : []
}

/** Filters are in a dialog that is always in the page and usually hidden. */
const dialogIsOpen = (): boolean =>
  [...document.querySelectorAll('[role=dialog]')].some((each) => each.checkVisibility())

/** Keeps focus and choice in the list while its rows are replaced: what leaves the view makes room for the next. */
export function useStand(): {
  /** a deed begins with these rows */
  leave: (found: readonly HTMLElement[]) => void
  /** moves on to the row behind them */
  goOn: (found: readonly HTMLElement[]) => void
  /** the deed isn't done after all */
  stay: () => void
  /** after a dialog has closed */
  restore: () => void
  /** after a deed was done */
  comeBack: (told: HandledRequests) => void
} {
  const [stand] = useState(newStand)
  useEffect(() => stand.watch(), [stand])
  return stand
}

function newStand() {
  let place = 0
  let at = ''
  let first: HTMLElement | undefined
  const chosen = new Set<string>()
  const handled = new Set<string>()

  /** The answer and the rows come in either order: both call it. */
  const restore = () => {
    const remaining = rows()
    for (const row of remaining) {
      const box = boxOf(row)
      row.toggleAttribute('data-handled', handled.has(serialOf(row)))
      if (box && box.checked !== chosen.has(box.value)) box.click()
    }
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (at === '' || !isLost || dialogIsOpen()) return
    const currentRow = remaining.find((row) => serialOf(row) === at)
    ;(currentRow ?? remaining[place] ?? remaining.at(-1))?.focus()
  }
  const focused = ({ target }: Event) => {
    const row = target instanceof HTMLElement ? target.closest<HTMLElement>('tr[data-row]') : null
    if (row) at = serialOf(row)
  }
  const chose = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'id') return
    if (target.checked) chosen.add(target.value)
    else chosen.delete(target.value)
  }
  return {
    watch: () => {
      const observer = new MutationObserver(() => {
        const [now] = rows()
        if (now === first) return
        first = now
        restore()
      })
      first = rows()[0]
      observer.observe(document.body, { childList: true, subtree: true })
      document.addEventListener('focusin', focused)
      document.addEventListener('change', chose)
      return () => {
        observer.disconnect()
        document.removeEventListener('focusin', focused)
        document.removeEventListener('change', chose)
      }
    },
    leave: (found: readonly HTMLElement[]) => {
      place = Math.max(
        0,
        rows().findIndex((row) => row === found[0]),
      )
      for (const row of found) handled.add(serialOf(row))
      restore()
    },
    goOn: (found: readonly HTMLElement[]) => {
      const all = rows()
      const last = all.findIndex((row) => row === found.at(-1))
      all[Math.min(last + 1, all.length - 1)]?.focus()
    },
    restore,
    stay: () => {
      handled.clear()
      restore()
    },
    comeBack: ({ numbers, refused }: HandledRequests) => {
      for (const number of [...numbers, ...refused.map((each) => each.number)]) {
        const serial = String(Number(number.replace(/^\D+/, '')))
        chosen.delete(serial)
        handled.delete(serial)
      }
      restore()
    },
  }
}
