'use client'

import { useId, useState, type ComponentProps, type KeyboardEvent, type ReactNode } from 'react'

const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })

/**
 * A field with choices below it, with the stock name and ARIA pattern: arrows move, Enter takes the
 * active choice, Escape closes before it empties the field. It composes no classes, because it
 * stands on every page of the shop.
 */
export function Combobox<Item>({
  items,
  listLabel,
  keyOf,
  onTake,
  takesFirst = false,
  groupOf,
  stands = false,
  children,
  ...input
}: Omit<ComponentProps<'input'>, 'children' | 'className' | 'type' | 'role'> & {
  /** choices for the typed text */
  items: readonly Item[]
  listLabel: string
  keyOf: (item: Item) => string
  onTake: (item: Item) => void
  /** Enter takes the first choice where none is active; otherwise it sends the form */
  takesFirst?: boolean
  /** the name of a choice's group; choices of a group stand together */
  groupOf?: (item: Item) => string
  /** the list has a place of its own below the field, as in a dialog, and doesn't close */
  stands?: boolean
  /** content of a choice */
  children: (item: Item) => ReactNode
}) {
  const id = useId()
  const [active, setActive] = useState(-1)
  const [open, setOpen] = useState(false)
  const visible = open || stands ? items : []
  const close = () => {
    setActive(-1)
    setOpen(false)
  }
  const take = (item: Item) => {
    close()
    onTake(item)
  }
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key } = event
    if (key === 'Enter') {
      const item = visible[active] ?? (takesFirst ? items[0] : undefined)
      if (item === undefined && !takesFirst) return close()
      event.preventDefault()
      if (item !== undefined) take(item)
    } else if (key === 'Escape') {
      // A browser empties a search field at once: the first press only closes an open list.
      if (visible.length > 0) event.preventDefault()
      close()
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      if (!open) setOpen(true)
      else if (visible.length > 0)
        setActive((index) =>
          index < 0 && key === 'ArrowUp'
            ? visible.length - 1
            : (index + (key === 'ArrowDown' ? 1 : -1) + visible.length) % visible.length,
        )
    }
  }
  return (
    <div className="relative">
      <input
        {...input}
        type="search"
        role="combobox"
        aria-expanded={visible.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={visible[active] === undefined ? undefined : `${id}-${active}`}
        autoComplete="off"
        className="h-11 w-full rounded-md border border-input bg-card px-3 text-base aria-invalid:border-fault md:text-sm"
        onChange={(event) => {
          setActive(-1)
          setOpen(true)
          input.onChange?.(event)
        }}
        onFocus={(event) => {
          setOpen(true)
          input.onFocus?.(event)
        }}
        onKeyDown={keys}
        // A press on a choice arrives before the list is gone.
        onBlur={() => setTimeout(close, 150)}
      />
      <ul
        id={id}
        role="listbox"
        aria-label={listLabel}
        hidden={visible.length === 0}
        className={
          stands
            ? 'mt-2 border-t'
            : 'absolute inset-x-0 top-full z-40 mt-1 max-h-96 overflow-y-auto rounded-md border border-control bg-white'
        }
      >
        {visible.map((item, i) => [
          groupOf && (i === 0 || groupOf(item) !== groupOf(visible[i - 1] as Item)) ? (
            <li
              key={groupOf(item)}
              role="presentation"
              className="px-3 pt-3 pb-1 text-xs font-medium text-muted"
            >
              {groupOf(item)}
            </li>
          ) : null,
          <li
            key={keyOf(item)}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === active}
            ref={stands && i === active ? intoView : undefined}
            className="flex min-h-11 cursor-pointer items-center gap-3 px-3 py-1 text-sm hover:bg-ground aria-selected:bg-ground"
            onMouseDown={() => take(item)}
          >
            {children(item)}
          </li>,
        ])}
      </ul>
    </div>
  )
}
