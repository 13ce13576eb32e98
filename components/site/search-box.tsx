'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Picture } from '@/components/picture'
import { Combobox } from '@/components/ui/combobox'
import { recentSearches, rememberSearch } from './recent-searches'

/** The route's answer; texts are in the visitor's language. */
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

/**
 * Search with suggestions: parts of the catalog, products, and recent searches. Works as a plain
 * form before and without its script.
 */
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
  const [q, setQ] = useState('')
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [before, setBefore] = useState<readonly string[]>([])

  useEffect(() => {
    if (q.trim().length < 2) return
    const abort = new AbortController()
    const timer = setTimeout(() => {
      void suggestionsFor(q, abort.signal).then((found) => found && setAnswer(found))
    }, 80)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [q])

  const go = (href: string) => {
    if (q.trim()) rememberSearch(q)
    router.push(href)
  }
  const search = async () => {
    const found = answer?.q === q ? answer : await suggestionsFor(q)
    go(found?.exactSlug ? `/products/${found.exactSlug}` : `/catalog?q=${encodeURIComponent(q)}`)
  }
  return (
    <form
      role="search"
      action="/catalog"
      className={className}
      onSubmit={(event) => {
        event.preventDefault()
        void search()
      }}
    >
      <Combobox
        name="q"
        value={q}
        maxLength={80}
        placeholder={placeholder}
        aria-label={label}
        listLabel={q.trim() ? label : recent}
        items={itemsOf(q, answer, before)}
        keyOf={({ href }) => href}
        onTake={({ href }) => go(href)}
        onChange={(event) => {
          setQ(event.target.value)
          if (event.target.value === '') setBefore(recentSearches())
        }}
        onFocus={() => setBefore(recentSearches())}
      >
        {({ image, text, code }) => (
          <>
            {image ? (
              <Picture
                path={image}
                alt=""
                width={36}
                height={36}
                className="size-9 bg-ground object-cover"
              />
            ) : null}
            <span className="flex-1">{text}</span>
            {code ? <span className="font-mono text-xs text-muted">{code}</span> : null}
          </>
        )}
      </Combobox>
    </form>
  )
}

/** @returns null where the site is too busy to suggest, or out of reach: the search itself still works */
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

/** With nothing typed, recent searches; else parts of the catalog, then products. */
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
