'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'

interface Answer {
  q: string
  suggestions: { slug: string; name: string; styleNumber: string; imagePath: string | null }[]
  exactSlug: string | null
}

/** Search with suggestions. Works as a plain form before and without its script. */
export function SearchBox({ className, label, placeholder }: { className: string; label: string; placeholder: string }) {
  const router = useRouter()
  const id = useId()
  const [q, setQ] = useState('')
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [active, setActive] = useState(-1)
  const [open, setOpen] = useState(false)
  const items = open && answer && answer.q === q ? answer.suggestions : []

  useEffect(() => {
    if (q.trim().length < 2) return
    const asked = new AbortController()
    const timer = setTimeout(() => {
      fetch(`/api/v1/suggest?q=${encodeURIComponent(q)}`, { signal: asked.signal })
        .then(async (response) => setAnswer({ ...((await response.json()) as Omit<Answer, 'q'>), q }))
        .catch(() => undefined)
    }, 80)
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [q])

  const go = (slug: string) => {
    setOpen(false)
    router.push(`/products/${slug}`)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return setOpen(false)
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    if (items.length === 0) return
    event.preventDefault()
    setActive((index) => (index + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length)
  }

  return (
    <form
      role="search"
      action="/catalog"
      className={`relative ${className}`}
      onSubmit={async (event) => {
        event.preventDefault()
        const chosen = items[active]
        if (chosen) return go(chosen.slug)
        setOpen(false)
        const found = answer?.q === q ? answer : ((await fetch(`/api/v1/suggest?q=${encodeURIComponent(q)}`).then((r) => r.json()).catch(() => null)) as Answer | null)
        if (found?.exactSlug) return go(found.exactSlug)
        router.push(`/catalog?q=${encodeURIComponent(q)}`)
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
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        className="h-11 w-full rounded-md border border-input bg-card px-3 text-base md:text-sm"
        onChange={(event) => {
          setQ(event.target.value)
          setActive(-1)
          setOpen(true)
        }}
        onKeyDown={keys}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
      />
      <ul id={id} role="listbox" aria-label={label} hidden={items.length === 0} className="absolute inset-x-0 top-full z-40 mt-1 rounded-md border border-control bg-white">
        {items.map((item, i) => (
          <li key={item.slug} id={`${id}-${i}`} role="option" aria-selected={i === active} className="flex min-h-11 cursor-pointer items-center gap-3 px-3 py-1 text-sm aria-selected:bg-ground" onMouseDown={() => go(item.slug)}>
            {item.imagePath ? <img src={`${item.imagePath}-400.avif`} alt="" width={36} height={36} className="size-9 bg-ground object-cover" /> : null}
            <span className="flex-1">{item.name}</span>
            <span className="font-mono text-xs text-muted">{item.styleNumber}</span>
          </li>
        ))}
      </ul>
    </form>
  )
}
