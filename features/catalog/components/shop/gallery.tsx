'use client'

import { useState } from 'react'
import { LightButton } from '@/components/ui/light'
import { Picture } from '@/components/picture'
import type { ProductDetail } from '../../rules/product-views'
import { pictureRef } from '../../pictures/path'

/** The pictures of a product; the first one follows the selected finish. */
export function Gallery({
  images,
  finishCode,
  label,
}: {
  images: ProductDetail['images']
  finishCode: string
  label: string
}) {
  const hero =
    images.find((image) => image.finishCode === finishCode) ??
    images.find((image) => image.role === 'hero')
  // The first pictures of other finishes come aside.
  const shots = [
    ...(hero ? [hero] : []),
    ...images.filter(
      (image) =>
        image !== hero &&
        (image.role !== 'hero' || image.finishCode === null || image.finishCode === finishCode),
    ),
  ]
  const [chosen, setChosen] = useState(0)
  const shown = shots[Math.min(chosen, shots.length - 1)]
  return (
    <section aria-label={label} className="grid content-start gap-2">
      <div className="aspect-square w-full overflow-hidden rounded-md bg-ground">
        {shown ? (
          <Picture
            key={shown.path}
            path={pictureRef(shown)}
            alt={shown.alt}
            width={1200}
            height={1200}
            first
            sizes="(min-width: 64rem) 30rem, 100vw"
            className="size-full object-cover"
          />
        ) : null}
      </div>
      <ul className="flex gap-2 overflow-x-auto p-0.5">
        {shots.map((image, i) => (
          <li key={image.path}>
            <LightButton
              onClick={() => setChosen(i)}
              aria-pressed={i === chosen}
              look="picture"
              className="size-16 overflow-hidden"
            >
              <Picture
                path={pictureRef(image)}
                alt={image.alt}
                width={64}
                height={64}
                loading="lazy"
                className="size-full object-cover"
              />
            </LightButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
