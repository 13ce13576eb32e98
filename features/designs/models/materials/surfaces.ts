import {
  Color,
  DoubleSide,
  type Material,
  MeshPhysicalMaterial,
  type MeshPhysicalMaterialParameters,
  SRGBColorSpace,
  type Texture,
  Vector2,
} from 'three'
import { board, brushedNormals, fibreNormals, leatherNormals, woodGrain } from './textures'

type Maker = () => MeshPhysicalMaterial

/** Reflectance at normal incidence, linear; measured metals tuned for PVD coats. */
const METAL_TINTS = {
  steel: [0.8, 0.795, 0.785],
  gold: [0.93, 0.66, 0.3],
  rose: [0.91, 0.58, 0.45],
  black: [0.05, 0.052, 0.057],
} as const
type Metal = keyof typeof METAL_TINTS

/** A second copy of a texture costs memory; each is made on first use. */
const textures = new Map<string, Texture>()
function texture<T extends Texture>(key: string, make: () => T): T {
  const found = textures.get(key)
  if (found) return found as T
  const newTexture = make()
  textures.set(key, newTexture)
  return newTexture
}

const physical = (parameters: MeshPhysicalMaterialParameters) =>
  new MeshPhysicalMaterial({ ior: 1.5, ...parameters })
const linear = (rgb: readonly number[]) => new Color().setRGB(rgb[0]!, rgb[1]!, rgb[2]!)
const srgb = (hex: string) => new Color().setStyle(hex, SRGBColorSpace)

const polished =
  (metal: Metal): Maker =>
  () =>
    physical({
      color: linear(METAL_TINTS[metal]),
      metalness: 1,
      roughness: metal === 'black' ? 0.16 : 0.085,
    })

const brushed =
  (metal: Metal): Maker =>
  () =>
    physical({
      color: linear(METAL_TINTS[metal].map((c) => c * 0.8)),
      metalness: 1,
      roughness: 0.36,
      anisotropy: 0.75,
      normalMap: texture('brushed', brushedNormals),
      normalScale: new Vector2(0.55, 0.55),
    })

const matte =
  (metal: Metal): Maker =>
  () =>
    physical({
      color: linear(METAL_TINTS[metal].map((c) => c * 0.82)),
      metalness: 1,
      roughness: 0.45,
      normalMap: texture('blasted', () => fibreNormals(5, 0.35, 6)),
      normalScale: new Vector2(0.25, 0.25),
    })

const velvet =
  (hex: string, sheenHex: string): Maker =>
  () =>
    physical({
      color: srgb(hex),
      roughness: 1,
      specularIntensity: 0.1,
      sheen: 1,
      sheenColor: srgb(sheenHex),
      sheenRoughness: 0.5,
      normalMap: texture('pile', () => fibreNormals(41, 1.1, 9)),
      normalScale: new Vector2(0.5, 0.5),
    })

const leather =
  (hex: string): Maker =>
  () =>
    physical({
      color: srgb(hex),
      roughness: 0.5,
      specularIntensity: 0.75,
      normalMap: texture('leather', leatherNormals),
      normalScale: new Vector2(0.55, 0.55),
    })

const paper =
  (hex: string, gloss = 0.72): Maker =>
  () =>
    physical({
      color: srgb(hex),
      roughness: gloss,
      specularIntensity: 0.5,
      normalMap: texture('paper', () => fibreNormals(61, 0.5, 14)),
      normalScale: new Vector2(0.16, 0.16),
    })

const boardOf =
  (key: string, rgb: [number, number, number], contrast: number): Maker =>
  () =>
    physical({
      map: texture(key, () => board(71, rgb, contrast)),
      roughness: 0.9,
      specularIntensity: 0.25,
    })

const wood =
  (key: string, seed: number, tones: [number, number, number][], coat = 0.5): Maker =>
  () =>
    physical({
      map: texture(key, () => woodGrain(seed, tones[0]!, tones[1]!, tones[2]!)),
      roughness: 0.52,
      clearcoat: coat,
      clearcoatRoughness: 0.32,
    })

const lacquer =
  (hex: string): Maker =>
  () =>
    physical({ color: srgb(hex), roughness: 0.5, clearcoat: 1, clearcoatRoughness: 0.06 })
const plain =
  (hex: string, roughness = 0.6): Maker =>
  () =>
    physical({ color: srgb(hex), roughness })

const MAKERS: Record<string, Maker> = {
  'steel-polished': polished('steel'),
  'steel-brushed': brushed('steel'),
  'steel-matte': matte('steel'),
  'gold-polished': polished('gold'),
  'gold-brushed': brushed('gold'),
  'rose-polished': polished('rose'),
  'rose-brushed': brushed('rose'),
  'black-polished': polished('black'),
  'black-brushed': () => {
    const material = brushed('black')()
    material.color.multiplyScalar(1.25)
    return material
  },
  'black-matte': matte('black'),
  powder: plain('#1D1F22', 0.62),
  'powder-white': plain('#EFEEEA', 0.55),
  'velvet-black': velvet('#19191B', '#B9BAC2'),
  'velvet-navy': velvet('#18243F', '#8FA6DC'),
  'velvet-green': velvet('#163A2D', '#8CC7AE'),
  'velvet-burgundy': velvet('#4C1522', '#DC8598'),
  'velvet-grey': velvet('#6D7075', '#C9CCD2'),
  'velvet-cream': velvet('#D6C7AE', '#FFF6E4'),
  'velvet-blush': velvet('#C79A92', '#FFDCD4'),
  'leather-black': leather('#17181A'),
  'leather-brown': leather('#5A3420'),
  'leather-tan': leather('#A06A3C'),
  'leather-white': leather('#E6E2DA'),
  'leather-grey': leather('#7C7F83'),
  'leather-navy': leather('#1C2A44'),
  'leather-green': leather('#1E3B31'),
  'leather-blush': leather('#D9AFA4'),
  'paper-white': paper('#F0EFEB'),
  'paper-black': paper('#1A1B1D'),
  'paper-charcoal': paper('#36393D'),
  'leather-charcoal': leather('#2B2E32'),
  'leather-burgundy': leather('#5A1B27'),
  'leather-ivory': leather('#E6DCC8'),
  'velvet-charcoal': velvet('#2B2D31', '#B4B8C0'),
  'felt-grey': velvet('#5B5F64', '#A8ACB2'),
  'paper-ivory': paper('#E9DFCB'),
  'paper-grey': paper('#8E9296'),
  'paper-navy': paper('#1D2B45'),
  'paper-green': paper('#2A4A3D'),
  'paper-burgundy': paper('#5C1A25'),
  'paper-blush': paper('#DDB5AA'),
  'paper-terracotta': paper('#A8553A'),
  kraft: boardOf('kraft', [184, 150, 114], 0.1),
  'kraft-inside': boardOf('kraft-inside', [172, 139, 104], 0.12),
  'kraft-dark': plain('#7A5B3C', 0.9),
  tape: () =>
    physical({ color: srgb('#A98555'), roughness: 0.32, clearcoat: 0.6, clearcoatRoughness: 0.2 }),
  greyboard: boardOf('greyboard', [168, 164, 156], 0.2),
  walnut: wood('walnut', 101, [
    [128, 86, 58],
    [74, 46, 30],
    [44, 26, 17],
  ]),
  oak: wood(
    'oak',
    131,
    [
      [205, 170, 124],
      [170, 130, 86],
      [120, 86, 52],
    ],
    0.25,
  ),
  bamboo: wood(
    'bamboo',
    151,
    [
      [219, 186, 132],
      [196, 158, 100],
      [160, 122, 70],
    ],
    0.3,
  ),
  beech: wood(
    'beech',
    171,
    [
      [218, 180, 142],
      [196, 152, 112],
      [160, 116, 80],
    ],
    0.3,
  ),
  'wood-black': wood(
    'wood-black',
    191,
    [
      [44, 41, 39],
      [26, 24, 23],
      [12, 11, 11],
    ],
    0.6,
  ),
  'wood-white': wood(
    'wood-white',
    211,
    [
      [236, 232, 224],
      [222, 216, 205],
      [196, 188, 174],
    ],
    0.3,
  ),
  mahogany: wood(
    'mahogany',
    231,
    [
      [126, 56, 36],
      [80, 30, 20],
      [48, 18, 12],
    ],
    1,
  ),
  'lacquer-black': lacquer('#101113'),
  'lacquer-white': lacquer('#EDECE8'),
  foam: plain('#FAFAF8', 0.95),
  'foam-black': plain('#18191A', 0.95),
  elastic: plain('#22252A', 0.9),
  'zip-tape': plain('#15171A', 0.8),
  enamel: plain('#14171B', 0.25),
  rubber: plain('#24272B', 0.85),
  mirror: () => physical({ color: linear([0.86, 0.87, 0.88]), metalness: 1, roughness: 0.02 }),
  glass: () =>
    physical({
      color: srgb('#FFFFFF'),
      roughness: 0.03,
      transparent: true,
      opacity: 0.13,
      depthWrite: false,
      side: DoubleSide,
    }),
  acrylic: () =>
    physical({
      color: srgb('#F6FAFC'),
      roughness: 0.05,
      transparent: true,
      opacity: 0.22,
      depthWrite: false,
      side: DoubleSide,
    }),
  film: () =>
    physical({
      color: srgb('#FFFFFF'),
      roughness: 0.16,
      transparent: true,
      opacity: 0.16,
      depthWrite: false,
      side: DoubleSide,
    }),
  pearl: () =>
    physical({
      color: srgb('#F2EBE0'),
      roughness: 0.28,
      clearcoat: 1,
      clearcoatRoughness: 0.12,
      sheen: 0.6,
      sheenColor: srgb('#F7DCE0'),
      sheenRoughness: 0.4,
    }),
  'stone-crown': () =>
    physical({
      color: srgb('#FFFFFF'),
      metalness: 0,
      ior: 2.1,
      roughness: 0.02,
      flatShading: true,
      transparent: true,
      opacity: 0.22,
      depthWrite: false,
    }),
  'stone-pavilion': () =>
    physical({
      color: linear([0.94, 0.955, 0.97]),
      metalness: 1,
      roughness: 0.03,
      flatShading: true,
      side: DoubleSide,
    }),
}

const materials = new Map<string, Material>()

/**
 * The material of a surface name; one instance each. Throws on an unknown name, so that a misspelt surface is never
 * rendered as something else.
 */
export function surfaceMaterial(name: string): Material {
  const found = materials.get(name)
  if (found) return found
  const make = MAKERS[name]
  if (!make) throw new Error(`Unknown surface: ${name}`)
  const material = make()
  material.name = name
  materials.set(name, material)
  return material
}
