import type { GoodsFacts, StatedFact } from '@/features/tariffs/rules/goods-facts'
import type { MakingRoute } from '@/features/tariffs/rules/origin'
import type { Line, Row } from './types'

/** Facts of the goods of a type; a product's own row may override them. */
const OF_TYPE: Readonly<Record<string, GoodsFacts>> = {
  'paperboard-boxes': { surface: 'paper', build: 'rigid', fitted: 'yes', base: 'board' },
  'wood-boxes': { surface: 'wood', lining: 'textile' },
  'leather-boxes': { surface: 'plastic_sheeting', carried: 'no' },
  'velvet-boxes': { surface: 'textile', carried: 'no' },
  'watch-boxes': { surface: 'plastic_sheeting', carried: 'no' },
  'travel-cases': { surface: 'plastic_sheeting', carried: 'no' },
  'steel-boxes': { surface: 'metal', body: 'stainless' },
  busts: { use: 'shop' },
}
const OF_LINE: Readonly<Record<Line, GoodsFacts>> = {
  jewelry: { kind: 'jewelry', metal: 'base', stones: 'none', cuff_link: 'no', chain: 'none' },
  boxes: { kind: 'case' },
  organizers: { kind: 'display', body: 'stainless', use: 'home' },
}
const CHAINS = /^(bracelets|necklaces|anklets)$/

/** The facts stated of a product, in the order of the questions. */
export function statedFacts(line: Line, type: string, row: Row): StatedFact[] {
  const chain: GoodsFacts = line === 'jewelry' && CHAINS.test(type) ? { chain: 'finished' } : {}
  const facts = { ...OF_LINE[line], ...OF_TYPE[type], ...chain, ...row.facts }
  return Object.entries(facts).flatMap(([fact, answer]) => (answer ? [{ fact, answer }] : []))
}

/** The process that forms a type in China. */
const FORMED: Readonly<Record<string, string>> = {
  bracelets: 'chain_making',
  necklaces: 'chain_making',
  anklets: 'chain_making',
  rings: 'machining',
  'paperboard-boxes': 'case_making',
  'wood-boxes': 'woodworking',
  'leather-boxes': 'case_making',
  'velvet-boxes': 'case_making',
  'watch-boxes': 'case_making',
  'travel-cases': 'sewing',
  'steel-boxes': 'deep_drawing',
}

/** The ways of making it: in China, and where the demonstration says so, pressed from sheet in Mexico too. */
export function routesOf(type: string, row: Row): MakingRoute[] {
  const china = ['polishing', 'packing'].map((process) => ({ country: 'CN', process }))
  const unproven = { evidence: '', reference: '', declaredBy: '' }
  return [
    { steps: [{ country: 'CN', process: FORMED[type] ?? 'stamping' }, ...china], ...unproven },
    ...(row.mexico
      ? [
          {
            steps: [
              { country: 'MX', process: row.mexico.process },
              { country: 'MX', process: 'polishing' },
            ],
            evidence: 'production_record',
            reference: row.mexico.record,
            declaredBy: 'Demo works, Monterrey',
          },
        ]
      : []),
  ]
}
