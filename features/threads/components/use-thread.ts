import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { parseRequestNumber } from '@/platform/numbers'
import { markThreadReadAction } from '../actions/talk'
import type { EntryView, ReadMark, ThreadNews, ThreadView } from '../rules/entry'

/** How often the page polls while somebody looks at it and no stream is open, milliseconds. */
const ASK_EVERY_MS = 20_000
/** How long until it tries the stream again, milliseconds. */
const AGAIN_MS = 120_000

export const parseNumber = (number: string): number => parseRequestNumber(number) ?? 0

/**
 * The entries of a thread as they arrive: the server tells the page while somebody looks at it, the page then reads
 * what is new, and records as read what was in view.
 */
export function useThread(
  number: string,
  first: ThreadView,
  desk: boolean,
): {
  entries: EntryView[]
  readBy: ReadMark[]
  /** id of the first entry that was new when the page opened */
  newFrom: string | undefined
  /** no stream is open: the page polls */
  asks: boolean
  /** ref of the element below the last entry */
  end: RefObject<HTMLDivElement | null>
  look: () => void
} {
  const [came, setCame] = useState<EntryView[]>([])
  const [readBy, setReadBy] = useState(first.readBy)
  const [polls, setAsks] = useState(false)
  const last = useRef(first.lastSerial)
  const marked = useRef(first.readSerial)
  const end = useRef<HTMLDivElement>(null)

  const look = useCallback(async () => {
    try {
      const answer = await fetch(`/api/threads/${number}?after=${last.current}&desk=${desk}`)
      if (!answer.ok) return
      const news = (await answer.json()) as ThreadNews
      last.current = Math.max(last.current, news.lastSerial)
      setReadBy(news.readBy)
      if (news.entries.length > 0) setCame((shownEntries) => [...shownEntries, ...news.entries])
    } catch {
      // Without a connection there is nothing new; the next look finds it.
    }
  }, [number, desk])
  useTold(number, look, setAsks)
  useReadMark(end, last, marked, parseNumber(number))

  const knownIds = new Set(first.entries.map(({ id }) => id))
  const later = came.filter(
    ({ id }, i) => !knownIds.has(id) && came.findIndex((e) => e.id === id) === i,
  )
  const newFrom = first.entries.find(
    ({ serial, own, kind }) => serial > first.readSerial && !own && kind !== 'EVENT',
  )?.id
  return {
    entries: [...first.entries, ...later],
    readBy,
    newFrom,
    asks: polls,
    end,
    look: () => void look(),
  }
}

/** Keeps a stream from the server open as long as somebody looks at the page; without one it polls. */
function useTold(
  number: string,
  look: () => Promise<void>,
  setAsks: (asks: boolean) => void,
): void {
  useEffect(() => {
    let line: EventSource | null = null
    let asking: ReturnType<typeof setInterval> | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    const stop = () => {
      line?.close()
      line = null
      clearInterval(asking)
      clearTimeout(again)
    }
    const listen = () => {
      stop()
      line = new EventSource(`/api/threads/${number}/live`)
      line.onopen = () => {
        setAsks(false)
        // What arrived before the stream was open.
        void look()
      }
      line.onmessage = () => void look()
      line.onerror = () => {
        // Broken by the network it reopens by itself; refused, it stays closed.
        if (line?.readyState !== EventSource.CLOSED) return
        stop()
        setAsks(true)
        asking = setInterval(() => void look(), ASK_EVERY_MS)
        again = setTimeout(listen, AGAIN_MS)
      }
    }
    const turn = () => (document.visibilityState === 'visible' ? listen() : stop())
    turn()
    document.addEventListener('visibilitychange', turn)
    return () => {
      document.removeEventListener('visibilitychange', turn)
      stop()
    }
  }, [number, look, setAsks])
}

/** Records how far somebody has read once the end of the thread is in view. */
function useReadMark(
  end: RefObject<HTMLDivElement | null>,
  last: RefObject<number>,
  marked: RefObject<number>,
  serial: number,
): void {
  useEffect(() => {
    const place = end.current
    if (!place) return
    let inView = false
    const mark = () => {
      if (!inView || document.visibilityState !== 'visible' || last.current <= marked.current)
        return
      const upTo = last.current
      const before = marked.current
      marked.current = upTo
      void markThreadReadAction(serial, upTo)
        .catch(() => false)
        .then((noted) => {
          if (!noted) marked.current = Math.min(marked.current, before)
        })
    }
    const watch = new IntersectionObserver(([observed]) => {
      inView = observed?.isIntersecting ?? false
      mark()
    })
    watch.observe(place)
    // What arrives while somebody looks is read a moment later.
    const beat = setInterval(mark, 2_000)
    return () => {
      watch.disconnect()
      clearInterval(beat)
    }
  }, [end, last, marked, serial])
}
