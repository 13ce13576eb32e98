/**
 * What is done to goods where they are made, and what it does to their origin. Forming gives a piece its shape, and so
 * its name and use; what makes a material comes before that; finishing leaves the piece what it was.
 * Read on 2026-11-29: 19 CFR 134.1(b) (further work must effect a substantial transformation), HQ 732159 (plating of
 * finished chain), HQ 731963 (faceting), HQ H348567 and NY N347703 (castings that are set and polished elsewhere).
 */

export type ProcessGrade = 'forming' | 'material' | 'finishing'

export const PROCESSES = {
  /** it is made there; by what process isn't stated */
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

/** What proves a process, and a ruling, which settles what the rule leaves open. */
export const EVIDENCE = [
  'production_record',
  'supplier_declaration',
  'certificate',
  'ruling',
] as const
