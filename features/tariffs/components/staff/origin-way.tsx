import { getLocale, getTranslations } from 'next-intl/server'
import { countryName } from '@/platform/countries'
import { originOf, type MakingRoute } from '../../rules/origin'

/** One way of making: the origin that follows from it, why, and what proves it. */
export async function OriginWay({ route }: { route: MakingRoute }) {
  const [locale, t, o] = [
    await getLocale(),
    await getTranslations('productEditor.customs'),
    await getTranslations('goods.origin'),
  ]
  const found = originOf(route)
  const proof = [
    route.evidence ? o(`evidence.${route.evidence as 'certificate'}`) : '',
    route.reference,
    route.declaredBy,
  ].filter(Boolean)
  return (
    <>
      <span className="font-medium">
        {found.origin === null
          ? t('noOrigin')
          : t('origin', { country: countryName(found.origin, locale) })}
      </span>{' '}
      {found.reason === 'formed'
        ? o('formed', { process: o(`processes.${found.process}`) })
        : o(found.reason)}
      {proof.length > 0 ? <span className="text-muted"> · {proof.join(', ')}</span> : null}
    </>
  )
}
