import { getLocale, getTranslations } from 'next-intl/server'
import { dayText } from '@/platform/dates'
import { housePhotos } from '@/platform/house/pictures'

/** Photographs of the factory, each with its day; renderings are marked as such. */
export async function FactoryPhotos() {
  const [photos, t, locale] = await Promise.all([
    housePhotos(),
    getTranslations('evidencePages.factory'),
    getLocale(),
  ])
  if (photos.length === 0) return null
  return (
    <section aria-labelledby="photographs" className="grid gap-3">
      <h2 id="photographs" className="text-xl">
        {t('photographs')}
      </h2>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {photos.map((each) => (
          <li key={each.id} className="grid content-start gap-2">
            <img
              src={each.path}
              alt={each.caption}
              width={each.width}
              height={each.height}
              loading="lazy"
              className="aspect-[4/3] w-full bg-ground object-cover"
            />
            <p className="text-sm">
              {each.caption}
              <span className="block text-xs text-muted">
                {t(each.isRender ? 'rendered' : 'photographed', {
                  day: dayText(each.takenOn, locale),
                })}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
