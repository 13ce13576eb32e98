import type { ModelSpec } from '../models/registry'

/**
 * What a buyer may have made to order: families of parametric designs, and the factory's limits for each. Pure;
 * browser-safe.
 */

export const DESIGN_FAMILIES = [
  'band',
  'signet',
  'cuff',
  'chain',
  'pendant',
  'hoop',
  'box',
  'drawer',
] as const
export type DesignFamilyId = (typeof DESIGN_FAMILIES)[number]

export interface Dimension {
  /** millimetres, or a count where `unit` says so */
  least: number
  most: number
  step: number
  start: number
  unit?: 'count'
}

export interface Design {
  family: DesignFamilyId
  finish: string
  /** by name, in the family's order */
  dimensions: Readonly<Record<string, number>>
  choices: Readonly<Record<string, string>>
  engraving: string
}

export interface DesignFamily {
  dimensions: Readonly<Record<string, Dimension>>
  choices: Readonly<Record<string, readonly string[]>>
  finishes: readonly string[]
  /** room for a line of text, mm: its length and height; null where nothing can be engraved */
  engraving: ((design: Design) => { lengthMm: number; heightMm: number } | null) | null
  /** combinations that can't be made, in addition to each dimension's own bounds */
  conflicts: (design: Design) => Conflict[]
  model: (design: Design) => ModelSpec
  /** the surface of its main parts */
  surface: (design: Design) => string
  /** the picture shown before anything is drawn */
  picture: { slug: string; finish: string }
  /** sold together: earrings come in pairs */
  pieces: 1 | 2
  line: 'jewelry' | 'boxes' | 'organizers'
  moq: number
  leadTimeDays: number
}

/** The rules that a design may break. */
export const CONFLICT_RULES = [
  'bounds',
  'step',
  'unknown',
  'engraving_room',
  'engraving_characters',
  'thin_for_stone',
  'stone_too_wide',
  'face_too_wide',
  'opening',
  'compartments',
  'wall',
  'wall_room',
  'hoop_thick',
  'box_links',
  'round_wire',
  'links',
  'chest',
  'proportions',
] as const

/** Why a design can't be made: the field to change, and figures for the words. */
export interface Conflict {
  field: string
  rule: (typeof CONFLICT_RULES)[number]
  values: Readonly<Record<string, number | string>>
}

/** Makes a conflict. */
export const conflict = (
  field: string,
  rule: Conflict['rule'],
  values: Conflict['values'] = {},
): Conflict => ({ field, rule, values })
