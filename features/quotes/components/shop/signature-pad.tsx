'use client'

import { useTranslations } from 'next-intl'
import { useId, useState, type PointerEvent } from 'react'
import { Button } from '@/components/ui/button'
import {
  MAX_SIGNATURE_CHARACTERS,
  SIGNATURE_FIELD,
  strokePath,
  strokeText,
  type Point,
  type Stroke,
} from '../../rules/drawn-signature'

/** A finger has to move this many units before another point is recorded. */
const LEAST_MOVE = 5
/** Characters kept free below the maximum: within them no more points are added. */
const ROOM = 200

/**
 * A field to sign in, with finger, pen or mouse. It sends its strokes under `name`; the paper draws
 * the signature from the same strokes. A signer without any of these only types the name.
 */
export function SignaturePad({ name, error }: { name: string; error: string | undefined }) {
  const t = useTranslations('quotes.signing')
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  const hint = useId()
  const text = strokes.map(strokeText).join(';')
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (!event.isPrimary || event.button > 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const point = pointOf(event)
    setStrokes((all) => [...all, [point]])
  }
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (!event.isPrimary || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    if (text.length > MAX_SIGNATURE_CHARACTERS - ROOM) return
    const point = pointOf(event)
    setStrokes((all) => {
      const stroke = all.at(-1) ?? []
      const last = stroke.at(-1)
      return last && Math.hypot(point.x - last.x, point.y - last.y) >= LEAST_MOVE
        ? [...all.slice(0, -1), [...stroke, point]]
        : all
    })
  }
  return (
    <div className="grid gap-2">
      <input type="hidden" name={name} value={text} />
      <svg
        viewBox={`0 0 ${SIGNATURE_FIELD.width} ${SIGNATURE_FIELD.height}`}
        role="img"
        aria-label={t(strokes.length > 0 ? 'padDrawn' : 'padEmpty')}
        aria-describedby={hint}
        data-testid="signature-pad"
        className={`aspect-[3/1] w-full max-w-2xl cursor-crosshair touch-none rounded-md border bg-white ${error ? 'border-fault' : 'border-input'}`}
        onPointerDown={begin}
        onPointerMove={go}
      >
        <path d="M60 310H1140" stroke="currentColor" strokeWidth="2" className="text-control" />
        <g
          fill="none"
          stroke="currentColor"
          strokeWidth="7"
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          {strokes.map((stroke, i) => (
            <path key={i} d={strokePath(stroke)} />
          ))}
        </g>
      </svg>
      <p id={hint} className={error ? 'text-sm text-fault' : 'text-xs text-muted-foreground'}>
        {error ?? t('padHint')}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          variant="outline"
          disabled={strokes.length === 0}
          onClick={() => setStrokes((all) => all.slice(0, -1))}
        >
          {t('padUndo')}
        </Button>
        <Button variant="outline" disabled={strokes.length === 0} onClick={() => setStrokes([])}>
          {t('padClear')}
        </Button>
      </div>
    </div>
  )
}

/** The point in the field's own units: the field is drawn at any size. */
function pointOf({
  currentTarget,
  clientX,
  clientY,
}: Pick<PointerEvent<SVGSVGElement>, 'currentTarget' | 'clientX' | 'clientY'>): Point {
  const box = currentTarget.getBoundingClientRect()
  const { width, height } = SIGNATURE_FIELD
  const within = (share: number, most: number) => Math.round(Math.min(1, Math.max(0, share)) * most)
  return {
    x: within((clientX - box.left) / box.width, width),
    y: within((clientY - box.top) / box.height, height),
  }
}
