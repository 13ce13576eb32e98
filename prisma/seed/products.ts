import { existsSync } from 'node:fs'
import { productWords } from '@/features/catalog/rules/search-words'
import { originsOf } from '@/features/tariffs/rules/origin'
import type { Prisma, PrismaClient } from '@/platform/db/generated/client'
import { demoProducts } from './catalog'
import { orderRulesOf } from './catalog/order-rules'
import type { DemoProduct } from './catalog/types'

const LINE = { jewelry: 'JEWELRY', boxes: 'BOXES', organizers: 'ORGANIZERS' } as const

/** Writes the demonstration catalog into an empty database. */
export async function seedProducts(db: PrismaClient): Promise<number> {
  for (const [position, product] of demoProducts.entries())
    await db.product.create({ data: row(product, position) })
  return demoProducts.length
}

function row(p: DemoProduct, position: number): Prisma.ProductCreateInput {
  return {
    slug: p.slug,
    styleNumber: p.styleNumber,
    name: p.name,
    line: LINE[p.line],
    type: p.type,
    summary: p.summary,
    description: p.description,
    grade: p.grade,
    material: p.material,
    dimensions: p.dimensions,
    unitWeightGrams: p.unitWeightGrams,
    moq: p.moq,
    orderMultiple: p.orderMultiple,
    leadTimeDays: p.leadTimeDays,
    sampleLeadTimeDays: p.sampleLeadTimeDays,
    cartonPieces: p.carton.pieces,
    cartonLengthMm: p.carton.lengthMm,
    cartonWidthMm: p.carton.widthMm,
    cartonHeightMm: p.carton.heightMm,
    cartonGrossGrams: p.carton.grossWeightGrams,
    hsCodeUs: p.hsCodeUs,
    origins: originsOf(p.routes),
    routes: p.routes.map((route) => ({
      ...route,
      steps: route.steps.map((step) => ({ ...step })),
    })),
    facts: p.facts.map((stated) => ({ ...stated })),
    ...withoutNull(orderRulesOf(p)),
    ...p.rules,
    status: 'PUBLISHED',
    isDemo: true,
    position,
    searchText: productWords({
      ...p,
      variants: p.finishes.map(({ name }) => ({ finishName: name })),
    }),
    variants: {
      create: p.finishes.flatMap((finish, f) =>
        p.sizes.map((size, s) => ({
          sku: `${p.styleNumber}-${finish.code}-${size.code}`.toUpperCase(),
          finishCode: finish.code,
          finishName: finish.name,
          sizeCode: size.code,
          sizeName: size.name,
          unitPriceDeltaMinor: finish.unitPriceDeltaMinor,
          position: f * p.sizes.length + s,
        })),
      ),
    },
    priceBreaks: { create: p.priceBreaks },
    options: { create: p.options.map((option, i) => ({ ...option, position: i })) },
    images: { create: pictures(p) },
  }
}

/** A JSON column takes no null except its own default. */
const withoutNull = ({ shortRun, ...rules }: ReturnType<typeof orderRulesOf>) => ({
  ...rules,
  ...(shortRun ? { shortRun } : {}),
})

/** The existing pictures: one per finish, then angle, macro, scale and packing. */
function pictures(p: DemoProduct) {
  const first = p.finishes[0]?.name.toLowerCase() ?? ''
  const shots = [
    ...p.finishes.map((finish) => ({
      role: 'hero',
      finishCode: finish.code,
      shot: finish.code,
      alt: `${p.name}, ${finish.name.toLowerCase()}`,
    })),
    { role: 'angle', finishCode: null, shot: 'angle', alt: `${p.name}, ${first}, second view` },
    {
      role: 'macro',
      finishCode: null,
      shot: 'macro',
      alt: `${p.name}, close-up of the ${first} finish`,
    },
    {
      role: 'scale',
      finishCode: null,
      shot: 'scale',
      alt: `${p.name} with its dimensions in millimetres`,
    },
    { role: 'packing', finishCode: null, shot: 'packing', alt: `${p.name} in its packing` },
  ]
  return shots
    .map(({ shot, ...picture }, position) => ({
      ...picture,
      path: `/products/${p.slug}/${shot}`,
      position,
    }))
    .filter((picture) => existsSync(`public${picture.path}-400.avif`))
}
