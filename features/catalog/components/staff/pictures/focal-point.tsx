'use client'

import { useTranslations } from 'next-intl'
import { Picture } from '@/components/picture'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import type { Picture as Entry } from '../../../rules/content-lists'
import { pictureRef } from '../../../pictures/path'

/** The focal point of a picture, set by clicking, with arrow keys or as numbers; beside it, the card's view. */
export function FocalPoint({
  picture,
  number,
  onChange,
}: {
  picture: Entry
  number: number
  onChange: (to: { focalX: number; focalY: number }) => void
}) {
  const t = useTranslations('pictures.manager')
  const { focalX, focalY, path } = picture
  const set = (x: number, y: number) =>
    onChange({
      focalX: Math.max(0, Math.min(100, Math.round(x))),
      focalY: Math.max(0, Math.min(100, Math.round(y))),
    })
  const STEPS: Record<string, [x: number, y: number]> = {
    ArrowLeft: [-2, 0],
    ArrowRight: [2, 0],
    ArrowUp: [0, -2],
    ArrowDown: [0, 2],
  }
  return (
    <div className="flex items-start gap-3">
      <button
        type="button"
        aria-label={t('focalOn', { number })}
        className="relative block w-32 shrink-0 cursor-crosshair bg-ground"
        onClick={(event) => {
          // Pressing space or Enter gives no position.
          if (event.detail === 0) return
          const box = event.currentTarget.getBoundingClientRect()
          set(
            ((event.clientX - box.left) / box.width) * 100,
            ((event.clientY - box.top) / box.height) * 100,
          )
        }}
        onKeyDown={(event) => {
          const step = STEPS[event.key]
          if (!step) return
          event.preventDefault()
          set(focalX + step[0], focalY + step[1])
        }}
      >
        <Picture path={path} alt={picture.alt} className="block h-auto w-full" draggable={false} />
        <span
          aria-hidden
          className="pointer-events-none absolute size-4 -translate-1/2 rounded-full border-2 border-white outline-2 outline-ink"
          style={{ left: `${focalX}%`, top: `${focalY}%` }}
        />
      </button>
      <div className="grid grid-cols-2 items-end gap-2 text-xs text-muted">
        <figure className="col-span-2 flex items-end gap-2">
          <Picture
            path={pictureRef(picture)}
            alt=""
            className="size-14 bg-ground object-cover"
            draggable={false}
          />
          <figcaption>{t('onCard')}</figcaption>
        </figure>
        {(
          [
            ['focalX', focalX],
            ['focalY', focalY],
          ] as const
        ).map(([name, value]) => (
          <Label key={name} className="grid gap-0.5 text-xs font-normal">
            {t(name)}
            <Input
              type="number"
              inputMode="numeric"
              min={0}
              max={100}
              value={value}
              className="w-20 tabular-nums"
              onChange={({ target }) =>
                name === 'focalX'
                  ? set(Number(target.value) || 0, focalY)
                  : set(focalX, Number(target.value) || 0)
              }
            />
          </Label>
        ))}
      </div>
    </div>
  )
}
