import { Checkbox } from '@/components/ui/checkbox'
import { LightLabel } from '@/components/ui/light'
import { formatMoney } from '@/platform/money'
import type { ProductDetail } from '../../rules/product-views'
import type { ConfiguratorTexts } from './configurator-texts'
import { fill } from '@/platform/fill'

/**
 * Options of a product, each with its price, set-up, days and own minimum. An option that is incompatible with a
 * selected one can’t be selected, and says why.
 */
export function OptionChoice({
  product,
  chosen,
  texts,
  onChange,
}: {
  product: ProductDetail
  chosen: readonly string[]
  texts: ConfiguratorTexts
  onChange: (codes: readonly string[]) => void
}) {
  const { locale } = texts
  const against = (option: ProductDetail['options'][number]) =>
    product.options.find(
      ({ code, excludes }) =>
        chosen.includes(code) && (excludes.includes(option.code) || option.excludes.includes(code)),
    )?.name
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-sm font-medium">{texts.options}</legend>
      {product.options.map((option) => (
        <LightLabel choice key={option.code} className="flex min-h-9 items-start gap-2">
          <Checkbox
            disabled={against(option) !== undefined}
            checked={chosen.includes(option.code)}
            onCheckedChange={(checked) =>
              onChange(
                checked ? [...chosen, option.code] : chosen.filter((code) => code !== option.code),
              )
            }
          />
          <span>
            {option.name}
            {option.detail ? `, ${option.detail}` : ''}
            <span className="block text-xs text-muted">
              {[
                fill(texts.optionEach, {
                  price: formatMoney(option.unitPriceMinor, 'USD', locale),
                }),
                option.setupFeeMinor
                  ? fill(texts.optionSetup, {
                      price: formatMoney(option.setupFeeMinor, 'USD', locale),
                    })
                  : '',
                option.leadTimeDays ? fill(texts.optionDays, { days: option.leadTimeDays }) : '',
                option.minimumQuantity > product.moq
                  ? fill(texts.optionMinimum, { count: option.minimumQuantity })
                  : '',
                option.artwork
                  ? chosen.includes(option.code)
                    ? texts.artworkAccepted
                    : texts.optionArtwork
                  : '',
                against(option)
                  ? fill(texts.optionExcluded, { option: against(option) ?? '' })
                  : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        </LightLabel>
      ))}
    </fieldset>
  )
}
