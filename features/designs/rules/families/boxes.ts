import { type Design, type DesignFamily, type Conflict, conflict } from '../family'
import { chosen, count, d, mm } from './parts'

/** The plate that carries a box's engraving, mm: length and height. */
const plateOf = (design: Design): [number, number] => [
  Math.round(Math.min(80, d(design, 'lengthMm') * 0.45)),
  Math.round(Math.min(18, d(design, 'heightMm') * 0.22)),
]

export const box: DesignFamily = {
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
  // On a steel plate set into the front.
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
  surface: ({ finish }) => (finish === 'walnut' || finish === 'oak' ? finish : `leather-${finish}`),
  picture: { slug: 'unlined-wooden-keepsake-box', finish: 'walnut' },
  pieces: 1,
  line: 'boxes',
  moq: 200,
  leadTimeDays: 35,
}

export const drawer: DesignFamily = {
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
}
