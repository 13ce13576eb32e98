import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { MessagesProvider } from '@/i18n/messages-provider'
import { dayText, deskInstant } from '@/platform/dates'
import { withdrawHousePictureAction } from '../../actions/withdraw-house-picture'
import type { DeskHousePicture } from '../../queries/house-pictures'
import { HousePictureForm } from './house-picture-form'

/** The logo, or the photographs of the factory: those that are shown, and a form for another. */
export async function HousePicturesPanel({
  kind,
  pictures,
  mayEdit,
}: {
  kind: 'LOGO' | 'PHOTO'
  pictures: readonly DeskHousePicture[]
  mayEdit: boolean
}) {
  const [t, common, locale, { settings, staff }] = await Promise.all([
    getTranslations('settings.pictures'),
    getTranslations('settings'),
    getLocale(),
    getMessages(),
  ])
  return (
    <section aria-labelledby="house-pictures" className="grid gap-3">
      <h2 id="house-pictures" className="text-lg">
        {t(`titles.${kind}`)}
      </h2>
      <p className="max-w-prose text-sm text-muted">{t(`leads.${kind}`)}</p>
      {pictures.length === 0 ? <p className="text-sm text-caution">{t(`none.${kind}`)}</p> : null}
      <MessagesProvider
        messages={{ settings: { pictures: settings.pictures }, staff: { form: staff.form } }}
      >
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {pictures.map((each) => (
            <li key={each.id} className="grid content-start gap-2 rounded-md border bg-white p-3">
              <img
                src={each.path}
                alt={each.caption || t('logoAlt')}
                className={
                  kind === 'LOGO'
                    ? 'h-16 w-full object-contain object-left'
                    : 'aspect-[4/3] w-full object-cover'
                }
              />
              <div className="text-sm">
                {each.caption ? <p className="font-medium">{each.caption}</p> : null}
                {each.takenOn ? (
                  <p className="text-muted">
                    {t(each.isRender ? 'rendered' : 'photographed', {
                      day: dayText(each.takenOn, locale),
                    })}
                  </p>
                ) : null}
                <p className="text-xs text-muted">
                  {common('by', { by: each.by, at: deskInstant(each.at, locale) })}
                  {each.isDemo ? ` · ${common('demo')}` : ''}
                </p>
              </div>
              {mayEdit ? (
                <DeskForm
                  action={withdrawHousePictureAction}
                  id={`withdraw-${each.id}`}
                  hidden={{ id: each.id }}
                  fields={[]}
                  submit={t('withdraw')}
                />
              ) : null}
            </li>
          ))}
        </ul>
        {mayEdit ? <HousePictureForm kind={kind} /> : null}
      </MessagesProvider>
    </section>
  )
}
