'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ListKey } from './keys'
import { shown } from './shown'
import { isTyping, KeysDialog, useKeysOn, type KeyTexts } from './keys-dialog'

const SAME: Readonly<Record<string, string>> = { ArrowDown: 'j', ArrowUp: 'k', Enter: 'o' }

/** Rows of a list, in order. */
const rowsIn = (list: ParentNode): HTMLTableRowElement[] => [
  ...list.querySelectorAll<HTMLTableRowElement>('tr[data-row]'),
]
const boxOf = (row: HTMLElement): HTMLInputElement | null =>
  row.querySelector<HTMLInputElement>('input[name=id]')

/**
 * Lets the page's list be worked by single keys, and chosen as a whole. `?` lists the keys, and
 * they can be turned off.
 */
export function ListKeys({
  keys,
  also = [],
  texts,
}: {
  /** each with its effect */
  keys: readonly (readonly [key: ListKey, does: string])[]
  /** keys that the page handles itself */
  also?: readonly (readonly [key: string, does: string])[]
  texts: KeyTexts & { open: string }
}) {
  const [listed, list] = useState(false)
  const active = useKeysOn()
  const keyNames = keys.map(([key]) => key).join(' ')

  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const { target } = event
      if (
        !(target instanceof HTMLElement) ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.defaultPrevented
      )
        return
      const row = target.closest<HTMLElement>('tr[data-row]')
      const key = SAME[event.key] ?? event.key
      // A letter works anywhere; arrows and Enter are the page's own unless a row has the focus.
      if (isTyping(target) || !active || (event.key !== key && !(row && target === row))) return
      if (!keyNames.split(' ').includes(key)) return
      event.preventDefault()
      act(shown('[data-list]') ?? document, row, key, () => list(true))
    }
    const choose = ({ target }: Event) => {
      if (target instanceof HTMLInputElement && target.matches('[data-choose-all]'))
        rowsIn(target.closest('table') ?? document).forEach((row) => check(row, target.checked))
    }
    document.addEventListener('keydown', hear)
    document.addEventListener('change', choose)
    return () => {
      document.removeEventListener('keydown', hear)
      document.removeEventListener('change', choose)
    }
  }, [active, keyNames])

  return (
    <>
      <Button
        variant="outline"
        size="sm"
        onClick={() => list(true)}
        className="font-normal max-md:hidden"
      >
        <kbd className="font-mono">?</kbd>
        {texts.open}
      </Button>
      <KeysDialog keys={[...also, ...keys]} texts={texts} open={listed} onOpenChange={list} />
    </>
  )
}

function act(list: ParentNode, row: HTMLElement | null, key: string, listKeys: () => void): void {
  const rows = rowsIn(list)
  const at = rows.findIndex((each) => each === row)
  if (key === 'j' || key === 'k')
    return rows[
      at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + (key === 'j' ? 1 : -1)))
    ]?.focus()
  if (key === '/') return select('[data-list-search]')
  if (key === '?') return listKeys()
  if (key === 'a') {
    const all = rows.every((each) => boxOf(each)?.checked)
    return rows.forEach((each) => check(each, !all))
  }
  if (!row) return
  if (key === 'x') check(row, !boxOf(row)?.checked)
  if (key === 'o') row.querySelector<HTMLAnchorElement>('a')?.click()
  if (key === 'p') row.querySelector<HTMLButtonElement>('[data-edit-price]')?.click()
  if (key === 'e') {
    check(row, true)
    select('[data-list-value]')
  }
}

function select(selector: string): void {
  const entry = shown(selector)
  if (entry instanceof HTMLInputElement) entry.select()
}

/** Like a press on the box, so that every counter is notified. */
function check(row: HTMLElement, checked: boolean): void {
  const box = boxOf(row)
  if (box && box.checked !== checked) box.click()
}
