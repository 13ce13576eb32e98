import { box, type ProductModel } from './product-model'

/** Models of boxes, by the address of the product. */
export const BOXES: Record<string, ProductModel> = {
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
}
