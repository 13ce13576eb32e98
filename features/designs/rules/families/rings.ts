import { type Design, type DesignFamily, type Conflict, conflict } from '../family'
import { chosen, d, METAL, metal, mm } from './parts'

const bandStone = (design: Design): string => chosen(design, 'stone')

export const band: DesignFamily = {
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
}

export const signet: DesignFamily = {
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
}
