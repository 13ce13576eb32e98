import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { countryName } from '@/platform/countries'
import type { GoodsFacts } from '../../rules/goods-facts'
import { ORIGINS, type AskedRoute } from '../../rules/helper-address'
import { DESTINATIONS } from '../../schema'

/** Where the goods come from and go to, as a form of its own; other answers stay in its address. */
export async function HelperRoute({
  path,
  route,
  keep,
}: {
  path: string
  route: AskedRoute
  keep: GoodsFacts
}) {
  const locale = await getLocale()
  const t = await getTranslations('tariffs')
  const selects = [
    ['from', ORIGINS],
    ['to', DESTINATIONS],
  ] as const
  return (
    <form
      method="get"
      action={path}
      className="grid grid-cols-2 gap-3 rounded-md border bg-white p-4"
      data-print="hide"
    >
      {Object.entries(keep).map(([fact, answer]) => (
        <input key={fact} type="hidden" name={fact} value={answer} />
      ))}
      {selects.map(([name, all]) => (
        <div key={name} className="grid min-w-0 content-start gap-1">
          <Label htmlFor={name}>{t(`fields.${name}`)}</Label>
          <NativeSelect
            key={route[name]}
            id={name}
            name={name}
            defaultValue={route[name]}
            aria-invalid={route.wrong.includes(name)}
            aria-describedby={route.wrong.includes(name) ? `${name}-wrong` : undefined}
          >
            {all.map((code) => (
              <option key={code} value={code}>
                {countryName(code, locale)}
              </option>
            ))}
          </NativeSelect>
          {route.wrong.includes(name) ? (
            <p id={`${name}-wrong`} className="text-xs text-fault">
              {t(`wrong.${name}`)}
            </p>
          ) : null}
        </div>
      ))}
      <Button type="submit" variant="outline" className="col-span-full">
        {t('classify.setRoute')}
      </Button>
    </form>
  )
}
