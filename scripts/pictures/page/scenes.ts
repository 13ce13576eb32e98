import type { Group } from 'three'
import { assembly, painted, rest, turn } from '../../../features/designs/models/geometry/part'
import { buildModel } from '../../../features/designs/models/registry'
import { PRODUCT_MODELS } from '../../../features/designs/models/products/all'
import { finish, place, shoot, type View } from './stage'

/** slug, surface, x and z in mm, turn in degrees */
type Item = [slug: string, surface: string, x: number, z: number, yaw: number]

interface Still {
  width: number
  height: number
  alt: string
  view: View
  items: Item[]
}

const TABLE: Item[] = [
  ['drawer-box-with-ribbon', 'paper-ivory', 40, -70, -32],
  ['hinged-wooden-ring-box', 'walnut', -62, -52, -12],
  ['ring-cone', 'steel-brushed', 128, -38, 0],
  ['round-catch-all-tray-120-mm', 'gold-brushed', 112, 64, 15],
  ['cuban-link-bracelet-8-mm', 'steel-polished', -8, 46, 10],
  ['open-cuff-10-mm', 'gold-polished', -92, 34, -28],
  ['domed-band-ring-6-mm', 'rose-polished', 42, 96, -42],
  ['bevelled-band-ring-8-mm', 'black-polished', -46, 100, -30],
]

/** Still lives for the home page: calm, with the ground left free where text stands. */
export const SCENES: Record<string, Still> = {
  'hero-1600': {
    width: 1600,
    height: 900,
    view: { elevation: 30, fill: [0.5, 0.84], shift: [0.4, 0] },
    items: TABLE,
    alt: 'Steel and gold rings, a cuff and a curb bracelet with a walnut ring box, an ivory drawer box, a ring cone and a brass-toned tray',
  },
  'hero-800': {
    width: 800,
    height: 800,
    view: { elevation: 36, fill: 0.86 },
    items: TABLE.filter(
      ([slug]) => slug !== 'hinged-wooden-ring-box' && slug !== 'open-cuff-10-mm',
    ),
    alt: 'Steel and gold rings, a curb bracelet, a drawer box, a ring cone and a tray on a light ground',
  },
  jewelry: {
    width: 800,
    height: 600,
    view: { elevation: 34, fill: [0.78, 0.8] },
    alt: 'Bracelet, cuff, rings and hoops in steel, PVD gold, rose gold and black',
    items: [
      ['cuban-link-bracelet-8-mm', 'gold-polished', -34, -8, 20],
      ['open-cuff-10-mm', 'steel-brushed', 44, -30, -28],
      ['domed-band-ring-6-mm', 'rose-polished', 8, 34, -38],
      ['bevelled-band-ring-8-mm', 'black-polished', 40, 32, -24],
      ['hoop-earrings-30-mm', 'steel-polished', 94, 12, -10],
    ],
  },
  boxes: {
    width: 800,
    height: 600,
    view: { elevation: 34, fill: [0.8, 0.8] },
    alt: 'Wooden, velvet, paperboard and leather jewelry boxes, opened',
    items: [
      ['hinged-wooden-ring-box', 'walnut', 66, 40, -22],
      ['magnetic-flap-gift-box', 'paper-charcoal', -42, -50, -18],
      ['zip-travel-case', 'leather-burgundy', 98, -50, -26],
      ['hexagon-velvet-box', 'velvet-burgundy', -62, 66, -8],
    ],
  },
  organizers: {
    width: 800,
    height: 600,
    view: { elevation: 30, fill: [0.8, 0.84] },
    alt: 'Necklace stand, pierced earring tree, ring cone and trays in brushed steel and gold',
    items: [
      ['t-bar-bracelet-stand', 'steel-brushed', -60, -70, -22],
      ['earring-tree-120-holes', 'black-brushed', 180, -120, -20],
      ['round-catch-all-tray-120-mm', 'gold-brushed', 96, 70, 15],
      ['ring-cone', 'gold-brushed', -70, 74, 0],
    ],
  },
}

/** Draws one still life; returns its size and alternative text. */
export function drawScene(name: string): { width: number; height: number; alt: string } {
  const still = SCENES[name]
  if (!still) throw new Error(`No scene ${name}`)
  const group: Group = assembly()
  for (const [slug, surface, x, z, yaw] of still.items) {
    const product = PRODUCT_MODELS[slug]
    if (!product) throw new Error(`No model for ${slug}`)
    const piece = rest(turn(assembly(painted(surface, buildModel(product.model))), 0, yaw, 0))
    piece.position.x = x
    piece.position.z = z
    group.add(piece)
  }
  place(group, false)
  finish('steel-polished')
  const scale = still.width < 1000 ? 2 : 1
  shoot(still.width * scale, still.height * scale, still.view)
  return { width: still.width * scale, height: still.height * scale, alt: still.alt }
}
