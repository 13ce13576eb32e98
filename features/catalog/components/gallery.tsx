'use client'

import Image from 'next/image'
import { useState } from 'react'
import type { ProductDetail } from '../dto'

/** The pictures of a product; the first one follows the chosen finish. */
export function Gallery({ images, finishCode, label }: { images: ProductDetail['images']; finishCode: string; label: string }) {
  const hero = images.find((image) => image.finishCode === finishCode) ?? images.find((image) => image.role === 'hero')
  // Other finishes' first pictures stand aside.
  const shots = [...(hero ? [hero] : []), ...images.filter((image) => image !== hero && (image.role !== 'hero' || image.finishCode === null || image.finishCode === finishCode))]
  const [chosen, setChosen] = useState(0)
  const shown = shots[Math.min(chosen, shots.length - 1)]
  return (
    <section aria-label={label} className="grid content-start gap-2">
      <div className="aspect-square w-full overflow-hidden rounded-md bg-ground">
        {shown ? <Image key={shown.path} src={shown.path} alt={shown.alt} width={1200} height={1200} preload fetchPriority="high" sizes="(min-width: 64rem) 30rem, 100vw" className="size-full object-cover" style={focus(shown)} /> : null}
      </div>
      <ul className="flex gap-2 overflow-x-auto p-0.5">
        {shots.map((image, i) => (
          <li key={image.path}>
            <button type="button" onClick={() => setChosen(i)} aria-pressed={i === chosen} className="block size-16 overflow-hidden rounded-md border border-transparent bg-ground aria-pressed:border-ink">
              <Image src={image.path} alt={image.alt} width={64} height={64} sizes="64px" className="size-full object-cover" style={focus(image)} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What matters in a picture stays in view where it is cut to a square. */
const focus = ({ focalX, focalY }: { focalX: number; focalY: number }) => ({ objectPosition: `${focalX}% ${focalY}%` })
