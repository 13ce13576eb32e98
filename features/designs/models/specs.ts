import type { ModelSpec } from './registry'

/** What a product is covered with; together with a finish code it gives the surface. */
export type Cover = 'metal' | 'display' | 'paper' | 'leather' | 'velvet' | 'wood' | 'watch'

export interface ProductModel {
  model: ModelSpec
  cover: Cover
  /** degrees the piece is turned in the list picture, and in the second view */
  yaw: number
  secondYaw: number
  /** which way it is measured: from above as it lies, from above laid flat, or from the front */
  measure: 'top' | 'laid' | 'front'
  /** part of the piece that shows its finish, as shares of its bounding box (x, y, z), and the picture's width in mm */
  detail: { at: [number, number, number]; spanMm: number }
}

const METAL: Record<string, string> = {
  polished: 'steel-polished',
  brushed: 'steel-brushed',
  'pvd-gold': 'gold-polished',
  'pvd-rose-gold': 'rose-polished',
  'pvd-black': 'black-polished',
}
const DISPLAY: Record<string, string> = {
  ...METAL,
  'pvd-gold': 'gold-brushed',
  'pvd-black': 'black-brushed',
}
const covered = (kind: string): Record<string, string> => ({
  ivory: `${kind}-ivory`,
  charcoal: `${kind}-charcoal`,
  burgundy: `${kind}-burgundy`,
  walnut: 'walnut',
  oak: 'oak',
})
const SURFACES: Record<Cover, Record<string, string>> = {
  metal: METAL,
  display: DISPLAY,
  paper: covered('paper'),
  leather: covered('leather'),
  velvet: { ...covered('velvet'), ivory: 'velvet-cream' },
  wood: covered('leather'),
  watch: covered('leather'),
}

/** Surface name of a finish on a cover; throws when the pair has none. */
export function surfaceOf(cover: Cover, finishCode: string): string {
  const surface = SURFACES[cover][finishCode]
  if (!surface) throw new Error(`No surface for ${finishCode} on ${cover}`)
  return surface
}

const ring = (model: ModelSpec, spanMm = 8): ProductModel => ({
  model,
  cover: 'metal',
  yaw: -38,
  secondYaw: 62,
  measure: 'laid',
  detail: { at: [0.7, 0.84, 0.62], spanMm },
})
const flat = (
  model: ModelSpec,
  spanMm = 24,
  at: [number, number, number] = [0.5, 0.5, 0.97],
): ProductModel => ({
  model,
  cover: 'metal',
  yaw: 0,
  secondYaw: 0,
  measure: 'top',
  detail: { at, spanMm },
})
const piece = (model: ModelSpec, more: Partial<ProductModel> = {}): ProductModel => ({
  model,
  cover: 'metal',
  yaw: -18,
  secondYaw: 150,
  measure: 'top',
  detail: { at: [0.5, 0.5, 0.8], spanMm: 10 },
  ...more,
})
const box = (cover: Cover, model: ModelSpec, more: Partial<ProductModel> = {}): ProductModel => ({
  model,
  cover,
  yaw: -26,
  secondYaw: 32,
  measure: 'top',
  detail: { at: [0.42, 0.26, 1], spanMm: 42 },
  ...more,
})
const stand = (model: ModelSpec, more: Partial<ProductModel> = {}): ProductModel => ({
  model,
  cover: 'display',
  yaw: -24,
  secondYaw: 34,
  measure: 'front',
  detail: { at: [0.5, 0.6, 0.8], spanMm: 60 },
  ...more,
})
const chain = (
  type: 'cable' | 'curb' | 'cuban' | 'figaro' | 'rope' | 'snake' | 'box',
  widthMm: number,
  lengthMm: number,
) => ({ type, widthMm, lengthMm })

/** The model of each product of the demonstration catalog, by its address. */
export const PRODUCT_MODELS: Record<string, ProductModel> = {
  'domed-band-ring-6-mm': ring({
    family: 'band',
    params: { innerMm: 18.2, widthMm: 6, thicknessMm: 2, shape: 'domed' },
  }),
  'flat-band-ring-4-mm': ring({
    family: 'band',
    params: { innerMm: 18.2, widthMm: 4, thicknessMm: 1.6, shape: 'flat' },
  }),
  'bevelled-band-ring-8-mm': ring(
    { family: 'band', params: { innerMm: 19, widthMm: 8, thicknessMm: 2.2, shape: 'bevelled' } },
    10,
  ),
  'oval-signet-ring': {
    ...ring(
      {
        family: 'signet-ring',
        params: {
          innerMm: 18.2,
          shankMm: 3.6,
          faceWidthMm: 11,
          faceLengthMm: 14,
          thicknessMm: 1.8,
          face: 'round',
        },
      },
      14,
    ),
    detail: { at: [0.5, 0.94, 0.6], spanMm: 15 },
  },
  'stacking-ring-set-of-three': {
    ...ring(
      { family: 'stacking-set', params: { innerMm: 17.4, widthMm: 1.8, thicknessMm: 1.5 } },
      9,
    ),
    measure: 'top',
    detail: { at: [0.5, 0.6, 0.97], spanMm: 10 },
  },
  'open-knot-ring': {
    ...ring({ family: 'knot-ring', params: { innerMm: 17.6, wireMm: 2, knotMm: 9 } }, 12),
    detail: { at: [0.5, 0.92, 0.5], spanMm: 14 },
  },
  'cuban-link-bracelet-8-mm': flat(
    { family: 'bracelet-chain', params: chain('cuban', 8, 200) },
    30,
  ),
  'cable-chain-bracelet-3-mm': flat(
    { family: 'bracelet-chain', params: { ...chain('cable', 3, 180), extenderMm: 40 } },
    20,
    [0.42, 0.5, 0.9],
  ),
  'figaro-bracelet-5-mm': flat({ family: 'bracelet-chain', params: chain('figaro', 5, 190) }, 26),
  'tennis-bracelet-3-mm': flat({ family: 'tennis', params: { stoneMm: 3, lengthMm: 175 } }, 15),
  'rope-chain-bracelet-4-mm': flat({ family: 'bracelet-chain', params: chain('rope', 4, 190) }, 20),
  'round-wire-bangle-3-mm': flat(
    {
      family: 'bangle',
      params: { innerWidthMm: 65, innerHeightMm: 65, widthMm: 3, thicknessMm: 3, section: 'round' },
    },
    16,
  ),
  'hinged-oval-bangle': {
    ...flat(
      {
        family: 'hinged-bangle',
        params: {
          innerWidthMm: 58,
          innerHeightMm: 49,
          widthMm: 6,
          thicknessMm: 2.2,
          section: 'domed',
        },
      },
      20,
    ),
    yaw: -20,
  },
  'open-cuff-10-mm': {
    ...flat(
      {
        family: 'bangle',
        params: {
          innerWidthMm: 60,
          innerHeightMm: 47,
          widthMm: 10,
          thicknessMm: 1.8,
          section: 'flat',
          openingMm: 25,
        },
      },
      24,
      [0.2, 0.5, 0.92],
    ),
    yaw: -24,
    secondYaw: 60,
  },
  'twisted-cable-cuff': {
    ...flat(
      {
        family: 'cable-cuff',
        params: { innerWidthMm: 60, innerHeightMm: 48, widthMm: 5, thicknessMm: 5, openingMm: 26 },
      },
      24,
      [0.22, 0.5, 0.94],
    ),
    yaw: -24,
    secondYaw: 60,
  },
  'cable-chain-necklace-2-mm': flat(
    { family: 'necklace-chain', params: chain('cable', 2, 450) },
    18,
  ),
  'curb-chain-necklace-5-mm': flat({ family: 'necklace-chain', params: chain('curb', 5, 500) }, 26),
  'snake-chain-necklace-2-mm': flat(
    { family: 'necklace-chain', params: chain('snake', 2, 450) },
    16,
  ),
  'box-chain-necklace-2-5-mm': flat(
    { family: 'necklace-chain', params: chain('box', 2.5, 550) },
    16,
  ),
  'disc-pendant-18-mm': flat(
    {
      family: 'pendant',
      params: {
        pendant: { shape: 'disc', widthMm: 18, heightMm: 18, thicknessMm: 1.5 },
        chain: chain('cable', 2.2, 400),
      },
    },
    24,
    [0.5, 0.3, 0.9],
  ),
  'vertical-bar-pendant': flat(
    {
      family: 'pendant',
      params: {
        pendant: { shape: 'bar', widthMm: 4, heightMm: 35, thicknessMm: 4 },
        chain: chain('cable', 2.2, 400),
      },
    },
    24,
    [0.5, 0.5, 0.84],
  ),
  'heart-pendant-15-mm': flat(
    {
      family: 'pendant',
      params: {
        pendant: { shape: 'heart', widthMm: 15, heightMm: 14, thicknessMm: 2 },
        chain: chain('cable', 2.2, 400),
      },
    },
    22,
    [0.5, 0.3, 0.92],
  ),
  'cross-pendant-30-mm': flat(
    {
      family: 'pendant',
      params: {
        pendant: { shape: 'cross', widthMm: 18, heightMm: 30, thicknessMm: 2.4 },
        chain: chain('box', 2.2, 420),
      },
    },
    26,
    [0.5, 0.3, 0.86],
  ),
  'dog-tag-pendant': flat(
    {
      family: 'pendant',
      params: {
        pendant: { shape: 'dog-tag', widthMm: 28, heightMm: 50, thicknessMm: 1.8 },
        chain: { type: 'ball', widthMm: 2.4, lengthMm: 480 },
      },
    },
    34,
    [0.5, 0.3, 0.84],
  ),
  'oval-locket': flat(
    {
      family: 'pendant',
      params: {
        pendant: { shape: 'locket', widthMm: 16, heightMm: 22, thicknessMm: 5 },
        chain: chain('cable', 2.4, 420),
      },
    },
    26,
    [0.5, 0.4, 0.88],
  ),
  'hoop-earrings-30-mm': piece(
    { family: 'hoops', params: { outerMm: 30, widthMm: 3, thicknessMm: 3, section: 'round' } },
    { yaw: 0, secondYaw: 40, measure: 'front', detail: { at: [0.2, 0.2, 0.7], spanMm: 14 } },
  ),
  'huggie-earrings-12-mm': piece(
    {
      family: 'hoops',
      params: { outerMm: 12, widthMm: 3, thicknessMm: 1.8, section: 'domed', closing: 'hinge' },
    },
    { yaw: 0, secondYaw: 40, measure: 'front', detail: { at: [0.22, 0.6, 0.7], spanMm: 9 } },
  ),
  'ball-studs-5-mm': piece(
    { family: 'studs', params: { kind: 'ball', sizeMm: 5, postMm: 10 } },
    { yaw: 0, secondYaw: -60, detail: { at: [0.2, 0.6, 0.8], spanMm: 9 } },
  ),
  'bar-drop-earrings': piece(
    { family: 'drops', params: { shape: 'bar', widthMm: 2, heightMm: 40, thicknessMm: 2 } },
    { yaw: -14, secondYaw: 30, detail: { at: [0.3, 0.5, 0.45], spanMm: 14 } },
  ),
  'cable-chain-anklet': flat(
    { family: 'bracelet-chain', params: { ...chain('cable', 2, 230), extenderMm: 50 } },
    18,
    [0.42, 0.5, 0.9],
  ),
  'beaded-anklet': flat(
    { family: 'bracelet-chain', params: { ...chain('cable', 1.8, 230), beadMm: 3 } },
    18,
  ),
  'straight-barbell-1-6-mm': piece(
    { family: 'barbells', params: { gaugeMm: 1.6, lengthMm: 16, ballMm: 5 } },
    { yaw: 0, secondYaw: 50, detail: { at: [0.2, 0.5, 0.7], spanMm: 9 } },
  ),
  'captive-bead-ring-1-2-mm': piece(
    { family: 'captive-rings', params: { gaugeMm: 1.2, innerMm: 8, ballMm: 3 } },
    { yaw: 0, secondYaw: 50, detail: { at: [0.3, 0.4, 0.5], spanMm: 8 } },
  ),
  'flat-back-labret-1-2-mm': piece(
    { family: 'labrets', params: { gaugeMm: 1.2, lengthMm: 8, topMm: 3, baseMm: 4 } },
    { yaw: 0, secondYaw: 50, detail: { at: [0.16, 0.8, 0.4], spanMm: 8 } },
  ),
  'id-bracelet': {
    ...flat(
      {
        family: 'id-bracelet',
        params: {
          plateLengthMm: 40,
          plateWidthMm: 11,
          plateThicknessMm: 2,
          chain: chain('curb', 8, 210),
        },
      },
      30,
      [0.5, 0.5, 1],
    ),
    secondYaw: 60,
  },
  'rectangular-cufflinks': piece(
    { family: 'cufflinks', params: { face: 'square', sizeMm: 17, depthMm: 13 } },
    { yaw: 0, secondYaw: 55, detail: { at: [0.2, 0.7, 0.7], spanMm: 18 } },
  ),
  'tie-clip-55-mm': piece(
    { family: 'tie-clip', params: { lengthMm: 55, widthMm: 6, thicknessMm: 1.2 } },
    { yaw: 0, secondYaw: 150, detail: { at: [0.4, 0.8, 0.7], spanMm: 18 } },
  ),

  'rigid-lift-off-box-90-mm': box('paper', {
    family: 'lift-off-box',
    params: {
      lengthMm: 90,
      depthMm: 90,
      heightMm: 35,
      lining: 'velvet-black',
      foil: 'gold-polished',
      insert: 'earrings',
    },
  }),
  'magnetic-flap-gift-box': box(
    'paper',
    {
      family: 'flap-box',
      params: {
        lengthMm: 160,
        depthMm: 110,
        heightMm: 45,
        lining: 'velvet-grey',
        foil: 'gold-polished',
        insert: 'rolls',
      },
    },
    { detail: { at: [0.7, 0.2, 1], spanMm: 56 } },
  ),
  'drawer-box-with-ribbon': box(
    'paper',
    {
      family: 'drawer-box',
      params: {
        lengthMm: 100,
        depthMm: 80,
        heightMm: 35,
        lining: 'velvet-black',
        foil: 'gold-polished',
        insert: 'ring',
      },
    },
    { detail: { at: [0.5, 0.6, 0.75], spanMm: 48 } },
  ),
  'hinged-wooden-ring-box': box(
    'wood',
    {
      family: 'hinged-box',
      params: {
        lengthMm: 55,
        depthMm: 55,
        heightMm: 45,
        wallMm: 4,
        lining: 'velvet-black',
        content: 'ring',
        lidShare: 0.34,
        cornerMm: 3,
      },
    },
    { detail: { at: [0.4, 0.24, 1], spanMm: 30 } },
  ),
  'wooden-jewelry-chest': box(
    'wood',
    {
      family: 'hinged-box',
      params: {
        lengthMm: 260,
        depthMm: 180,
        heightMm: 110,
        wallMm: 9,
        lining: 'velvet-charcoal',
        lid: 'mirror',
        content: 'chest',
      },
    },
    { detail: { at: [0.4, 0.24, 1], spanMm: 90 } },
  ),
  'unlined-wooden-keepsake-box': box(
    'wood',
    {
      family: 'hinged-box',
      params: { lengthMm: 180, depthMm: 120, heightMm: 70, wallMm: 8, content: 'keepsake' },
    },
    { detail: { at: [0.4, 0.24, 1], spanMm: 70 } },
  ),
  'pu-leather-necklace-case': box(
    'leather',
    {
      family: 'hinged-box',
      params: {
        lengthMm: 200,
        depthMm: 140,
        heightMm: 45,
        wallMm: 4,
        lining: 'velvet-cream',
        content: 'necklace',
        cornerMm: 5,
        lidShare: 0.3,
      },
    },
    { detail: { at: [0.7, 0.14, 1], spanMm: 50 } },
  ),
  'pu-leather-earring-box': box(
    'leather',
    {
      family: 'hinged-box',
      params: {
        lengthMm: 70,
        depthMm: 70,
        heightMm: 40,
        wallMm: 3,
        lining: 'velvet-black',
        content: 'earrings',
        cornerMm: 5,
      },
    },
    { detail: { at: [0.4, 0.24, 1], spanMm: 30 } },
  ),
  'velvet-ring-box': box(
    'velvet',
    {
      family: 'hinged-box',
      params: {
        lengthMm: 55,
        depthMm: 50,
        heightMm: 42,
        wallMm: 3,
        lining: 'velvet-black',
        content: 'ring',
        cornerMm: 13,
        cornerSteps: 1,
        lidShare: 0.42,
      },
    },
    { detail: { at: [0.6, 0.16, 1], spanMm: 26 } },
  ),
  'hexagon-velvet-box': box(
    'velvet',
    {
      family: 'hexagon-box',
      params: { lengthMm: 70, depthMm: 70, heightMm: 55, lining: 'velvet-blush', insert: 'ring' },
    },
    { yaw: -14, detail: { at: [0.56, 0.26, 1], spanMm: 34 } },
  ),
  'six-slot-watch-box': box(
    'watch',
    {
      family: 'watch-box',
      params: {
        lengthMm: 300,
        depthMm: 200,
        heightMm: 85,
        columns: 3,
        rows: 2,
        lid: 'glass',
        lining: 'velvet-grey',
      },
    },
    { detail: { at: [0.4, 0.22, 1], spanMm: 80 } },
  ),
  'single-watch-box': box(
    'leather',
    {
      family: 'watch-box',
      params: {
        lengthMm: 110,
        depthMm: 110,
        heightMm: 80,
        columns: 1,
        lid: 'solid',
        lining: 'velvet-cream',
        wallMm: 5,
        cornerMm: 4,
      },
    },
    { detail: { at: [0.4, 0.24, 1], spanMm: 40 } },
  ),
  'zip-travel-case': box(
    'leather',
    {
      family: 'travel-case',
      params: { lengthMm: 100, depthMm: 100, heightMm: 55, lining: 'velvet-grey' },
    },
    { detail: { at: [0.7, 0.16, 1], spanMm: 34 } },
  ),
  'jewelry-roll': box(
    'velvet',
    {
      family: 'jewelry-roll',
      params: { lengthMm: 190, depthMm: 240, heightMm: 10, lining: 'velvet-grey' },
    },
    { detail: { at: [0.5, 0.7, 0.25], spanMm: 70 } },
  ),
  'round-steel-tin-80-mm': box(
    'metal',
    { family: 'steel-tin', params: { lengthMm: 80, depthMm: 80, heightMm: 32, round: true } },
    { detail: { at: [0.44, 0.2, 1], spanMm: 30 } },
  ),
  'hinged-steel-keepsake-box': box(
    'metal',
    {
      family: 'hinged-box',
      params: {
        lengthMm: 120,
        depthMm: 80,
        heightMm: 45,
        wallMm: 1.6,
        lining: 'felt-grey',
        content: 'chest',
        cornerMm: 2,
        lidShare: 0.26,
        hardware: 'steel-polished',
      },
    },
    { detail: { at: [0.7, 0.16, 1], spanMm: 40 } },
  ),

  't-bar-bracelet-stand': stand(
    { family: 't-bar', params: { widthMm: 240, depthMm: 120, heightMm: 180, rodMm: 14 } },
    { detail: { at: [0.85, 0.92, 0.5], spanMm: 50 } },
  ),
  'three-tier-necklace-stand': stand(
    { family: 'necklace-stand', params: { widthMm: 260, depthMm: 150, heightMm: 360 } },
    { detail: { at: [0.14, 0.72, 0.5], spanMm: 70 } },
  ),
  'earring-tree-120-holes': stand(
    { family: 'pierced-tree', params: { widthMm: 230, depthMm: 120, heightMm: 320 } },
    { detail: { at: [0.4, 0.56, 0.6], spanMm: 60 } },
  ),
  'rotating-earring-stand': stand(
    { family: 'pierced-cylinder', params: { widthMm: 180, depthMm: 180, heightMm: 300 } },
    { detail: { at: [0.5, 0.8, 1], spanMm: 70 } },
  ),
  'ring-cone': stand(
    { family: 'ring-cone', params: { widthMm: 60, depthMm: 60, heightMm: 95 } },
    { yaw: 0, secondYaw: 180, detail: { at: [0.5, 0.35, 0.75], spanMm: 30 } },
  ),
  'oval-vanity-tray': stand(
    { family: 'dish', params: { widthMm: 260, depthMm: 160, heightMm: 18 } },
    { measure: 'top', detail: { at: [0.7, 0.5, 0.94], spanMm: 60 } },
  ),
  'two-tier-tray': stand(
    { family: 'tiered-tray', params: { widthMm: 220, depthMm: 220, heightMm: 210, tiers: 2 } },
    { detail: { at: [0.4, 0.1, 1], spanMm: 60 } },
  ),
  'round-catch-all-tray-120-mm': stand(
    { family: 'dish', params: { widthMm: 120, depthMm: 120, heightMm: 15 } },
    { measure: 'top', detail: { at: [0.62, 0.5, 0.94], spanMm: 36 } },
  ),
  'drawer-insert-nine-compartments': stand(
    {
      family: 'drawer-insert',
      params: { widthMm: 300, depthMm: 230, heightMm: 45, columns: 3, rows: 3 },
    },
    { measure: 'top', detail: { at: [0.7, 0.5, 1], spanMm: 70 } },
  ),
  'drawer-insert-ring-rows': stand(
    { family: 'ring-rows', params: { widthMm: 300, depthMm: 230, heightMm: 40 } },
    { measure: 'top', detail: { at: [0.7, 0.6, 0.96], spanMm: 70 } },
  ),
  'three-drawer-desktop-organizer': stand(
    { family: 'drawer-case', params: { widthMm: 240, depthMm: 180, heightMm: 190 } },
    { detail: { at: [0.62, 0.5, 0.78], spanMm: 80 } },
  ),
  'wall-hanger-twelve-hooks': stand(
    { family: 'wall-hanger', params: { widthMm: 400, depthMm: 30, heightMm: 120 } },
    { detail: { at: [0.3, 0.72, 0.8], spanMm: 80 } },
  ),
  'over-door-necklace-rack': stand(
    { family: 'door-rack', params: { widthMm: 350, depthMm: 60, heightMm: 620 } },
    { detail: { at: [0.3, 0.84, 0.8], spanMm: 90 } },
  ),
  'flat-neck-display-260-mm': stand(
    { family: 'flat-neck', params: { widthMm: 190, depthMm: 120, heightMm: 260 } },
    { detail: { at: [0.5, 0.36, 0.9], spanMm: 60 } },
  ),
  'sculpted-neck-bust-300-mm': stand(
    { family: 'half-bust', params: { widthMm: 200, depthMm: 130, heightMm: 300 } },
    { detail: { at: [0.5, 0.5, 0.9], spanMm: 70 } },
  ),
}
