import { getLocale, getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { Link } from '@/i18n/link'
import { countryName } from '@/platform/countries'
import {
  EVIDENCE,
  isProcess,
  ORIGIN_RULINGS,
  PROCESS_NAMES,
  PROCESSES,
} from '../../data/origin-processes'
import { originOf } from '../../rules/origin'
import { MAKING_COUNTRIES, stepsAddress, type AskedSteps } from '../../rules/origin-address'

const ORIGIN = '/tariffs/origin'

/** The steps so far, a form that adds one, and the resulting origin; works without scripts. */
export async function OriginHelper({ asked: { steps, wrong } }: { asked: AskedSteps }) {
  const locale = await getLocale()
  const [t, g] = await Promise.all([
    getTranslations('tariffs.origin'),
    getTranslations('goods.origin'),
  ])
  const stepsText = steps.map(({ country, process }) => `${country}-${process}`).join(',')
  return (
    <div className="grid items-start gap-8 lg:grid-cols-2">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
        {wrong.length > 0 ? (
          <Alert variant="caution" role="alert">
            {t('wrong', { steps: wrong.join(', ') })}
          </Alert>
        ) : null}
        {steps.length > 0 ? (
          <section aria-labelledby="steps" className="grid gap-2">
            <h2 id="steps" className="font-medium">
              {t('steps')}
            </h2>
            <ol className="grid gap-px overflow-hidden rounded-md border bg-hairline text-sm">
              {steps.map(({ country, process }, i) => (
                <li
                  key={i}
                  className="grid min-h-11 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 bg-white px-4 py-2"
                >
                  <span>
                    <span className="font-medium">{countryName(country, locale)}:</span>{' '}
                    {isProcess(process) ? g(`processes.${process}`) : process}
                    <span className="block text-xs text-muted">
                      {isProcess(process) ? t(`grades.${PROCESSES[process]}`) : ''}
                    </span>
                  </span>
                  <Link
                    className="text-info underline"
                    rel="nofollow"
                    href={stepsAddress(ORIGIN, steps.toSpliced(i, 1))}
                    aria-label={t('removeOf', { number: i + 1 })}
                  >
                    {t('remove')}
                  </Link>
                </li>
              ))}
            </ol>
          </section>
        ) : null}
        <form
          method="get"
          action={ORIGIN}
          className="grid gap-3 rounded-md border bg-white p-4"
          data-print="hide"
        >
          {stepsText ? <input type="hidden" name="steps" value={stepsText} /> : null}
          <div className="grid gap-3 sm:grid-cols-2">
            <div className="grid min-w-0 content-start gap-1">
              <Label htmlFor="country">{t('country')}</Label>
              <NativeSelect
                id="country"
                name="country"
                defaultValue={steps.at(-1)?.country ?? 'CN'}
              >
                {MAKING_COUNTRIES.map((code) => (
                  <option key={code} value={code}>
                    {countryName(code, locale)}
                  </option>
                ))}
              </NativeSelect>
            </div>
            <div className="grid min-w-0 content-start gap-1">
              <Label htmlFor="process">{t('process')}</Label>
              <NativeSelect id="process" name="process">
                {PROCESS_NAMES.filter((name) => name !== 'made').map((name) => (
                  <option key={name} value={name}>
                    {g(`processes.${name}`)}
                  </option>
                ))}
              </NativeSelect>
            </div>
          </div>
          <Button type="submit">{t('add')}</Button>
        </form>
      </div>
      <Finding steps={steps} />
    </div>
  )
}

async function Finding({ steps }: Pick<AskedSteps, 'steps'>) {
  const locale = await getLocale()
  const [t, g] = await Promise.all([
    getTranslations('tariffs.origin'),
    getTranslations('goods.origin'),
  ])
  if (steps.length === 0) return <p className="text-sm text-muted">{t('none')}</p>
  const finding = originOf({ steps, evidence: '', reference: '', declaredBy: '' })
  const elsewhere = finding.reason === 'formed' ? finding.elsewhere : []
  const inPart = ORIGIN_RULINGS.flatMap(({ number, read }) => (read === 'in_part' ? [number] : []))
  return (
    <section aria-labelledby="origin" className="grid min-w-0 gap-4" aria-live="polite">
      <div className="grid gap-1">
        <h2 id="origin" className="text-lg" data-testid="origin">
          {finding.origin === null
            ? t('open')
            : t('found', { country: countryName(finding.origin, locale) })}
        </h2>
        <p className="max-w-prose">
          {finding.reason === 'formed'
            ? t('because', {
                country: countryName(finding.origin, locale),
                process: g(`processes.${finding.process}`),
              })
            : g(finding.reason)}
        </p>
        {elsewhere.map(({ country, process }, i) => (
          <p key={i} className="max-w-prose text-sm text-muted">
            {t('leaves', {
              process: isProcess(process) ? g(`processes.${process}`) : process,
              country: countryName(country, locale),
              origin: countryName(finding.origin ?? '', locale),
            })}
          </p>
        ))}
        <p className="text-xs text-muted">
          {t('source')}{' '}
          {t('rulings', {
            rulings: ORIGIN_RULINGS.map(({ number, on }) =>
              t('ruling', { number, process: g(`processes.${on}`) }),
            ).join(', '),
          })}
        </p>
        {inPart.length > 0 ? (
          <p className="text-xs text-caution">{t('inPart', { rulings: inPart.join(', ') })}</p>
        ) : null}
      </div>
      <div className="grid gap-1 text-sm">
        <h3 className="font-medium">{t('evidence')}</h3>
        <ul className="grid list-disc gap-1 ps-5">
          {EVIDENCE.filter((each) => each !== 'ruling' || finding.origin === null).map((each) => (
            <li key={each}>{t(`asked.${each}`)}</li>
          ))}
        </ul>
        <p>{t('declarer')}</p>
      </div>
      <p className="text-sm text-muted">{t('notAdvice')}</p>
    </section>
  )
}
