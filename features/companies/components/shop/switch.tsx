import { getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import type { Actor } from '@/features/accounts/rules/actor'
import { askToJoinAction, lookAtCompanyAction } from '../../actions/people'
import { companiesOfDomain, ownCompanies } from '../../queries/company-people'

/** Which company a person has selected, where they belong to several: what they start is started in its name. */
export async function CompanySwitch({ actor }: { actor: Actor }) {
  const [t, companies] = await Promise.all([
    getTranslations('ownCompany.switch'),
    ownCompanies(actor),
  ])
  const [present, ...others] = companies
  if (!present || others.length === 0) return null
  return (
    <section
      aria-label={t('title')}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border bg-white p-3 text-sm"
    >
      <p className="font-medium">{t('present', { company: present.name })}</p>
      {others.map(({ id, name }) => (
        <DeskForm
          key={id}
          action={lookAtCompanyAction}
          id={`look-${id}`}
          hidden={{ companyId: id }}
          submit={t('look', { company: name })}
          fields={[]}
        />
      ))}
    </section>
  )
}

/** Companies of one's own mail domain that one may ask to join; nothing for somebody who belongs to one. */
export async function DomainCompanies({ actor }: { actor: Extract<Actor, { kind: 'member' }> }) {
  if (actor.memberships.length > 0) return null
  const [t, companies] = await Promise.all([
    getTranslations('ownCompany.domain'),
    companiesOfDomain(actor),
  ])
  if (companies.length === 0) return null
  return (
    <section
      aria-labelledby="domain"
      className="grid gap-3 rounded-md border border-info bg-white p-4 text-sm"
    >
      <h2 id="domain" className="text-base">
        {t('title')}
      </h2>
      {companies.map(({ id, name, isAsked }) =>
        isAsked ? (
          <p key={id} role="status">
            {t('asked', { company: name })}
          </p>
        ) : (
          <div key={id} className="grid justify-items-start gap-2">
            <p className="max-w-prose">{t('text', { company: name })}</p>
            <DeskForm
              action={askToJoinAction}
              id={`ask-${id}`}
              hidden={{ companyId: id }}
              submit={t('ask', { company: name })}
              fields={[]}
            />
          </div>
        ),
      )}
    </section>
  )
}
