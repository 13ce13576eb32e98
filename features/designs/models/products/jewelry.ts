import { chain, flat, piece, type ProductModel, ring } from './product-model'

/** Models of jewelry, by the address of the product. */
export const JEWELRY: Record<string, ProductModel> = {
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
}
