'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { Picture } from '@/components/picture'
import { recentSearches, rememberSearch } from './recent-searches'

/** What the route answers; texts are in the visitor's language. */
interface Answer {
  q: string
  ways: { href: string; text: string; count: number }[]
  suggestions: { slug: string; name: string; styleNumber: string; imagePath: string | null }[]
  exactSlug: string | null
}

interface Item {
  href: string
  text: string
  code?: string
  image?: string | null
}

/** Search with suggestions: parts of the catalog, products, and what was searched for before. Works as a plain form before and without its script. */
export function SearchBox({
  className,
  label,
  placeholder,
  recent,
}: {
  className: string
  label: string
  placeholder: string
  recent: string
}) {
  const router = useRouter()
  const id = useId()
  const [q, setQ] = useState('')
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [before, setBefore] = useState<readonly string[]>([])
  const [active, setActive] = useState(-1)
  const [open, setOpen] = useState(false)
  const items = open ? itemsOf(q, answer, before) : []

  useEffect(() => {
    if (q.trim().length < 2) return
    const asked = new AbortController()
    const timer = setTimeout(() => {
      void suggestionsFor(q, asked.signal).then((found) => found && setAnswer(found))
    }, 80)
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [q])

  const go = (href: string) => {
    setOpen(false)
    if (q.trim()) rememberSearch(q)
    router.push(href)
  }
  const search = async () => {
    const chosen = items[active]
    if (chosen) return go(chosen.href)
    setOpen(false)
    const found = answer?.q === q ? answer : await suggestionsFor(q)
    go(found?.exactSlug ? `/products/${found.exactSlug}` : `/catalog?q=${encodeURIComponent(q)}`)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      // A browser empties a search field at once: the first press only closes what is open.
      if (items.length > 0) event.preventDefault()
      setActive(-1)
      return setOpen(false)
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    if (!open) return setOpen(true)
    if (items.length > 0)
      setActive((index) =>
        index < 0 && event.key === 'ArrowUp'
          ? items.length - 1
          : (index + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length,
      )
  }

  return (
    <form
      role="search"
      action="/catalog"
      className={`relative ${className}`}
      onSubmit={(event) => {
        event.preventDefault()
        void search()
      }}
    >
      <input
        type="search"
        name="q"
        value={q}
        maxLength={80}
        placeholder={placeholder}
        aria-label={label}
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 && items[active] ? `${id}-${active}` : undefined}
        autoComplete="off"
        className="h-11 w-full rounded-md border border-input bg-card px-3 text-base md:text-sm"
        onChange={(event) => {
          setQ(event.target.value)
          setActive(-1)
          setOpen(true)
          if (event.target.value === '') setBefore(recentSearches())
        }}
        onFocus={() => {
          setBefore(recentSearches())
          setOpen(true)
        }}
        onKeyDown={keys}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
      />
      <ul
        id={id}
        role="listbox"
        aria-label={q.trim() ? label : recent}
        hidden={items.length === 0}
        className="absolute inset-x-0 top-full z-40 mt-1 rounded-md border border-control bg-white"
      >
        {items.map((item, i) => (
          <li
            key={item.href}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === active}
            className="flex min-h-11 cursor-pointer items-center gap-3 px-3 py-1 text-sm aria-selected:bg-ground"
            onMouseDown={() => go(item.href)}
          >
            {item.image ? (
              <Picture
                path={item.image}
                alt=""
                width={36}
                height={36}
                className="size-9 bg-ground object-cover"
              />
            ) : null}
            <span className="flex-1">{item.text}</span>
            {item.code ? <span className="font-mono text-xs text-muted">{item.code}</span> : null}
          </li>
        ))}
      </ul>
    </form>
  )
}

/** @returns null where the site is too busy to suggest, or out of reach: the search itself goes on */
async function suggestionsFor(q: string, signal?: AbortSignal): Promise<Answer | null> {
  try {
    const response = await fetch(`/api/v1/suggest?q=${encodeURIComponent(q)}`, {
      signal: signal ?? null,
    })
    return response.ok ? { ...((await response.json()) as Omit<Answer, 'q'>), q } : null
  } catch {
    return null
  }
}

/** With nothing typed, what was searched for before; else parts of the catalog, then products. */
function itemsOf(q: string, answer: Answer | null, before: readonly string[]): Item[] {
  if (q.trim() === '')
    return before.map((text) => ({ href: `/catalog?q=${encodeURIComponent(text)}`, text }))
  if (answer?.q !== q) return []
  return [
    ...answer.ways.map(({ href, text, count }) => ({ href, text, code: `(${count})` })),
    ...answer.suggestions.map(({ slug, name, styleNumber, imagePath }) => ({
      href: `/products/${slug}`,
      text: name,
      code: styleNumber,
      image: imagePath,
    })),
  ]
}
