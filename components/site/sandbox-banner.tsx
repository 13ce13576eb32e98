import { getTranslations } from 'next-intl/server'
import { isSandbox } from '@/platform/sandbox'

/** Says on every page that no real money moves here. */
export async function SandboxBanner() {
  if (!isSandbox()) return null
  const t = await getTranslations('common')
  return (
    <p className="bg-caution-soft px-4 py-1 text-center text-xs text-caution">
      {t('sandboxBanner')}
    </p>
  )
}
