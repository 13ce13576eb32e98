import { useEffect, useState, type RefObject } from 'react'

/** A grid up to this many rows is drawn whole. */
const WHOLE_ROWS = 150
const DRAWN = 120
const BEFORE = 40
/** The window moves in steps of this many rows: a short scroll draws nothing. */
const STEP = 20

/**
 * Which rows of a long grid are drawn: those in view and some around them.
 * @param rowPx height of a row that isn't drawn
 * @returns indexes of the first row drawn and of the one after the last
 */
export function useRowWindow(
  count: number,
  rows: RefObject<HTMLElement | null>,
  rowPx: number,
): { from: number; to: number } {
  const [first, setFirst] = useState(0)
  const isLong = count > WHOLE_ROWS
  useEffect(() => {
    if (!isLong) return
    const at = (row: number) => setFirst(Math.max(0, Math.floor((row - BEFORE) / STEP) * STEP))
    let frame = 0
    const look = () => {
      frame = 0
      const top = rows.current?.getBoundingClientRect().top ?? 0
      at(Math.floor(Math.max(0, -top) / rowPx))
    }
    const onScroll = () => (frame ||= requestAnimationFrame(look))
    // A link to an error in a row: the row is drawn first, then scrolled to.
    const onHash = () => {
      const row = /^#lines-(\d+)-/.exec(location.hash)?.[1]
      if (row === undefined) return
      at(Number(row))
      requestAnimationFrame(() =>
        requestAnimationFrame(() => document.getElementById(location.hash.slice(1))?.focus()),
      )
    }
    look()
    addEventListener('scroll', onScroll, { passive: true })
    addEventListener('resize', onScroll)
    addEventListener('hashchange', onHash)
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('scroll', onScroll)
      removeEventListener('resize', onScroll)
      removeEventListener('hashchange', onHash)
    }
  }, [isLong, rows, rowPx])
  if (!isLong) return { from: 0, to: count }
  const from = Math.min(first, Math.max(0, count - 1))
  return { from, to: Math.min(count, from + DRAWN) }
}
