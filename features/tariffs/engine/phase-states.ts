/** How far a phase of an agreement has come. Only `in_force` enters a firm price; earlier states enter outlooks. */
export const PHASE_STATES = [
  'reported',
  'announced',
  'provisional',
  'in_force',
  'suspended',
  'expired',
  'invalidated',
  'superseded',
] as const
export type AgreementPhaseState = (typeof PHASE_STATES)[number]
