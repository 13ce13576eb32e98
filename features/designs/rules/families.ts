import {
  type Design,
  type DesignFamilyId,
  type DesignFamily,
  type Dimension,
  type Conflict,
  conflict,
} from './family'
import { BAR_EYES_MM, pendantLetters } from './letter-room'

const mm = (least: number, most: number, step: number, start: number): Dimension => ({
  least,
  most,
  step,
  start,
})
const count = (least: number, most: number, start: number): Dimension => ({
  least,
  most,
  step: 1,
  start,
  unit: 'count',
})
const d = ({ dimensions }: Design, name: string): number => dimensions[name] ?? 0
const chosen = <T extends string>({ choices }: Design, name: string): T => choices[name] as T

const METAL = ['polished', 'brushed', 'pvd-gold', 'pvd-rose-gold', 'pvd-black'] as const
const METAL_SURFACE: Readonly<Record<string, string>> = {
  polished: 'steel-polished',
  brushed: 'steel-brushed',
  'pvd-gold': 'gold-polished',
  'pvd-rose-gold': 'rose-polished',
  'pvd-black': 'black-polished',
}
const metal = ({ finish }: Design): string => METAL_SURFACE[finish] ?? 'steel-polished'

const bandStone = (design: Design): string => chosen(design, 'stone')

/** The plate that a box's engraving is on, mm: length and height. */
const plateOf = (design: Design): [number, number] => [
  Math.round(Math.min(80, d(design, 'lengthMm') * 0.45)),
  Math.round(Math.min(18, d(design, 'heightMm') * 0.22)),
]

export const FAMILIES: Readonly<Record<DesignFamilyId, DesignFamily>> = {
  band: {
    dimensions: {
      innerMm: mm(14, 24, 0.1, 18.2),
      widthMm: mm(2, 12, 0.5, 6),
      thicknessMm: mm(1.2, 3, 0.1, 2),
      stoneMm: mm(1.2, 6, 0.1, 2),
    },
    choices: {
      shape: ['domed', 'flat', 'bevelled', 'grooved'],
      stone: ['none', 'row', 'solitaire'],
    },
    finishes: METAL,
    engraving: (design) => ({
      lengthMm: (d(design, 'innerMm') + 2 * d(design, 'thicknessMm')) * Math.PI * 0.28,
      heightMm: d(design, 'widthMm') * 0.45,
    }),
    conflicts: (design) => {
      const [stone, width, thickness] = [
        d(design, 'stoneMm'),
        d(design, 'widthMm'),
        d(design, 'thicknessMm'),
      ]
      if (bandStone(design) === 'none') return []
      const found: Conflict[] = []
      if (bandStone(design) === 'row' && stone > width * 0.7)
        found.push(conflict('stoneMm', 'stone_too_wide', { most: Math.floor(width * 7) / 10 }))
      if (bandStone(design) === 'row' && thickness < stone * 0.7)
        found.push(conflict('thicknessMm', 'thin_for_stone', { least: Math.ceil(stone * 7) / 10 }))
      if (design.engraving !== '')
        found.push(conflict('engraving', 'engraving_room', { characters: 0 }))
      return found
    },
    model: (design) => {
      const params = {
        innerMm: d(design, 'innerMm'),
        widthMm: d(design, 'widthMm'),
        thicknessMm: d(design, 'thicknessMm'),
      }
      const stoneMm = d(design, 'stoneMm')
      if (bandStone(design) === 'row')
        return { family: 'stone-band', params: { ...params, stoneMm, spanDeg: 150 } }
      if (bandStone(design) === 'solitaire')
        return { family: 'solitaire', params: { ...params, stoneMm } }
      return { family: 'band', params: { ...params, shape: chosen<'flat'>(design, 'shape') } }
    },
    surface: metal,
    picture: { slug: 'domed-band-ring-6-mm', finish: 'polished' },
    pieces: 1,
    line: 'jewelry',
    moq: 100,
    leadTimeDays: 28,
  },
  signet: {
    dimensions: {
      innerMm: mm(15, 24, 0.1, 18.2),
      shankMm: mm(2.5, 6, 0.1, 3.6),
      faceWidthMm: mm(7, 16, 0.5, 11),
      faceLengthMm: mm(7, 18, 0.5, 14),
      thicknessMm: mm(1.4, 2.6, 0.1, 1.8),
    },
    choices: { face: ['round', 'cushion'] },
    finishes: METAL,
    engraving: (design) => ({
      lengthMm: d(design, 'faceWidthMm') * 0.72,
      heightMm: Math.min(d(design, 'faceLengthMm') * 0.42, d(design, 'faceWidthMm') * 0.5),
    }),
    conflicts: (design) =>
      d(design, 'faceWidthMm') > d(design, 'innerMm') * 0.8
        ? [
            conflict('faceWidthMm', 'face_too_wide', {
              most: Math.floor(d(design, 'innerMm') * 1.6) / 2,
            }),
          ]
        : [],
    model: (design) => ({
      family: 'signet-ring',
      params: {
        innerMm: d(design, 'innerMm'),
        shankMm: d(design, 'shankMm'),
        faceWidthMm: d(design, 'faceWidthMm'),
        faceLengthMm: d(design, 'faceLengthMm'),
        thicknessMm: d(design, 'thicknessMm'),
        face: chosen<'round'>(design, 'face'),
      },
    }),
    surface: metal,
    picture: { slug: 'oval-signet-ring', finish: 'polished' },
    pieces: 1,
    line: 'jewelry',
    moq: 100,
    leadTimeDays: 32,
  },
  cuff: {
    dimensions: {
      innerWidthMm: mm(52, 70, 0.5, 60),
      innerHeightMm: mm(40, 60, 0.5, 47),
      widthMm: mm(3, 30, 0.5, 10),
      thicknessMm: mm(1.2, 4, 0.1, 1.8),
      openingMm: mm(0, 35, 1, 25),
    },
    choices: { section: ['flat', 'domed', 'round'] },
    finishes: METAL,
    // Inside, opposite the opening: the side that a wrist keeps to itself.
    engraving: (design) =>
      chosen(design, 'section') === 'round'
        ? null
        : { lengthMm: d(design, 'innerWidthMm') * 0.6, heightMm: d(design, 'widthMm') * 0.45 },
    conflicts: (design) => [
      ...(d(design, 'openingMm') > 0 && d(design, 'openingMm') < 18
        ? [conflict('openingMm', 'opening', { least: 18 })]
        : []),
      ...(chosen(design, 'section') === 'round' && d(design, 'widthMm') > 6
        ? [conflict('widthMm', 'round_wire', { most: 6 })]
        : []),
    ],
    model: (design) => {
      const round = chosen(design, 'section') === 'round'
      return {
        family: 'bangle',
        params: {
          innerWidthMm: d(design, 'innerWidthMm'),
          innerHeightMm: d(design, 'innerHeightMm'),
          widthMm: d(design, 'widthMm'),
          thicknessMm: round ? d(design, 'widthMm') : d(design, 'thicknessMm'),
          section: chosen<'flat'>(design, 'section'),
          openingMm: d(design, 'openingMm'),
        },
      }
    },
    surface: metal,
    picture: { slug: 'open-cuff-10-mm', finish: 'polished' },
    pieces: 1,
    line: 'jewelry',
    moq: 100,
    leadTimeDays: 28,
  },
  chain: {
    dimensions: { widthMm: mm(2, 12, 0.5, 8), lengthMm: mm(160, 230, 5, 200) },
    choices: { type: ['cuban', 'curb', 'cable', 'figaro', 'rope', 'box'] },
    finishes: METAL,
    engraving: null,
    conflicts: (design) =>
      chosen(design, 'type') === 'cuban' && d(design, 'widthMm') < 4
        ? [conflict('widthMm', 'links', { least: 4 })]
        : chosen(design, 'type') === 'box' && d(design, 'widthMm') > 4
          ? [conflict('widthMm', 'box_links', { most: 4 })]
          : [],
    model: (design) => ({
      family: 'bracelet-chain',
      params: {
        type: chosen<'cuban'>(design, 'type'),
        widthMm: d(design, 'widthMm'),
        lengthMm: d(design, 'lengthMm'),
      },
    }),
    surface: metal,
    picture: { slug: 'cuban-link-bracelet-8-mm', finish: 'polished' },
    pieces: 1,
    line: 'jewelry',
    moq: 100,
    leadTimeDays: 26,
  },
  pendant: {
    dimensions: {
      widthMm: mm(8, 40, 0.5, 18),
      heightMm: mm(8, 60, 0.5, 18),
      thicknessMm: mm(1, 4, 0.1, 1.5),
    },
    choices: { shape: ['disc', 'bar', 'heart', 'cross', 'star', 'dog-tag'] },
    finishes: METAL,
    engraving: (design) => {
      const [width, height] = [d(design, 'widthMm'), d(design, 'heightMm')]
      // Along a bar, whichever way it hangs.
      return chosen(design, 'shape') === 'bar'
        ? {
            lengthMm: Math.min(
              Math.max(width, height) * 0.7,
              width > height ? width - 2 * BAR_EYES_MM : Infinity,
            ),
            heightMm: Math.min(width, height) * 0.42,
          }
        : { lengthMm: width * 0.64, heightMm: pendantLetters(width, height) }
    },
    conflicts: (design) => {
      const [width, height] = [d(design, 'widthMm'), d(design, 'heightMm')]
      // A heart much taller or lower than it is wide runs into a slit at its top or loses its point.
      const heart =
        chosen(design, 'shape') === 'heart' && (height < width * 0.8 || height > width * 1.4)
      return [
        ...(heart
          ? [
              conflict('heightMm', 'proportions', {
                least: Math.ceil(width * 1.6) / 2,
                most: Math.floor(width * 2.8) / 2,
              }),
            ]
          : []),
        ...(['cross', 'star'].includes(chosen(design, 'shape')) && design.engraving !== ''
          ? [conflict('engraving', 'engraving_room', { characters: 0 })]
          : []),
      ]
    },
    model: (design) => ({
      family: 'pendant-body',
      params: {
        shape: chosen<'disc'>(design, 'shape'),
        widthMm: d(design, 'widthMm'),
        heightMm: d(design, 'heightMm'),
        thicknessMm: d(design, 'thicknessMm'),
      },
    }),
    surface: metal,
    picture: { slug: 'disc-pendant-18-mm', finish: 'polished' },
    pieces: 1,
    line: 'jewelry',
    moq: 100,
    leadTimeDays: 26,
  },
  hoop: {
    dimensions: {
      outerMm: mm(10, 80, 1, 30),
      widthMm: mm(1.5, 8, 0.1, 3),
      thicknessMm: mm(1.2, 5, 0.1, 3),
    },
    choices: { section: ['round', 'domed', 'flat'], closing: ['post', 'hinge'] },
    finishes: METAL,
    engraving: null,
    conflicts: (design) =>
      d(design, 'outerMm') < d(design, 'thicknessMm') * 5
        ? [
            conflict('outerMm', 'hoop_thick', {
              least: Math.ceil(d(design, 'thicknessMm') * 5 - 1e-9),
            }),
          ]
        : [],
    model: (design) => ({
      family: 'hoop',
      params: {
        outerMm: d(design, 'outerMm'),
        widthMm: d(design, 'widthMm'),
        thicknessMm: d(design, 'thicknessMm'),
        section: chosen<'round'>(design, 'section'),
        closing: chosen<'post'>(design, 'closing'),
      },
    }),
    surface: metal,
    picture: { slug: 'hoop-earrings-30-mm', finish: 'polished' },
    pieces: 2,
    line: 'jewelry',
    moq: 100,
    leadTimeDays: 26,
  },
  box: {
    dimensions: {
      lengthMm: mm(50, 320, 5, 180),
      depthMm: mm(50, 240, 5, 120),
      heightMm: mm(35, 140, 5, 70),
      wallMm: mm(3, 12, 0.5, 8),
    },
    choices: {
      content: ['keepsake', 'ring', 'earrings', 'necklace', 'chest'],
      lining: [
        'velvet-black',
        'velvet-grey',
        'velvet-cream',
        'velvet-navy',
        'velvet-green',
        'velvet-burgundy',
      ],
    },
    finishes: ['walnut', 'oak', 'charcoal', 'ivory', 'burgundy'],
    // On a steel plate let into the front.
    engraving: (design) => {
      const [lengthMm, heightMm] = plateOf(design)
      return { lengthMm: lengthMm * 0.86, heightMm: heightMm * 0.44 }
    },
    conflicts: (design) => {
      const room = Math.min(d(design, 'lengthMm'), d(design, 'depthMm'))
      const chest = chosen(design, 'content') === 'chest'
      return [
        ...(['walnut', 'oak'].includes(design.finish) && d(design, 'wallMm') < 4
          ? [conflict('wallMm', 'wall', { least: 4 })]
          : []),
        ...(d(design, 'wallMm') * 6 > room
          ? [conflict('wallMm', 'wall_room', { most: Math.floor(room / 3) / 2 })]
          : []),
        ...(chest && d(design, 'lengthMm') < 200
          ? [conflict('lengthMm', 'chest', { least: 200 })]
          : []),
        ...(chest && d(design, 'depthMm') < 140
          ? [conflict('depthMm', 'chest', { least: 140 })]
          : []),
        ...(chest && d(design, 'heightMm') < 60
          ? [conflict('heightMm', 'chest', { least: 60 })]
          : []),
      ]
    },
    model: (design) => ({
      family: 'hinged-box',
      params: {
        lengthMm: d(design, 'lengthMm'),
        depthMm: d(design, 'depthMm'),
        heightMm: d(design, 'heightMm'),
        wallMm: d(design, 'wallMm'),
        lining: chosen(design, 'lining'),
        content: chosen<'ring'>(design, 'content'),
        cornerMm: 3,
        plateMm: design.engraving === '' ? undefined : plateOf(design),
      },
    }),
    surface: ({ finish }) =>
      finish === 'walnut' || finish === 'oak' ? finish : `leather-${finish}`,
    picture: { slug: 'unlined-wooden-keepsake-box', finish: 'walnut' },
    pieces: 1,
    line: 'boxes',
    moq: 200,
    leadTimeDays: 35,
  },
  drawer: {
    dimensions: {
      widthMm: mm(120, 600, 5, 300),
      depthMm: mm(120, 500, 5, 300),
      heightMm: mm(30, 90, 5, 45),
      columns: count(1, 8, 3),
      rows: count(1, 6, 3),
    },
    choices: { lining: ['felt-grey', 'velvet-black', 'velvet-cream', 'velvet-green'] },
    finishes: ['brushed', 'pvd-black', 'pvd-gold'],
    engraving: null,
    conflicts: (design) =>
      (['columns', 'rows'] as const).flatMap((field): Conflict[] => {
        const room = d(design, field === 'columns' ? 'widthMm' : 'depthMm') - 7
        return room / d(design, field) < 30
          ? [{ field, rule: 'compartments', values: { least: 30, most: Math.floor(room / 30) } }]
          : []
      }),
    model: (design) => ({
      family: 'drawer-insert',
      params: {
        widthMm: d(design, 'widthMm'),
        depthMm: d(design, 'depthMm'),
        heightMm: d(design, 'heightMm'),
        columns: d(design, 'columns'),
        rows: d(design, 'rows'),
        pad: chosen(design, 'lining'),
      },
    }),
    surface: ({ finish }) =>
      ({ 'pvd-black': 'black-brushed', 'pvd-gold': 'gold-brushed' })[finish] ?? 'steel-brushed',
    picture: { slug: 'drawer-insert-nine-compartments', finish: 'brushed' },
    pieces: 1,
    line: 'organizers',
    moq: 100,
    leadTimeDays: 35,
  },
}
