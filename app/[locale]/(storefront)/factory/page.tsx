import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { heldDocuments } from '@/features/catalog/queries/documents'
import { ContactBlock } from '@/features/company/components/shop/contact-block'
import { FactoryPhotos } from '@/features/company/components/shop/factory-photos'
import { OrganizationData } from '@/features/company/components/shop/organization-data'
import { aboutHouse } from '@/features/company/queries/house-texts'
import { dayText } from '@/platform/dates'
import { houseFacts } from '@/platform/house/facts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('evidencePages.factory')
  return { title: t('title'), description: t('lead'), alternates: { canonical: '/factory' } }
}

/** Who makes the goods: process, certificates, samples, deposits, and how to reach them. */
export default async function FactoryPage() {
  const [t, locale, house, about, documents] = await Promise.all([
    getTranslations('evidencePages.factory'),
    getLocale(),
    houseFacts(),
    aboutHouse(),
    heldDocuments(),
  ])
  const steps = (about?.process ?? []).map((line) => {
    const [name = '', ...rest] = line.split(':')
    return { name: name.trim(), said: rest.join(':').trim() }
  })
  return (
    <main id="content" className="shell grid gap-10 py-10">
      <div className="grid max-w-3xl gap-4">
        <h1 className="text-2xl">{house.legalName}</h1>
        {about?.isDemo ? <Alert variant="info">{t('demo')}</Alert> : null}
        {about?.about.map((paragraph) => (
          <p key={paragraph} className="leading-relaxed">
            {paragraph}
          </p>
        ))}
      </div>
      <FactoryPhotos />
      {steps.length > 0 ? (
        <section aria-labelledby="process" className="grid gap-3">
          <h2 id="process" className="text-xl">
            {t('process')}
          </h2>
          <ol className="grid max-w-4xl gap-x-8 border-t sm:grid-cols-2">
            {steps.map(({ name, said }, i) => (
              <li key={name} className="grid grid-cols-[2rem_minmax(0,1fr)] border-b py-3">
                <span className="text-muted tabular-nums">{i + 1}</span>
                <span>
                  <b className="font-medium">{name}</b>
                  {said ? <span className="block text-sm text-muted">{said}</span> : null}
                </span>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <section aria-labelledby="certificates" className="grid gap-3">
        <h2 id="certificates" className="text-xl">
          {t('certificates')}
        </h2>
        {documents.length === 0 ? <p className="text-muted">{t('noCertificates')}</p> : null}
        <ul className="grid max-w-4xl gap-x-8 border-t sm:grid-cols-2">
          {documents.map((each) => (
            <li key={each.code} className="grid content-start gap-1 border-b py-3 text-sm">
              <a
                className="inline-flex min-h-6 items-center text-base text-info underline"
                href={`/api/documents/${each.code}`}
              >
                {each.number}
              </a>
              <span>
                {t('issuer', { issuer: each.issuer, day: dayText(each.issuedOn, locale) })}
              </span>
              <span className="text-muted">{each.scope}</span>
              <span className="text-muted">
                {each.expiresOn ? t('until', { day: dayText(each.expiresOn, locale) }) : t('noEnd')}
                {each.isDemo ? ` · ${t('demoDocument')}` : ''}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {about?.samples || about?.deposits ? (
        <section aria-labelledby="terms" className="grid max-w-3xl gap-3">
          <h2 id="terms" className="text-xl">
            {t('terms')}
          </h2>
          {about.samples ? <p>{about.samples}</p> : null}
          {about.deposits ? <p>{about.deposits}</p> : null}
        </section>
      ) : null}
      <section aria-labelledby="contact" className="grid gap-3">
        <h2 id="contact" className="text-xl">
          {t('contact')}
        </h2>
        <ContactBlock />
      </section>
      <OrganizationData />
    </main>
  )
}
