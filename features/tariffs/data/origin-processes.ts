/**
 * What is done to goods where they are made, and what it does to their origin. Forming gives a piece its shape, and so
 * its name and use; what makes a material comes before that; finishing leaves the piece what it was.
 * Read on 2026-11-29: 19 CFR 134.1(b) (further work must effect a substantial transformation).
 */

/**
 * Rulings that the grades below lean on. Of each only the beginning was found, with its facts and its question: what
 * it holds is not read, so the page says so. On faceting HQ 555787 tells of HQ 555640, which held diamond-cut gold
 * jewelry to be another article under 9802.00.50: that is another test, and it too was read in part.
 */
export const ORIGIN_RULINGS = [
  { number: 'HQ 732159', on: 'plating', read: 'in_part' },
  { number: 'HQ 731963', on: 'faceting', read: 'in_part' },
  { number: 'HQ H348567', on: 'stone_setting', read: 'in_part' },
  { number: 'NY N347703', on: 'stone_setting', read: 'in_part' },
] as const satisfies readonly { number: string; on: string; read: 'whole' | 'in_part' }[]

export type ProcessGrade = 'forming' | 'material' | 'finishing'

export const PROCESSES = {
  /** it is made there; by which process isn't stated */
  made: 'forming',
  casting: 'forming',
  stamping: 'forming',
  forging: 'forming',
  machining: 'forming',
  cutting_forming: 'forming',
  deep_drawing: 'forming',
  spinning: 'forming',
  chain_making: 'forming',
  fabrication: 'forming',
  moulding: 'forming',
  woodworking: 'forming',
  case_making: 'forming',
  sewing: 'forming',
  melting: 'material',
  rolling: 'material',
  wire_drawing: 'material',
  tube_drawing: 'material',
  sawing: 'material',
  board_making: 'material',
  polishing: 'finishing',
  faceting: 'finishing',
  plating: 'finishing',
  engraving: 'finishing',
  stone_setting: 'finishing',
  assembly: 'finishing',
  lining: 'finishing',
  packing: 'finishing',
} as const satisfies Record<string, ProcessGrade>

export type Process = keyof typeof PROCESSES
export const PROCESS_NAMES = Object.keys(PROCESSES) as Process[]
export const isProcess = (name: string): name is Process => Object.hasOwn(PROCESSES, name)

/** Evidence of a process, and a ruling, which settles what the rule leaves open. */
export const EVIDENCE = [
  'production_record',
  'supplier_declaration',
  'certificate',
  'ruling',
] as const
