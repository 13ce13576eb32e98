'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog'
import { storedValue } from '@/platform/stored-value'

const on = storedValue('fsc.desk.keys.v1', (content) => content !== false, true)

const KEYS = ['j', 'k', 'x', 'a', 'o', 'e', 'p', '/', '?'] as const
const SAME: Readonly<Record<string, string>> = { ArrowDown: 'j', ArrowUp: 'k', Enter: 'o' }

/** Rows of the table that stands inside, in order. */
const rowsIn = (table: HTMLElement): HTMLTableRowElement[] => [
  ...table.querySelectorAll<HTMLTableRowElement>('tr[data-row]'),
]
const boxOf = (row: HTMLElement): HTMLInputElement | null =>
  row.querySelector<HTMLInputElement>('input[name=id]')

/** Lets the page's table be worked by single keys, and chosen as a whole. The keys are listed by `?`, and can be turned off. */
export function DeskKeys() {
  const t = useTranslations('desk.keys')
  const [listed, list] = useState(false)
  const active = useSyncExternalStore(on.subscribe, on.get, () => true)

  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const { target } = event
      const table = document.querySelector<HTMLElement>('[data-desk]')
      if (
        !table ||
        !(target instanceof HTMLElement) ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.defaultPrevented
      )
        return
      const within = target.closest('tr[data-row]')
      const typing =
        target.matches('input:not([type=checkbox]), select, textarea, [contenteditable]') ||
        target.closest('[role=dialog]') !== null
      const key = SAME[event.key] ?? event.key
      // A letter counts anywhere; arrows and Enter are the page's own unless a row has the focus.
      if (typing || !active || (event.key !== key && !(within && target === within))) return
      if (!KEYS.some((known) => known === key)) return
      event.preventDefault()
      act(table, within as HTMLElement | null, key, () => list(true))
    }
    const choose = ({ target }: Event) => {
      if (target instanceof HTMLInputElement && target.matches('[data-choose-all]'))
        rowsIn(target.closest('table') ?? document.body).forEach((row) =>
          check(row, target.checked),
        )
    }
    document.addEventListener('keydown', hear)
    document.addEventListener('change', choose)
    return () => {
      document.removeEventListener('keydown', hear)
      document.removeEventListener('change', choose)
    }
  }, [active])

  return (
    <>
      <button
        type="button"
        onClick={() => list(true)}
        className="ms-auto inline-flex min-h-9 items-center rounded-md border border-control bg-white px-3 text-sm max-md:hidden"
      >
        <kbd className="me-2 font-mono">?</kbd>
        {t('open')}
      </button>
      <Dialog open={listed} onOpenChange={list}>
        <DialogContent closeLabel={t('close')}>
          <DialogTitle>{t('title')}</DialogTitle>
          <DialogDescription>{t('arrows')}</DialogDescription>
          <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-2 text-sm">
            {KEYS.map((key) => (
              <div key={key} className="contents">
                <dt>
                  <kbd className="inline-grid min-w-7 place-items-center rounded-md border border-control px-1 font-mono">
                    {key}
                  </kbd>
                </dt>
                <dd>{t(`list.${key}`)}</dd>
              </div>
            ))}
          </dl>
          <label className="flex min-h-9 items-center gap-2 text-sm font-medium">
            <input
              type="checkbox"
              checked={active}
              onChange={(event) => on.set(event.target.checked)}
              className="size-5 accent-copper"
            />
            {t('on')}
          </label>
          {active ? null : <p className="text-sm text-muted">{t('off')}</p>}
        </DialogContent>
      </Dialog>
    </>
  )
}

function act(table: HTMLElement, row: HTMLElement | null, key: string, listKeys: () => void): void {
  const rows = rowsIn(table)
  const at = rows.findIndex((each) => each === row)
  if (key === 'j' || key === 'k')
    return rows[
      at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + (key === 'j' ? 1 : -1)))
    ]?.focus()
  if (key === '/') return document.querySelector<HTMLInputElement>('[data-desk-search]')?.select()
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
    document.querySelector<HTMLInputElement>('[data-desk-value]')?.select()
  }
}

/** As a press on the box does, so that whoever counts hears of it. */
function check(row: HTMLElement, checked: boolean): void {
  const box = boxOf(row)
  if (box && box.checked !== checked) box.click()
}
