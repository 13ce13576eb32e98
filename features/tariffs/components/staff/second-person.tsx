import { getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { Link } from '@/i18n/link'

/**
 * Tells the author of a change who may publish it.
 * @param names of the others who may
 */
export async function SecondPerson({
  allowed,
  names,
}: {
  allowed: boolean
  names: readonly string[]
}) {
  const t = await getTranslations('tariffDesk.second')
  return (
    <Alert variant={allowed ? 'caution' : 'info'} data-testid="second-person">
      {allowed
        ? t('oneDoes')
        : `${t('own')} ${names.length > 0 ? t('others', { names: names.join(', ') }) : t('nobody')}`}{' '}
      <Link className="underline" href="/staff/tariffs/publishing">
        {t('setting')}
      </Link>
    </Alert>
  )
}
