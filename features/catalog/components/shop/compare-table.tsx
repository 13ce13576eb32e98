import { getLocale, getTranslations } from 'next-intl/server'
import { Picture } from '@/components/picture'
import { Button } from '@/components/ui/button'
import { Link, localAddress } from '@/i18n/link'
import { formatIn } from '@/platform/format'
import { compareHref, compareRows, type CompareRow, type CompareWords } from '../../rules/compare'
import type { ProductDetail } from '../../rules/product-views'
import { facetLabel } from './labels'
import { OnlyDifferences } from './only-differences'

/** Products as columns, their attributes as rows; differing rows are marked in words too, and can be shown alone. */
export async function CompareTable({
  products,
  only,
}: {
  products: readonly ProductDetail[]
  only: boolean
}) {
  const [t, to] = await Promise.all([getTranslations('choosing.compare'), localAddress()])
  const rows = await rowsOf(products)
  const styles = products.map(({ styleNumber }) => styleNumber)
  return (
    <div className="group/compare grid grid-cols-[minmax(0,1fr)] gap-3">
      {products.length > 1 ? (
        <OnlyDifferences
          label={t('onlyDifferences')}
          checked={only}
          on={to(compareHref(styles, true))}
          off={to(compareHref(styles))}
        />
      ) : (
        <p className="text-sm text-muted">{t('one')}</p>
      )}
      {/* The box scrolls by itself in both directions, so that the head and the first column stay in view. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div
        role="region"
        aria-label={t('region')}
        tabIndex={0}
        className="relative max-h-[calc(100dvh-6rem)] overflow-auto rounded-md border bg-white"
      >
        <table className="compare">
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">{t('attribute')}</span>
              </th>
              {products.map((product) => (
                <th key={product.slug} scope="col" data-style={product.styleNumber}>
                  <div className="grid gap-1">
                    {product.imagePath ? (
                      <Picture
                        path={product.imagePath}
                        alt={product.imageAlt}
                        width={400}
                        height={400}
                      />
                    ) : null}
                    <Link
                      href={`/products/${product.slug}`}
                      className="text-sm font-semibold text-ink"
                    >
                      {product.name}
                    </Link>
                    <span className="flex flex-wrap items-center gap-x-3">
                      <Button
                        variant="outline"
                        size="sm"
                        data-pick="request"
                        className="text-ink max-md:min-h-11"
                      >
                        {t('add')}
                      </Button>
                      <Link
                        href={compareHref(
                          styles.filter((style) => style !== product.styleNumber),
                          only,
                        )}
                        data-drop={product.styleNumber}
                        aria-label={t('removeNamed', { name: product.name })}
                        className="inline-flex min-h-9 items-center font-normal text-info underline max-md:min-h-11"
                      >
                        {t('remove')}
                      </Link>
                    </span>
                    <span data-note className="font-normal whitespace-normal" />
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.key} row={row} products={products} differs={t('differs')} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Row({
  row,
  products,
  differs,
}: {
  row: CompareRow
  products: readonly ProductDetail[]
  differs: string
}) {
  const marked = row.differs && products.length > 1
  return (
    <tr
      data-row={row.key}
      data-differs={marked || undefined}
      className={
        marked || products.length === 1
          ? undefined
          : 'group-has-[[data-only]:checked]/compare:hidden'
      }
    >
      <th scope="row">
        {row.label}
        {marked ? <span className="block text-xs font-normal text-info">{differs}</span> : null}
      </th>
      {row.cells.map((cell, i) => (
        <td key={products[i]?.slug} className={row.figures ? 'num' : undefined}>
          {cell || <span className="text-muted">–</span>}
        </td>
      ))}
    </tr>
  )
}

async function rowsOf(products: readonly ProductDetail[]): Promise<CompareRow[]> {
  const [t, catalog, format] = await Promise.all([
    getTranslations('choosing.compare.rows'),
    getTranslations('catalog'),
    getLocale().then(formatIn),
  ])
  const words: CompareWords = {
    style: t('style'),
    type: t('type'),
    material: t('material'),
    grade: t('grade'),
    belowMoq: t('belowMoq'),
    moq: t('moq'),
    multiple: t('multiple'),
    leadTime: t('leadTime'),
    sample: t('sample'),
    weight: t('weight'),
    finishes: t('finishes'),
    sizes: t('sizes'),
    hsCode: t('hsCode'),
    materials: t('materials'),
    stock: t('stock'),
    madeToOrder: t('madeToOrder'),
    origin: t('origin'),
    cartonPieces: t('cartonPieces'),
    cartonSize: t('cartonSize'),
    cartonWeight: t('cartonWeight'),
    priceFrom: (quantity) => t('price', { quantity: format.whole(quantity) }),
    days: (count) => catalog('days', { count }),
    pieces: (count) => catalog('pieces', { count }),
    dimension: (name) => t('dimension', { name }),
    option: (name) => t('option', { name }),
    optionPrice: (each, setup, from) => t('optionPrice', { each, setup, from: format.whole(from) }),
    hsCodeOf: (country) => t('hsCodeOf', { country }),
    share: (material, percent) => t('share', { material, percent }),
    ready: (count, days) =>
      t('ready', { pieces: catalog('pieces', { count }), days: catalog('days', { count: days }) }),
    country: format.country,
    typeName: (type) => facetLabel(catalog, 'type', type, type),
  }
  return compareRows(products, words, format)
}
