import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/link'
import { familyOfType } from '@/features/designs/rules/start-design'
import { formatIn } from '@/platform/format'
import type { ProductDetail } from '../../rules/product-views'
import type { ProductionTold } from '../../queries/production-told'

/** All measures of a product, in millimetres and grams. */
export async function ProductSpecs({
  product,
  production,
}: {
  product: ProductDetail
  production: ProductionTold
}) {
  const [t, locale] = await Promise.all([getTranslations('catalog'), getLocale()])
  const { decimal, whole } = formatIn(locale)
  const inches = (millimetres: string) => decimal((Number(millimetres) / 25.4).toFixed(2))
  const { carton } = product
  const family = familyOfType(product.type)
  const rows = [
    [t('detail.material'), product.material],
    ...product.dimensions.map((d) => [
      d.name,
      t('detail.dimension', { value: decimal(d.millimetres), inches: inches(d.millimetres) }),
    ]),
    [t('detail.unitWeight'), t('detail.grams', { value: decimal(product.unitWeightGrams) })],
    [t('detail.hsCode'), product.hsCodeUs],
    [t('detail.sample'), production.told[product.sampleLeadTimeDays] ?? ''],
  ]
  const packing = [
    [t('detail.cartonPieces'), whole(carton.pieces)],
    [
      t('detail.cartonSize'),
      t('detail.cartonSizeValue', {
        length: carton.lengthMm,
        width: carton.widthMm,
        height: carton.heightMm,
      }),
    ],
    [
      t('detail.cartonWeight'),
      t('detail.kilograms', { value: decimal((carton.grossGrams / 1000).toFixed(1)) }),
    ],
  ]
  return (
    <div className="grid gap-8 md:grid-cols-2">
      {(
        [
          ['specs', rows],
          ['packing', packing],
        ] as const
      ).map(([key, list]) => (
        <section key={key} aria-labelledby={key} className="grid content-start gap-2">
          <h2 id={key} className="text-base">
            {t(`detail.${key}`)}
          </h2>
          <table className="ledger">
            <tbody>
              {list.map(([label, value]) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td className="num">{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {key === 'specs' ? (
            <>
              <p className="max-w-prose text-sm text-muted">{product.description}</p>
              {production.notes.map((note) => (
                <p key={note} className="max-w-prose text-xs text-muted">
                  {note}
                </p>
              ))}
              {family ? (
                <p className="text-sm">
                  <Link
                    className="inline-flex min-h-11 items-center text-info underline"
                    href={`/design/${family}`}
                    prefetch={false}
                  >
                    {t('detail.shape')}
                  </Link>
                </p>
              ) : null}
            </>
          ) : (
            <p className="text-sm text-muted">
              {t('detail.demo')}{' '}
              <Link className="text-info underline" href="/request" prefetch={false}>
                {t('emptyAsk')}
              </Link>
            </p>
          )}
        </section>
      ))}
    </div>
  )
}
