import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { Badge } from '@/components/ui/badge'
import { KEY_BEGINS } from '@/features/accounts/rules/api-key'
import { Link } from '@/i18n/link'
import { deskDay } from '@/platform/dates'
import { revokeApiKeyAction } from '../../actions/api-keys'
import type { ApiKeyView } from '../../queries/api-keys'
import { ApiKeyForm } from './api-key-form'

/** The keys of a company's own programs, for its owners. */
export async function ApiKeys({
  company,
  keys,
}: {
  company: { id: string; name: string }
  keys: readonly ApiKeyView[]
}) {
  const t = await getTranslations('ownCompany.apiKeys')
  return (
    <>
      <div className="grid gap-1 text-sm">
        <p className="max-w-prose text-muted">{t('lead', { company: company.name })}</p>
        <p>
          <Link
            href="/docs/api#keys"
            className="inline-flex min-h-11 items-center text-info underline"
          >
            {t('docs')}
          </Link>
        </p>
      </div>
      {keys.length > 0 ? (
        <ul className="divide-y rounded-md border bg-white">
          {keys.map((key) => (
            <KeyRow key={key.id} companyId={company.id} apiKey={key} />
          ))}
        </ul>
      ) : (
        <p className="text-sm text-muted">{t('none')}</p>
      )}
      <section aria-labelledby="make-key" className="grid gap-3">
        <h2 id="make-key" className="text-lg">
          {t('make')}
        </h2>
        <p className="max-w-prose text-sm text-muted">{t('makeLead', { company: company.name })}</p>
        <ApiKeyForm companyId={company.id} />
      </section>
    </>
  )
}

async function KeyRow({ companyId, apiKey }: { companyId: string; apiKey: ApiKeyView }) {
  const [t, locale] = await Promise.all([getTranslations('ownCompany.apiKeys'), getLocale()])
  const { id, name, lastFour, scopes, createdBy, createdAt, expiresAt, lastUsedAt, state } = apiKey
  const day = (at: Date) => deskDay(at, locale)
  return (
    <li className="grid min-w-0 gap-2 p-4 text-sm">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="text-base font-medium wrap-anywhere">{name}</span>
        <span className="font-mono text-muted">{`${KEY_BEGINS}…${lastFour}`}</span>
        <Badge variant={state === 'works' ? 'ok' : 'default'}>{t(`states.${state}`)}</Badge>
      </div>
      <p>{t('reads', { scopes: scopes.map((scope) => t(`scopes.${scope}`)).join(', ') })}</p>
      <p className="flex flex-wrap gap-x-3 text-muted">
        <span>{t('madeBy', { by: createdBy, day: day(createdAt) })}</span>
        <span>{t('ends', { day: day(expiresAt) })}</span>
        <span>{lastUsedAt ? t('used', { day: day(lastUsedAt) }) : t('unused')}</span>
        {apiKey.revokedAt ? (
          <span>{t('revokedBy', { by: apiKey.revokedBy, day: day(apiKey.revokedAt) })}</span>
        ) : null}
      </p>
      {state === 'works' ? (
        <details>
          <summary className="flex min-h-11 cursor-pointer items-center text-info underline">
            {t('revoke')}
          </summary>
          <div className="grid justify-items-start gap-2 py-2">
            <p className="max-w-prose wrap-anywhere text-muted">{t('revokeText', { name })}</p>
            <DeskForm
              action={revokeApiKeyAction}
              id={`revoke-${id}`}
              hidden={{ companyId, keyId: id }}
              destructive
              submit={t('revokeSubmit')}
              fields={[]}
            />
          </div>
        </details>
      ) : null}
    </li>
  )
}

/** The way to the keys, for who may make one. */
export async function ApiKeysLink() {
  const t = await getTranslations('ownCompany.apiKeys')
  return (
    <p className="text-sm">
      <Link
        href="/account/api-keys"
        className="inline-flex min-h-11 items-center text-info underline"
      >
        {t('link')}
      </Link>
    </p>
  )
}
