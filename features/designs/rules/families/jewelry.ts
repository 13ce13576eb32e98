import { type DesignFamily, conflict } from '../family'
import { BAR_EYES_MM, pendantLetters } from '../letter-room'
import { chosen, d, METAL, metal, mm } from './parts'

export const cuff: DesignFamily = {
  dimensions: {
    innerWidthMm: mm(52, 70, 0.5, 60),
    innerHeightMm: mm(40, 60, 0.5, 47),
    widthMm: mm(3, 30, 0.5, 10),
    thicknessMm: mm(1.2, 4, 0.1, 1.8),
    openingMm: mm(0, 35, 1, 25),
  },
  choices: { section: ['flat', 'domed', 'round'] },
  finishes: METAL,
  // Inside, opposite the opening: the side against the wrist.
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
}

export const chain: DesignFamily = {
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
}

export const pendant: DesignFamily = {
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
    // A heart much taller or lower than wide gets a slit at its top or loses its point.
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
}

export const hoop: DesignFamily = {
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
}
