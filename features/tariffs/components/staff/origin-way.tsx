import { getLocale, getTranslations } from 'next-intl/server'
import { countryName } from '@/platform/countries'
import { originOf, type MakingRoute } from '../../rules/origin'

/** One production route: the resulting origin, why, and the proof. */
export async function OriginWay({ route }: { route: MakingRoute }) {
  const [locale, t, o] = [
    await getLocale(),
    await getTranslations('productEditor.customs'),
    await getTranslations('goods.origin'),
  ]
  const finding = originOf(route)
  const proof = [
    route.evidence ? o(`evidence.${route.evidence as 'certificate'}`) : '',
    route.reference,
    route.declaredBy,
  ].filter(Boolean)
  return (
    <>
      <span className="font-medium">
        {finding.origin === null
          ? t('noOrigin')
          : t('origin', { country: countryName(finding.origin, locale) })}
      </span>{' '}
      {finding.reason === 'formed'
        ? o('formed', { process: o(`processes.${finding.process}`) })
        : o(finding.reason)}
      {proof.length > 0 ? <span className="text-muted"> · {proof.join(', ')}</span> : null}
    </>
  )
}
