import { importProducts, previewProducts } from '@/features/catalog/commands/import-products'
import { takeFile } from '../take-file'

/** A CSV of products as a raw body; `?draft=1` takes it, otherwise it is only said what it would do. */
export function POST(request: Request): Promise<Response> {
  return takeFile(request, { permission: 'catalog.edit', megabytes: 20 }, async (viewer, file, { draft }) => (draft ? importProducts(viewer, file) : shown(await previewProducts(viewer, file))))
}

/** The browser is shown what changes, not whole products. */
const shown = ({ products, ...run }: Awaited<ReturnType<typeof previewProducts>>) => ({ ...run, products: products.map(({ line, styleNumber, name, held, fields }) => ({ line, styleNumber, name, isNew: held === null, fields })) })
